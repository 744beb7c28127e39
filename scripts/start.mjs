// `npm start`: installs what is missing, builds the page and serves it. PORT chooses the port; without it, 4173 or the
// next free one.
import { ensurePackages, home } from './lib.mjs'

ensurePackages()
const { build, preview } = await import('vite')

const asked = process.env['PORT']
const port = Number(asked ?? 4173)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a number from 1 to 65535, but is "${asked}".`)
  process.exit(2)
}

await build({ root: home, logLevel: 'warn' })
try {
  const server = await preview({
    root: home,
    logLevel: 'warn',
    preview: { port, strictPort: asked !== undefined },
  })
  console.log(`CQRScope is at ${server.resolvedUrls?.local[0]} (Ctrl+C stops it)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
