// The files that people wrote here: what the tidy checks look at.
import { readdirSync } from 'node:fs'
import path from 'node:path'

export const home = path.resolve(import.meta.dirname, '..')

const notOurs = new Set([
  '.git',
  'node_modules',
  'dist',
  'dist-cli',
  'dist-bench',
  '.docusaurus',
  'test-results',
  'playwright-report',
])

/** Every file below a folder of the project, as a path from the project's root, with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(home, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (notOurs.has(entry.name)) return []
    return entry.isDirectory() ? filesBelow(file) : [file]
  })
}
