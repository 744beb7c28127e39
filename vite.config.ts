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

/** What both pages need at once is one file: many small ones, each with lists of what it takes and gives, weigh more. */
const first = {
  name: 'first',
  tags: ['$initial' as const],
  test: (id: string) => !/\/src\/(?:main\.tsx$|embed\/)|\.html/.test(id),
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
    // In kB before compression; tools/budgets.mjs judges what counts.
    chunkSizeWarningLimit: 1000,
    // What only some runs need must not be moved into what every page loads, as saving a few files would have it.
    rolldownOptions: {
      input: ['index.html', 'embed/v1/index.html'],
      experimental: { chunkOptimization: { mergeCommonChunks: false } },
      output: { codeSplitting: { groups: [first] } },
    },
  },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
  },
})
