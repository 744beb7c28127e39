// The command line: finds the command and turns its outcome into an exit code. Results on standard output, the rest on standard error.
import { bench } from './bench'
import { list } from './list'
import { profile } from './profile'
import { searchCommand } from './search'
import { simulate } from './simulate'
import type { Outcome } from './outcome'

const COMMANDS: { readonly [name: string]: (args: readonly string[]) => Outcome } = {
  simulate,
  list,
  profile,
  search: searchCommand,
  bench,
}

const [name = '', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
if (command === undefined) {
  process.stderr.write(
    `${name === '' ? 'No command' : `Unknown command "${name}"`}; choose one of ${Object.keys(COMMANDS).join(', ')}.\n`,
  )
  process.exitCode = 2
} else {
  process.exitCode = command(args).code
}
