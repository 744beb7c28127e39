// Fails when package-lock.json names a registry, or lacks a platform's package that a locked package may need:
// `npm install` leaves such packages out without a word, and `npm ci` then fails on that platform.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { home } from './lib.mjs'

/** @type {Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }>} */
const packages = JSON.parse(readFileSync(path.join(home, 'package-lock.json'), 'utf8')).packages

const named = Object.entries(packages).flatMap(([place, { resolved }]) =>
  resolved ? [`${place} names its registry: ${resolved}`] : [],
)
const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
    .map((name) => `${place} may need ${name}, which is not locked`),
)

const faults = [...named, ...missing]
for (const fault of faults) console.error(`package-lock.json: ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
