// What playing costs in the built page as a visitor has it: frames, tasks that block it, and what is left in memory afterwards.
import path from 'node:path'
import { home } from './lib.mjs'

/** @typedef {{ name: string, value: number, unit: string, ratio: null, note: string }} Figure */
/** @typedef {import('@playwright/test').Page} Page */

/** Orders that are there before the frames are counted, each a row in both stores. */
const ROWS = 1_000
const IN_FLIGHT = [20, 100, 300]
/** Wall milliseconds in which frames are counted. */
const WATCHED_MILLIS = 8_000
/** Longer tasks are felt, and browsers report them. */
const LONG_TASK_MILLIS = 50
/** The same minute is played so often: nothing new may stay in memory. */
const ROUNDS = 10
const MINUTE_MILLIS = 60_000

/**
 * A thousand orders within a moment, then so many commands a second that, with four to eight seconds there and as many back, the
 * wanted number of messages is on the wires at any time.
 * @param {number} inFlight
 */
const crowd = (inFlight) => ({
  format: 'cqrscope/scenario',
  version: 1,
  id: `crowd-${inFlight}`,
  seed: 7,
  pipeline: 'outbox-polling',
  settings: { relay: { interval: 50, batch: 200 } },
  workload: [
    { from: 0, until: 1_000, rate: ROWS, mix: { PlaceOrder: 1 } },
    { from: 30_000, until: 90_000, rate: inFlight / 12, mix: { PlaceOrder: 1 } },
  ],
  faults: [{ kind: 'link', link: 'client->command-handler', from: 30_000, until: 90_000, delay: 4_000 }],
})

/** Runs in the page: counts frames and long tasks for a while. */
const WATCH_FRAMES = `(async () => {
  const frames = []
  const tasks = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ entryTypes: ['longtask'] })
  const begun = performance.now()
  for (let last = begun; last - begun < ${WATCHED_MILLIS}; ) {
    const now = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
    frames.push(now - last)
    last = now
  }
  observer.disconnect()
  return { frames: frames.toSorted((one, other) => one - other), tasks }
})()`

/** Runs in the page: the present run once from its beginning to the end of the minute. */
const PLAY_A_MINUTE = `(async () => {
  await cqrscope.seek(0)
  await cqrscope.setSpeed(16)
  await cqrscope.play()
  for (let status = await cqrscope.getStatus(); status.playing && status.at < ${MINUTE_MILLIS}; ) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    status = await cqrscope.getStatus()
  }
  await cqrscope.pause()
  await cqrscope.settled()
})()`

/** @param {Page} page @param {number} inFlight @returns {Promise<Figure[]>} */
async function playCrowd(page, inFlight) {
  await page.evaluate(`(async () => {
    await cqrscope.load(${JSON.stringify(crowd(inFlight))})
    await cqrscope.seek(45_000)
    await cqrscope.setSpeed(1)
    await cqrscope.settled()
  })()`)
  const before = await flying(page)
  await page.evaluate('cqrscope.play()')
  /** @type {{ frames: number[], tasks: number[] }} */
  const { frames, tasks } = await page.evaluate(WATCH_FRAMES)
  await page.evaluate('cqrscope.pause()')
  const after = await flying(page)
  const note = `${before.messages} to ${after.messages} messages, ${after.rows} rows, playing at 1×; ${frames.length} frames`
  const at = (/** @type {number} */ share) => frames[Math.floor(share * frames.length)] ?? 0
  /** @param {string} what @param {number} value @param {string} unit @returns {Figure} */
  const figure = (what, value, unit) => ({
    name: `playing, ${inFlight} in flight: ${what}`,
    value: Math.round(value * 10) / 10,
    unit,
    ratio: null,
    note,
  })
  return [
    figure('frame, median', at(0.5), 'ms'),
    figure('frame, p95', at(0.95), 'ms'),
    figure(`tasks over ${LONG_TASK_MILLIS} ms`, tasks.length, 'tasks'),
    figure('longest of them', Math.max(0, ...tasks), 'ms'),
  ]
}

/** How many messages are on the wires, and rows in the models, by the page's own account. @param {Page} page @returns {Promise<{ messages: number, rows: number }>} */
const flying = (page) =>
  page.evaluate(
    'cqrscope.getState().then(({ messages, models }) => ({ messages: messages.length, rows: models.length }))',
  )

/** Bytes in use once everything that can go is gone. @param {import('@playwright/test').CDPSession} session */
async function heap(session) {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** Plays the same simulated minute over and over: what grows then is a leak. @param {Page} page @returns {Promise<Figure[]>} */
async function playTenMinutes(page) {
  const session = await page.context().newCDPSession(page)
  await page.evaluate(`cqrscope.load('bad-network')`)
  const sizes = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(PLAY_A_MINUTE)
    sizes.push(await heap(session))
  }
  const [, second = 1] = sizes
  const last = sizes.at(-1) ?? 0
  return [
    {
      name: 'memory after the last round of play to that after the second',
      value: Math.round((last / second) * 1_000) / 1_000,
      unit: '',
      ratio: null,
      note: `the same run played ${ROUNDS} times to its end; ${Math.round(last / 2 ** 20)} MB in use then`,
    },
  ]
}

/** @param {import('@playwright/test').Browser} browser @returns {Promise<Figure[]>} */
export async function measurePlay(browser) {
  const { build, preview } = await import('vite')
  const configFile = path.join(home, 'vite.config.ts')
  await build({ configFile, logLevel: 'error' })
  const server = await preview({ configFile, preview: { port: 0, strictPort: false } })
  try {
    const address = server.resolvedUrls?.local[0]
    if (address === undefined) throw new Error('the page is served nowhere')
    // Strings are evaluated in it, which the page's own policy forbids.
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1440, height: 900 } })
    await page.goto(`${address}?scenario=first-order&lang=en`)
    await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' })
    const figures = []
    for (const inFlight of IN_FLIGHT) figures.push(...(await playCrowd(page, inFlight)))
    return [...figures, ...(await playTenMinutes(page))]
  } finally {
    await server.close()
  }
}
