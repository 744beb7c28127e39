// How a page is cut into files: what it always loads is one, and each piece that only some runs need is another.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { home } from './lib.mjs'

/**
 * Names of classes that compress: the local name, and one mark for all classes of a file. The line, which others add, never
 * comes twice.
 * @param {string} name @param {string} file
 */
export const className = (name, file) => {
  const own = path.relative(home, file.split('?')[0] ?? '')
  return `${name}_${createHash('sha256').update(own).digest('hex').slice(0, 5)}`
}

/** The settings of a build for a page with its script. @param {string} page @param {string} script @returns {import('vite').BuildOptions} */
export const pieces = (page, script) => ({
  target: 'es2022',
  sourcemap: true,
  manifest: true,
  // In kB before compression; tools/budgets.mjs judges what counts.
  chunkSizeWarningLimit: 1000,
  // All the code at once is a hundred files, and whoever fetches it can wait for their names until he has read the first.
  modulePreload: { resolveDependencies: (file, names) => (file.includes('everything') ? [] : names) },
  rolldownOptions: {
    input: page,
    // What only some runs need must not be moved into what every page loads, as saving a few files would have it.
    experimental: { chunkOptimization: { mergeCommonChunks: false } },
    output: {
      codeSplitting: {
        groups: [
          {
            // One file compresses better than twenty, by a twentieth in all. The script stays by itself: the manifest names it.
            name: 'first',
            tags: ['$initial'],
            test: (id) => !id.endsWith(page) && !id.endsWith(script),
          },
        ],
      },
    },
  },
})
