// The profiles of all designs as two tables: the page docs/profiles.md.
import type { Profile } from '#runs'
import { aligned } from './markdown-table'
import { halfAndMost, HISTORIES, neededFor, outcomeIn, runsBesides, yesOrNo } from './profile-words'

/** A column: its head, and what it says of a design. */
type Column = readonly [head: string, cell: (profile: Profile) => string]

const NAME: Column = ['design', ({ pipeline }) => `\`${pipeline}\``]

const COSTS: readonly Column[] = [
  NAME,
  ['level', ({ level }) => String(level)],
  ['runs besides', runsBesides],
  ['commands need', (profile) => neededFor(profile, 'commands')],
  ['queries need', (profile) => neededFor(profile, 'queries')],
  ['write latency', ({ latency }) => halfAndMost(latency.commands)],
  ['read latency', ({ latency }) => halfAndMost(latency.queries)],
  ['staleness', ({ staleness }) => halfAndMost(staleness)],
  ['messages a command', ({ messagesPerCommand }) => String(messagesPerCommand)],
]

const GUARANTEES: readonly Column[] = [
  NAME,
  ['without a fault', ({ guarantees }) => outcomeIn(guarantees.unharmed)],
  ['handler crash', ({ guarantees }) => outcomeIn(guarantees.handlerCrash)],
  ['abort', ({ guarantees }) => outcomeIn(guarantees.abort)],
  ['mover crash, upsert', ({ guarantees }) => outcomeIn(guarantees.moverCrash.upsert)],
  ['mover crash, delta', ({ guarantees }) => outcomeIn(guarantees.moverCrash.delta)],
  ['read side away', ({ guarantees }) => outcomeIn(guarantees.away)],
  ['reads own writes', ({ guarantees }) => yesOrNo(guarantees.readYourWrites)],
  ['one snapshot', ({ guarantees }) => yesOrNo(guarantees.oneSnapshot)],
  ['can be rebuilt', ({ guarantees }) => HISTORIES[guarantees.history]],
]

/** The whole page. */
export const profilesInMarkdown = (profiles: readonly Profile[]): string => `# Profiles of the designs

Printed by \`npm run -s profile -- --markdown\`; a test compares. Nothing here is typed in: the components are those of the
wiring, everything else was found by running each design with its default settings, the same orders and the same seed.

## What a design costs

Forty commands in two minutes, without a fault; whoever wrote something reads it at once. Latency from sending to answer and
staleness from commit to read model are given as p50 / p99. Every command needs the command handler and the write store; who
is needed besides was found by taking each component away for a while and by slowing it down: requests _fail_, or they _wait_
more than twice as long as ever.

${table(COSTS, profiles)}

## What a design guarantees

The verdict at the worst point of each fault, with that point where more than time is lost. A _handler crash_ is one after the
commit, an _abort_ a transaction that is rolled back at its commit. A _mover_ is whoever brings changes to the read model: it
crashes at each of its points while a burst of six commands is under way. _Away_ is each component of the read side in turn, for
a while. _Reads own writes_: in none of the runs did an author read less than was confirmed. _One snapshot_: at every instant the
counters add up to the documents. _Can be rebuilt_: from events, right away and after the broker's retention.

${table(GUARANTEES, profiles)}

What the verdicts mean is in [model.md](model.md).`

const table = (columns: readonly Column[], profiles: readonly Profile[]): string =>
  aligned([
    columns.map(([head]) => head),
    ...profiles.map((profile) => columns.map(([, cell]) => cell(profile))),
  ])
