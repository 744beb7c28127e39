// How the embed page is built: on its own, beside the full page, so that it shares no chunk with it; and with Preact in the place
// of React, which is half of all that the page may weigh.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { answeredCharts } from './scripts/charts.mjs'
import { className, pieces } from './scripts/pieces.mjs'

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), answeredCharts()],
  css: { modules: { generateScopedName: className } },
  resolve: {
    alias: [
      { find: /^react$|^react-dom$/, replacement: 'preact/compat' },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    ...pieces('embed/v1/index.html', 'src/embed/main.tsx'),
    emptyOutDir: false,
    manifest: '.vite/embed.json',
  },
})
