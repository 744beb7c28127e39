// How this project's demos are played: against the CQRScope that CQRSCOPE_URL names, or one that runs on this machine (`npm start`).
import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = existsSync(chromium.executablePath())
  ? undefined
  : (process.env['CHROMIUM_PATH'] ?? systemBrowsers.find((file) => existsSync(file)))

export default defineConfig({
  testDir: '.',
  testMatch: '*.demo.ts',
  use: {
    baseURL: process.env['CQRSCOPE_URL'] ?? 'http://127.0.0.1:4173/',
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
    },
  },
})
