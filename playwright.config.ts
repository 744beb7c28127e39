// How the browser tests run: against the built page, in a Chromium that is there already or that Playwright downloaded.
import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

// `npm test` chooses a free port. Without it, a preview that runs already is used.
const chosenPort = process.env['E2E_PORT']
const port = chosenPort ?? '4173'
const address = `http://127.0.0.1:${port}`
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is; undefined means the one that Playwright downloaded. */
function findChromium() {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  if (existsSync(chromium.executablePath())) return undefined
  return systemBrowsers.find((file) => existsSync(file))
}

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Root cannot use the sandbox.
      chromiumSandbox: false,
      // The same picture on every machine, and no traffic of the browser's own.
      args: [
        '--disable-gpu',
        '--font-render-hinting=none',
        '--force-color-profile=srgb',
        '--no-first-run',
        '--disable-sync',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    {
      name: 'demos',
      testDir: 'e2e/demos',
      testMatch: '*.demo.ts',
      metadata: { demoFiles: 'src/lessons/demos' },
      use: { browserName: 'chromium', viewport: { width: 1280, height: 720 } },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port}`,
    url: address,
    reuseExistingServer: chosenPort === undefined,
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 60_000,
  },
})
