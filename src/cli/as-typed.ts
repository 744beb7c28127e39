// For tests: the command line as its users meet it, the built bundle in a process of its own.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** The project's own folder. */
export const home = path.resolve(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command in a folder. The first call builds the bundle. */
export function asTyped(args: readonly string[], folder = home): Ended {
  const script = path.join(home, 'scripts', 'cli.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { code: status, out: stdout, err: stderr }
}
