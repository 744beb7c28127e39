/// <reference types="vitest/config" />
// How the page is built, served and unit-tested. The command line has its own, smaller vite.cli.config.ts.
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'
import { headersIn } from './scripts/headers.mjs'
import { offlineFiles } from './scripts/offline.mjs'

/** The module for host pages is a build of its own, beside the embed page: it shares no chunk with anything. */
const hostModule: Plugin = {
  name: 'cqrscope:host-module',
  apply: 'build',
  closeBundle: async () => void (await build({ configFile: 'vite.sdk.config.ts', logLevel: 'warn' })),
}

export default defineConfig({
  // Relative, so that the built folder works wherever it is put.
  base: './',
  plugins: [react(), headersIn('public/_headers'), offlineFiles(), hostModule],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    // All the code at once is a hundred files, and whoever fetches it can wait for their names until he has read the first.
    modulePreload: { resolveDependencies: (file, names) => (file.includes('everything') ? [] : names) },
    // What only some runs need must not be moved into what every page loads, as saving a few files would have it.
    rolldownOptions: {
      experimental: { chunkOptimization: { mergeCommonChunks: false } },
      // What the page always loads is one file: twenty compress worse, by a twentieth in all.
      output: {
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'], test: /(?<!index\.html|main\.tsx)$/ }],
        },
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
  },
})
