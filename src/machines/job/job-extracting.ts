// How a job's run begins: it learns how far the copy is, asks the source for what is new, and keeps it in memory.
import type { Effect, JsonObject, Micros, View } from '#kernel'
import type { Actions } from '../behaviour'
import { contentOf, differences } from './content'
import { everyRow } from './every-row'
import { cancel, pause, reach, wake, write } from '../effects'
import { messageOf } from '../input'
import {
  HERE,
  type Job,
  keepBatch,
  letGo,
  nextRound,
  request,
  runOf,
  untilDue,
  watermarkOf,
} from './job-rows'
import { bodyOf, type Protocol, type Repair } from '../protocol/protocol'

const PATIENCE: Micros = 3_000_000
/** A refresh waits for locks as long as it must; only a connection that is silent for this much longer counts as dead. */
const LONG_PATIENCE: Micros = 60_000_000
/** Handling a batch between two of its acts. */
export const WORK: Micros = 300

export const scheduling = (job: Job): Actions<'arm' | 'sleep' | 'giveUp' | 'refresh' | 'noteRefresh'> => ({
  arm: ({ view }) => due(job, view, true),
  // What is too young for the window will be ripe without anything else happening.
  sleep: ({ input, view }) => {
    const isLater = runOf(job, view).later === true || messageOf(input).body['later'] === true
    return [cancel('patience'), ...letGo(job, view), ...due(job, view, !isLater)]
  },
  giveUp: ({ view }) => [cancel('patience'), cancel('load'), ...letGo(job, view), ...due(job, view, false)],
  refresh: ({ view }) => {
    const { work, toSource: link } = job.options
    if (work.kind !== 'refresh') return []
    const { duration, concurrently } = work
    const content = { duration, concurrently, round: nextRound(job, view) }
    return request(
      job,
      view,
      { link, type: 'refresh', content },
      { background: true, patience: 2 * duration + LONG_PATIENCE },
    )
  },
  noteRefresh: ({ view }) => [write(job.run, HERE, { ...runOf(job, view), again: true })],
})

/** The next run. A vain look at the schedule is mere polling. */
export function due(job: Job, view: View, background: boolean): readonly Effect[] {
  if (runOf(job, view).again === true) return [wake('due', 0)]
  const after = untilDue(job, view)
  return after === undefined ? [] : [wake('due', after, background)]
}

export const extracting = (job: Job): Actions<'ask' | 'extract' | 'extractAfter' | 'take'> => {
  const { options, keysOf, surveyed, run } = job
  const vain = { background: true, patience: PATIENCE }
  const extractFrom = (view: View, after: number): readonly Effect[] => {
    const content = { ...wanted(job, after), round: nextRound(job, view) }
    return request(job, view, { link: options.toSource, type: 'extract', content }, vain)
  }
  return {
    ask: ({ view }) => {
      const type = options.work.kind === 'reconcile' ? 'survey' : 'load-watermark'
      const round = nextRound(job, view)
      return request(job, view, { link: options.toTarget ?? '', type, content: { round } }, vain)
    },
    extract: ({ view }) => extractFrom(view, watermarkOf(job, view)),
    extractAfter: ({ input, view }) => {
      const message = messageOf(input)
      if (message.type === 'watermark') {
        const { at } = bodyOf(message, 'watermark')
        return extractFrom(view, at ?? watermarkOf(job, view))
      }
      const { rows } = bodyOf(message, 'surveyed')
      return [...rows.map((row) => write(surveyed, `${row.model}/${row.key}`, row)), ...extractFrom(view, 0)]
    },
    take: ({ input, view }) => {
      const extracted = bodyOf(messageOf(input), 'extracted')
      const rows = toLoad(job, view, extracted)
      const { keys, until, later } = extracted
      const parts = partsOf(job, rows.length, keys)
      const more = later === undefined ? {} : { later }
      return [
        cancel('patience'),
        ...keepBatch(job, rows),
        ...(keys === null || options.work.kind === 'reconcile' ? [] : [write(keysOf, HERE, keys)]),
        write(run, HERE, { ...runOf(job, view), on: '', until, parts, next: 0, ...more }),
        reach('after-extract'),
        pause('proceed', WORK),
      ]
    },
  }
}

function wanted({ options }: Job, after: number): Omit<Protocol['extract'], 'round'> {
  const { work } = options
  if (work.kind !== 'copy') return { after, lagWindow: 0, deletes: 'diff', whole: true }
  return { after, lagWindow: work.lagWindow, deletes: work.deletes }
}

/** One transaction, or one for each row and a last one for what is gone. */
const partsOf = ({ options: { work } }: Job, rows: number, keys: readonly string[] | null): number =>
  work.kind === 'copy' && !work.atomic ? rows + (keys === null ? 0 : 1) : 1

/** What has to be done at the read store: the rows that changed, or those that a comparison finds wrong. */
export function toLoad(job: Job, view: View, { rows }: Protocol['extracted']): readonly JsonObject[] {
  const { work } = job.options
  return work.kind === 'reconcile' ? repairsFor(job, view, rows) : rows
}

function repairsFor(
  { options, surveyed }: Job,
  view: View,
  states: readonly JsonObject[],
): readonly Repair[] {
  const { work } = options
  if (work.kind !== 'reconcile') return []
  const present = everyRow(view, surveyed)
  const repairs = differences(contentOf(work.projection, states, work.eventOf), present)
  if (!work.takesAway) return repairs
  return repairs.filter(({ found }) => found !== null).map((each) => ({ ...each, row: null }))
}
