// How the headless commands are built: one file for Node, with everything in it. scripts/cli.mjs chooses where to.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'main.js' } },
  },
})
