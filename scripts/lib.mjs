// What the scripts share: running a command, and seeing to it that packages and a browser are there.
// Node's own modules only, because this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const home = path.resolve(import.meta.dirname, '..')

/** A file inside an installed package. @param {string} file */
export const installed = (file) => path.join(home, 'node_modules', file)

/**
 * Runs a command in the project's folder with its output shown, and gives back its exit code.
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: home, stdio: 'inherit', ...options })
  if (error) throw error
  return status ?? 1
}

/**
 * Runs a command silently. If it fails, shows what it printed, on standard error, and ends the process.
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runQuietly(command, args, options = {}) {
  const quiet = { cwd: home, encoding: /** @type {const} */ ('utf8'), maxBuffer: 2 ** 28, ...options }
  const { status, error, stdout, stderr } = spawnSync(command, args, quiet)
  if (status === 0) return
  console.error(
    [stdout, stderr, error?.message, `failed: ${command} ${args.join(' ')}`].filter(Boolean).join('\n'),
  )
  process.exit(status ?? 1)
}

/** Whether all that a folder's lock file asks for is installed, by the record that npm keeps of what it installed. @param {string} folder */
export function packagesAreInstalled(folder) {
  const record = path.join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' || present[place]?.version === version || (!present[place] && (optional || devOptional)),
  )
}

/** Installs the locked packages unless they are there. */
export function ensurePackages() {
  if (packagesAreInstalled(home)) return
  console.error('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  runQuietly(npm, ['ci', '--ignore-scripts'], { shell: process.platform === 'win32' })
}

const browsers = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the machine, undefined where there is none. */
export const findChromium = () => browsers.find((file) => file && existsSync(file))

/**
 * Sees to it that there is a Chromium for the browser tests, and gives back where; undefined leaves it to Playwright
 * and the browser it downloads itself. Installs one only where that needs no question: as root, on Debian.
 */
export function ensureChromium() {
  const found = findChromium()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.error('Installing Chromium …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  runQuietly('apt-get', ['update', '-qq'], { env })
  runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  return '/usr/bin/chromium'
}
