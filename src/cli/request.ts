// What `simulate` is asked to do, read from its arguments, or what is wrong with them.
import { CHECKS, VERDICTS } from '#checks'
import { type ExportFormat, EXPORT_FORMATS, isExportFormat } from '#exports'
import { type Arguments, numberFlag, readArguments } from './arguments'

const USAGE =
  'Usage: npm run -s simulate -- FILE|ID [--seed N] [--until MS] [--expect VERDICT] [--check NAME…] [--trace FILE.jsonl] [--export FORMAT=FILE…] [--json]'

const OPTIONS = {
  seed: { type: 'string' },
  until: { type: 'string' },
  expect: { type: 'string', multiple: true },
  check: { type: 'string', multiple: true },
  trace: { type: 'string' },
  export: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

export interface Request {
  /** A file or a bundled scenario's id. */
  readonly name: string
  readonly seed: number | undefined
  /** Milliseconds. */
  readonly until: number | undefined
  readonly expected: readonly string[]
  readonly checks: readonly string[]
  readonly trace: string | undefined
  readonly exports: readonly ExportWish[]
  readonly json: boolean
}

/** A format, and the file that the run is written to in it. */
export interface ExportWish {
  readonly format: ExportFormat
  readonly file: string
}

/** The request, or the lines that say what is wrong with it. */
export function readRequest(args: readonly string[]): Request | readonly string[] {
  const given = readArguments(args, OPTIONS)
  if (typeof given === 'string') return [`${given}.`, USAGE]
  const { values } = given
  const seed = numberFlag(values, { flag: 'seed', least: 0, most: 4_294_967_295, whole: true })
  if (typeof seed === 'string') return [seed, USAGE]
  const until = numberFlag(values, { flag: 'until', least: 0, most: 604_800_000, whole: false })
  if (typeof until === 'string') return [until, USAGE]
  const expected = listOf(values['expect'])
  const { name, more, checks } = sorted(given)
  const exports = listOf(values['export']).map(wishOf)
  const unknown = [
    ...exports.filter((wish) => typeof wish === 'string'),
    ...expected
      .filter((verdict) => !VERDICTS.some((known) => known === verdict))
      .map((verdict) => `--expect: "${verdict}" is no verdict; choose from ${VERDICTS.join(', ')}.`),
    ...checks
      .filter((check) => !isCheck(check))
      .map((check) => `--check: "${check}" is no check of this version; choose from ${CHECKS.join(', ')}.`),
  ]
  if (unknown.length > 0) return unknown
  if (name === undefined) return ['Which scenario?', USAGE]
  if (more.length > 0) return [`One scenario at a time; "${more.join(' ')}" is too much.`, USAGE]
  const trace = typeof values['trace'] === 'string' ? values['trace'] : undefined
  const wishes = exports.filter((wish) => typeof wish !== 'string')
  return { name, seed, until, expected, checks, trace, exports: wishes, json: values['json'] === true }
}

/** `mermaid=run.mmd`, or what is wrong with it. */
function wishOf(text: string): ExportWish | string {
  const [, format = text, file = ''] = /^([^=]*)=(.+)$/.exec(text) ?? []
  if (!isExportFormat(format))
    return `--export: "${format}" is no format; choose from ${EXPORT_FORMATS.join(', ')}.`
  return file === '' ? `--export: to which file? Write ${format}=FILE.` : { format, file }
}

/** `--check a b` names two checks: what looks like a second scenario and is called like a check is one. */
function sorted({ words, values }: Arguments) {
  const checks = listOf(values['check'])
  const further = checks.length === 0 ? [] : words.filter(isCheck)
  const [name, ...more] = words.filter((word) => !further.includes(word))
  return { name, more, checks: [...checks, ...further] }
}

const isCheck = (word: string): boolean => CHECKS.some((known) => known === word)
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
