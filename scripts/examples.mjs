// Installs and builds the example sites, both at once: each has packages of its own, which the project does not share.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { home, packagesAreInstalled } from './lib.mjs'

const sites = ['vitepress', 'docusaurus'].map((name) => path.join(home, 'examples', name))

/** Runs npm in a folder, and gives back whether it was content; what it printed is shown where it was not. @param {string} folder @param {readonly string[]} args */
async function npm(folder, ...args) {
  const env = { ...process.env, CI: 'true', NO_UPDATE_NOTIFIER: '1' }
  // On Windows npm is a script that only a shell can run.
  const child = spawn('npm', args, { cwd: folder, env, shell: process.platform === 'win32' })
  /** @type {string[]} */
  const printed = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => printed.push(String(part)))
  const [code] = await once(child, 'close')
  if (code !== 0) console.error(`${folder}: npm ${args.join(' ')}\n${printed.join('')}`)
  return code === 0
}

const contents = await Promise.all(
  sites.map(
    async (site) =>
      (packagesAreInstalled(site) || (await npm(site, 'ci', '--ignore-scripts'))) &&
      (await npm(site, 'run', 'build')),
  ),
)
process.exitCode = contents.every(Boolean) ? 0 : 1
