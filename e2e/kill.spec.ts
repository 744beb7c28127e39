// Somebody kills the browser: whatever the moment, the page comes back at one consistent instant of the run.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { notices, ready, status } from './support/open'

/**
 * Steps of the run at which the browser is killed: ten, drawn once, kept so that a failure can be repeated. They are steps
 * and not milliseconds, so that a slow machine is killed at ten different places too.
 */
const MOMENTS = [297, 341, 402, 518, 633, 705, 860, 974, 1147, 1310]
const SCENARIO = '/?scenario=bad-network'

interface Running {
  readonly process: ChildProcess
  readonly browser: Browser
  readonly page: Page
}

// A recorder that is in the middle of something when its browser is killed fails the test, and what it had is gone anyway.
test.use({ trace: 'off', screenshot: 'off' })

/** A browser of our own over a profile on disk, so that we may kill its process. */
async function launch(profile: string, executable: string): Promise<Running> {
  const process = spawn(
    executable,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    process.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found?.[1] !== undefined) resolve(found[1])
    })
    process.on('exit', () => reject(new Error(`the browser did not start: ${said.slice(-500)}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser has no context')
  return { process, browser, page: context.pages()[0] ?? (await context.newPage()) }
}

/** Kills the browser with everything it started, as a power cut would. */
async function kill({ process: running }: Running): Promise<void> {
  if (running.signalCode !== null) return
  const gone = new Promise((resolve) => running.once('exit', resolve))
  if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL')
  await gone
}

test('ten kills at fixed random moments of a running scenario: each time the same digest as an undisturbed run', async ({
  baseURL,
  launchOptions,
}) => {
  test.setTimeout(240_000)
  const executable = launchOptions.executablePath ?? chromium.executablePath()
  const seen: number[] = []
  for (const moment of MOMENTS) {
    const profile = mkdtempSync(path.join(tmpdir(), 'cqrscope-kill-'))
    const started: Running[] = []
    const begin = async () => {
      const running = await launch(profile, executable)
      started.push(running)
      return running
    }
    try {
      const first = await begin()
      await first.page.goto(`${baseURL}${SCENARIO}`)
      await ready(first.page)
      await first.page.evaluate(async () => {
        // The code that keeps runs comes right after the first picture; a run is there to come back to from then on.
        await window.cqrscope?.settled()
        await window.cqrscope?.setSpeed(4)
        await window.cqrscope?.play()
      })
      const reached = async () => (await status(first.page)).step
      await expect.poll(reached, { intervals: [20], timeout: 20_000 }).toBeGreaterThanOrEqual(moment)
      await kill(first)

      const second = await begin()
      await second.page.goto(`${baseURL}/`)
      await ready(second.page)
      const resumed = await status(second.page)
      expect(await notices(second.page), `killed at ${moment}`).toEqual([])
      expect(resumed.playing).toBe(false)
      await second.page.goto(`${baseURL}${SCENARIO}`)
      await ready(second.page)
      const undisturbed = await second.page.evaluate((step) => window.cqrscope?.seek({ step }), resumed.step)
      expect(resumed.digest, `killed at ${moment}, step ${resumed.step}`).toBe(undisturbed?.digest)
      seen.push(resumed.step)
    } finally {
      // A browser that is left alone writes on, and would hide what failed behind a folder that cannot be removed.
      for (const running of started) await kill(running)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  // The moments really were different places of the run.
  expect(new Set(seen).size).toBeGreaterThan(5)
})
