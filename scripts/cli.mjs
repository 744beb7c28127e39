// Runs a headless command: `node scripts/cli.mjs simulate …`. Builds the commands first when a source is newer than
// they are. Standard output belongs to the command alone.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages, home, installed, runQuietly } from './lib.mjs'

const bundle = path.join(home, 'dist-cli', 'main.js')
const sources = ['src', 'package-lock.json', 'package.json', 'vite.cli.config.ts']

/** The newest change of a file, or of anything in a folder. @param {string} place @returns {number} */
function lastChange(place) {
  const stat = statSync(place)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => lastChange(path.join(place, name))))
}

function isFresh() {
  if (!existsSync(bundle)) return false
  return Math.max(...sources.map((source) => lastChange(path.join(home, source)))) < statSync(bundle).mtimeMs
}

/**
 * Builds aside and moves the result into place, so that a command running at the same time sees the old or the new.
 * The result is dated from the start of the build, so that a change made meanwhile is newer.
 */
function build() {
  const started = new Date()
  const aside = path.join(home, 'dist-cli', `build-${process.pid}`)
  const options = ['--config', 'vite.cli.config.ts', '--outDir', aside, '--logLevel', 'warn']
  runQuietly(process.execPath, [installed('vite/bin/vite.js'), 'build', ...options])
  utimesSync(path.join(aside, 'main.js'), started, started)
  renameSync(path.join(aside, 'main.js'), bundle)
  rmSync(aside, { recursive: true })
}

ensurePackages()
if (!isFresh()) build()
const { status } = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
