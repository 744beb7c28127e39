// The command line: finds the command and turns its outcome into an exit code. Results on standard output, the rest on standard error.
import { isMainThread } from 'node:worker_threads'
import { bench } from './bench'
import { list } from './list'
import { matrix } from './matrix'
import { profile } from './profile'
import { searchCommand } from './search'
import { simulate } from './simulate'
import { sweep } from './sweep'
import { work } from './threads'
import { type Outcome, unusable } from './outcome'

const COMMANDS: { readonly [name: string]: (args: readonly string[]) => Outcome | Promise<Outcome> } = {
  simulate,
  list,
  profile,
  sweep,
  search: searchCommand,
  matrix,
  bench,
}

async function command([name = '', ...args]: readonly string[]): Promise<Outcome> {
  const known = COMMANDS[name]
  if (known !== undefined) return known(args)
  const what = name === '' ? 'No command' : `Unknown command "${name}"`
  return unusable(`${what}; choose one of ${Object.keys(COMMANDS).join(', ')}.`)
}

// The threads that share long work run this same file.
if (isMainThread) process.exitCode = (await command(process.argv.slice(2))).code
else work()
