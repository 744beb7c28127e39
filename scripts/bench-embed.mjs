// How soon an embed shows its first picture on a slow device: the built page, a browser without a cache, a processor that is slowed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { home } from './lib.mjs'

/** How many times slower than this machine the page's processor is. */
const SLOWER = 4

const OPENINGS = 5

/** Runs in the page before its own scripts: remembers when the first frame with a figure is drawn. */
const watch = `new MutationObserver((_, observer) => {
  if (document.documentElement.dataset.ready !== '1') return
  observer.disconnect()
  requestAnimationFrame(() => setTimeout(() => { window.shownAfter = performance.now() }))
}).observe(document, { attributes: true, subtree: true })`

/** Milliseconds from navigation to the first picture. @param {import('@playwright/test').Browser} browser @param {string} address */
async function opening(browser, address) {
  const context = await browser.newContext({ viewport: { width: 720, height: 480 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript({ content: watch })
    await page.goto(address)
    const shown = await page.waitForFunction('window.shownAfter', undefined, { timeout: 60_000 })
    return Number(await shown.jsonValue())
  } finally {
    await context.close()
  }
}

/** @param {import('@playwright/test').Browser} browser @returns {Promise<{ name: string, value: number, unit: string, ratio: null, note: string }>} */
export async function measureEmbed(browser) {
  const { build, preview } = await import('vite')
  const configFile = path.join(home, 'vite.embed.config.ts')
  const outDir = mkdtempSync(path.join(tmpdir(), 'cqrscope-bench-'))
  try {
    await build({ configFile, logLevel: 'warn', build: { outDir } })
    const server = await preview({ configFile, build: { outDir }, preview: { port: 0 } })
    try {
      const address = server.resolvedUrls?.local[0]
      if (address === undefined) throw new Error('the embed is served nowhere')
      const times = []
      for (let pass = 0; pass < OPENINGS; pass++)
        times.push(await opening(browser, `${address}embed/v1/?autoplay=0`))
      const median = times.toSorted((one, other) => one - other)[Math.floor(OPENINGS / 2)] ?? 0
      return {
        name: 'embed, first picture',
        value: Math.round(median),
        unit: 'ms',
        ratio: null,
        note: `median of ${OPENINGS} openings without a cache, the processor slowed ${SLOWER} times`,
      }
    } finally {
      await server.close()
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
