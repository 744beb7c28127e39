// How the gallery that the picture tests look at is built. e2e/pictures.spec.ts builds it, into a folder of its own.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'e2e/gallery',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'es2022',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    // Nobody waits for this page.
    chunkSizeWarningLimit: 10_000,
  },
  preview: { host: '127.0.0.1' },
})
