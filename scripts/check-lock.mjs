// Fails when a lock file names a registry, or lacks a platform's package that a locked package may need:
// `npm install` leaves such packages out without a word, and `npm ci` then fails on that platform.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { home } from './lib.mjs'

const locks = ['', 'examples/vitepress/', 'examples/docusaurus/'].map(
  (folder) => `${folder}package-lock.json`,
)

/** What is wrong with a lock file. @param {string} lock */
function faultsOf(lock) {
  /** @type {Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }>} */
  const packages = JSON.parse(readFileSync(path.join(home, lock), 'utf8')).packages
  const named = Object.entries(packages).flatMap(([place, { resolved }]) =>
    resolved ? [`${place} names its registry: ${resolved}`] : [],
  )
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
      .map((name) => `${place} may need ${name}, which is not locked`),
  )
  return [...named, ...missing].map((fault) => `${lock}: ${fault}`)
}

const faults = locks.flatMap(faultsOf)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
