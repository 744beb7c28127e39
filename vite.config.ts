/// <reference types="vitest/config" />
// How the page is built, served and unit-tested. The command line has its own, smaller vite.cli.config.ts.
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'
import { answeredCharts } from './scripts/charts.mjs'
import { headersIn } from './scripts/headers.mjs'
import { offlineFiles } from './scripts/offline.mjs'
import { className, pieces } from './scripts/pieces.mjs'

/** The embed page and the module for host pages are builds of their own: they share no chunk with the full page. */
const embedding: Plugin = {
  name: 'cqrscope:embedding',
  apply: 'build',
  async closeBundle() {
    for (const part of ['embed', 'sdk'])
      await build({ configFile: `vite.${part}.config.ts`, logLevel: 'warn' })
  },
}

export default defineConfig({
  // Relative, so that the built folder works wherever it is put.
  base: './',
  plugins: [react(), answeredCharts(), headersIn('public/_headers'), offlineFiles(), embedding],
  css: { modules: { generateScopedName: className } },
  worker: { format: 'es', plugins: () => [answeredCharts()] },
  build: pieces('index.html', 'src/main.tsx'),
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
    // Every core, and one module graph for all files of a worker: the engine is pure, so that nothing one file does can
    // reach another, and compiling it once for each file would take half of the time.
    maxWorkers: '100%',
    isolate: false,
  },
})
