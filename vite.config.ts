/// <reference types="vitest/config" />
// How the page is built, served and unit-tested. The command line has its own, smaller vite.cli.config.ts.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  // Relative, so that the built folder works wherever it is put.
  base: './',
  plugins: [react()],
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
