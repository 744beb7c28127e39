// How the page that measures in a browser is built and served. scripts/bench.mjs builds it, opens it and drives it.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'bench',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: '../dist-bench',
    emptyOutDir: true,
    reportCompressedSize: false,
    // Nobody waits for this page.
    chunkSizeWarningLimit: 5_000,
  },
  preview: {
    host: '127.0.0.1',
    // Only pages that are isolated like this have a clock finer than a tenth of a millisecond.
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
})
