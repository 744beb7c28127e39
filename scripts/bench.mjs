// `npm run bench -- [--json]`: how fast the engine is. Measures in Node through the command-line bundle, then, where there
// is a Chromium, on a page of its own what only a browser can do. Figures on standard output, the rest on standard error.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { measureEmbed } from './bench-embed.mjs'
import { measurePlay } from './bench-play.mjs'
import { findChromium, home, installed } from './lib.mjs'

/** @typedef {{ name: string, value: number, unit: string, ratio: number | null, note: string }} Figure */

const OPENINGS = 5

/** The figures of the command line, which also judges the flags; ends the process where it fails. @returns {Figure[]} */
function measureInNode() {
  const args = [path.join(home, 'scripts', 'cli.mjs'), 'bench', '--json', ...process.argv.slice(2)]
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
  return JSON.parse(stdout)
}

/** Builds the page, serves it on a free port and measures in a browser with a profile on disk. @returns {Promise<Figure[]>} */
async function measureInChromium() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  const executablePath = findChromium() ?? (existsSync(own) ? own : undefined)
  if (executablePath === undefined) {
    console.error('There is no Chromium here: nothing is measured in a browser.')
    return []
  }
  console.error('Measuring in Chromium …')
  const options = {
    executablePath,
    // Root cannot use the sandbox.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-first-run', '--disable-sync', '--disable-background-networking'],
  }
  const { build, preview } = await import('vite')
  const configFile = path.join(home, 'vite.bench.config.ts')
  await build({ configFile, logLevel: 'warn' })
  const server = await preview({ configFile, preview: { port: 0 } })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('the page is served nowhere')
  // Not in the system's folder for temporary files: that one is often kept in memory.
  const cache = installed('.cache')
  mkdirSync(cache, { recursive: true })
  const profile = mkdtempSync(path.join(cache, 'bench-'))
  try {
    const figures = await drive(address, () =>
      chromium.launchPersistentContext(profile, { ...options, viewport: { width: 1280, height: 800 } }),
    )
    const browser = await chromium.launch(options)
    try {
      return [...figures, ...(await measurePlay(browser)), await measureEmbed(browser)]
    } finally {
      await browser.close()
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    await server.close()
  }
}

/**
 * One visit to write the rows, and another, by a browser that was started again, to open them.
 * @param {string} address @param {() => Promise<import('@playwright/test').BrowserContext>} launch @returns {Promise<Figure[]>}
 */
async function drive(address, launch) {
  /** @param {(context: import('@playwright/test').BrowserContext) => Promise<Figure[]>} work */
  const inBrowser = async (work) => {
    const context = await launch()
    try {
      return await work(context)
    } finally {
      await context.close()
    }
  }
  const engine = await inBrowser(async (context) => {
    const page = await visit(context, address)
    const yardstick = await page.evaluate('bench.yardstick()')
    const frames = await page.evaluate('bench.measureFrames()')
    return [yardstick, frames, await page.evaluate('bench.measureReplay()')].flat()
  })
  const reload = await inBrowser(async (context) => {
    const openings = []
    for (let pass = 0; pass < OPENINGS; pass++) {
      const fresh = await visit(context, address)
      openings.push(await fresh.evaluate('bench.openRows()'))
      await fresh.close()
    }
    const page = await visit(context, address)
    return page.evaluate(`bench.reloadFigures(${JSON.stringify(openings)})`)
  })
  return [...engine, ...reload]
}

/** @param {import('@playwright/test').BrowserContext} context @param {string} address */
async function visit(context, address) {
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`The page fails: ${error.message}`))
  await page.goto(address)
  await page.waitForFunction('window.bench !== undefined')
  return page
}

/** @param {readonly Figure[]} figures */
function show(figures) {
  const table = [
    ['what', 'value', 'unit', 'ratio', 'how'],
    ...figures.map(({ name, value, unit, ratio, note }) => [name, `${value}`, unit, `${ratio ?? ''}`, note]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const [what = '', value = '', unit = '', ratio = '', how = ''] of table) {
    const [a = 0, b = 0, c = 0, d = 0] = widths
    console.log(`${what.padEnd(a)}  ${value.padStart(b)} ${unit.padEnd(c)}  ${ratio.padStart(d)}  ${how}`)
  }
  console.log(
    '\nA ratio is a duration in yardsticks, or the steps made in the time of one: it hardly depends on the machine.',
  )
}

const figures = measureInNode()
try {
  figures.push(...(await measureInChromium()))
} catch (error) {
  console.error(`Measuring in Chromium failed: ${error instanceof Error ? error.message : 'unknown error'}`)
  process.exitCode = 1
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
else show(figures)
