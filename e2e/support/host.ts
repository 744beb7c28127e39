// A host page on another origin: its HTML is given by the test, everything else of it is answered from the built app.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Page, test as base } from '@playwright/test'

export interface Host {
  /** `http://localhost:<port>`: another origin than the app's. */
  readonly origin: string
  /** Shows a page of the host with this in its body. */
  show(page: Page, body: string, head?: string, attributes?: string): Promise<void>
}

/** A host for the tests of one worker; each page of it is what was shown last. `app` is the origin of the built app. */
export const test = base.extend<{ app: string }, { host: Host }>({
  app: async ({ baseURL }, provide) => provide(baseURL ?? ''),
  host: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      let html = ''
      const server = createServer((_request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end(html)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const origin = `http://localhost:${port}`
      await provide({
        origin,
        async show(page, body, head = '', attributes = 'lang="en"') {
          html = `<!doctype html><html ${attributes}><head><title>Host</title>${head}</head><body>${body}</body></html>`
          await page.goto(origin)
        },
      })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'
