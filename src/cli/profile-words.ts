// The words of a profile that its report and its tables share.
import type { Outcome, Profile } from '#runs'

type Requests = 'commands' | 'queries'

/** Every command needs these two, in every design. */
const ALWAYS: readonly string[] = ['command-handler', 'write-store']

/** Whose trouble is that of commands, besides those that every command needs, or that of queries. */
export function neededFor({ coupling }: Profile, requests: Requests): string {
  const named = coupling.filter(
    (each) => each[requests] !== 'goes-on' && (requests === 'queries' || !ALWAYS.includes(each.component)),
  )
  return named.length === 0
    ? 'nobody'
    : named.map((each) => `${each.component} (${each[requests] === 'waits' ? 'wait' : 'fail'})`).join(', ')
}

export const runsBesides = ({ components }: Profile): string =>
  components.length === 0 ? 'nothing' : components.join(', ')

export const LEVELS = {
  1: 'one model; only the code of commands and queries is apart',
  2: 'two models in one database',
  3: 'two stores, each with its model',
} as const

/** What passes by itself says where it struck in no more words. */
const PASSING: readonly string[] = ['ok', 'lag', 'until-refresh', 'rewound']

export function outcomeIn(outcome: Outcome | null): string {
  if (outcome === null) return '–'
  const { verdict, component, point } = outcome
  const codes = verdict.join(', ')
  if (component === undefined || verdict.every((code) => PASSING.includes(code))) return codes
  return `${codes} (${component}${point === undefined ? '' : ` ${point}`})`
}

export const yesOrNo = (holds: boolean | null): string => (holds === null ? '–' : holds ? 'yes' : 'no')

export const HISTORIES = { all: 'all events', recent: 'while the broker keeps them', none: 'no' } as const

/** Milliseconds, or seconds where that is easier to read. */
export const duration = (millis: number): string =>
  millis < 1000 ? `${millis} ms` : `${Math.round(millis / 100) / 10} s`

export const halfAndMost = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  `${duration(p50)} / ${duration(p99)}`
