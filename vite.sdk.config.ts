// How the module for host pages is built: one small file beside the embed page, with nothing in it but itself.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/embed/v1',
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'src/sdk/main.ts',
      preserveEntrySignatures: 'strict',
      output: { codeSplitting: false, entryFileNames: 'cqr-scope.js' },
    },
  },
})
