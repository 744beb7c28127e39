// A folder of static files, served under an origin of its own: an example site, or the app on a server that can go away.
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/** What text stands for which other in the files, as it is served. */
export type Meanings = Readonly<Record<string, string>>

export interface Site {
  readonly port: number
  /** From now on nobody answers there. */
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const isText = /\.(?:html|js|mjs)$/

/** The file that a path of an address leads to; undefined where there is none. */
function fileAt(folder: string, pathname: string): string | undefined {
  const named = path.join(folder, path.posix.normalize(decodeURIComponent(pathname)))
  return [named, path.join(named, 'index.html'), `${named}.html`].find((file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  )
}

const withMeanings = (text: string, meanings: Meanings): string =>
  Object.entries(meanings).reduce((said, [written, meant]) => said.replaceAll(written, meant), text)

/** Serves a folder until it is closed. */
export async function serveFolder(folder: string, meanings: Meanings = {}): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = fileAt(folder, pathname)
    if (file === undefined) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    const content = readFileSync(file)
    response.end(isText.test(file) ? withMeanings(content.toString('utf8'), meanings) : content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
