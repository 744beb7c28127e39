// How a job's run ends: the rows go to the read store, at once or one by one, and the watermark is written down.
import type { Effect, JsonObject, Micros, View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, write } from '../effects'
import { messageOf } from '../input'
import { due, WORK } from './job-extracting'
import { batchOf, HERE, type Job, letGo, nextRound, request, runOf, saveWatermark } from './job-rows'
import { bodyOf, type Protocol, type Repair } from '../protocol/protocol'

/** A load takes a while by itself. */
const PATIENCE: Micros = 10_000_000

export const loading = (
  job: Job,
): Actions<'stage' | 'stageNext' | 'load' | 'sweep' | 'hasLoaded' | 'finish' | 'saveFirst' | 'saveLast'> => {
  const { options, run } = job
  const { work, toTarget: link = '' } = options
  const save = (view: View) => [...saveWatermark(job, view), reach('after-watermark')]
  return {
    stage: ({ view }) => [stageOf(job, view)],
    stageNext: ({ view }) => {
      const now = runOf(job, view)
      return [
        cancel('patience'),
        write(run, HERE, { ...now, on: '', next: now.next + 1 }),
        stageOf(job, view),
      ]
    },
    load: ({ view }) => {
      const round = nextRound(job, view)
      const rows = batchOf(job, view)
      if (work.kind === 'reconcile') {
        const repairs = rows as unknown as readonly Repair[]
        return request(
          job,
          view,
          { link, type: 'repair', content: { repairs, round } },
          { patience: PATIENCE },
        )
      }
      const content = { ...partOf(job, view, rows), round }
      return request(job, view, { link, type: 'load-rows', content }, { patience: PATIENCE })
    },
    sweep: ({ input, view }) => {
      const { keys, until, later } = bodyOf(messageOf(input), 'extracted')
      const round = nextRound(job, view)
      const content = { rows: [], gone: null, keys, watermark: null, apply: applyOf(job), round }
      return request(
        job,
        view,
        { link, type: 'load-rows', content },
        {
          background: true,
          patience: PATIENCE,
          run: { until, parts: 1, next: 0, ...(later === undefined ? {} : { later }) },
        },
      )
    },
    hasLoaded: () => [cancel('patience'), reach('after-load'), pause('save', WORK)],
    finish: ({ view }) => [
      cancel('patience'),
      ...letGo(job, view),
      reach('after-load'),
      ...nextRun(job, view),
    ],
    saveFirst: ({ view }) => [...save(view), pause('saved', WORK)],
    saveLast: ({ view }) => [...save(view), ...letGo(job, view), ...nextRun(job, view)],
  }
}

const nextRun = (job: Job, view: View): readonly Effect[] => due(job, view, runOf(job, view).later !== true)

const applyOf = ({ options: { work } }: Job): string => (work.kind === 'copy' ? work.apply : '')

/** Transforming and writing take their time: all of it before the one transaction, or a share before each. */
function stageOf(job: Job, view: View): Effect {
  const { work } = job.options
  const duration = work.kind === 'copy' ? work.duration : WORK
  return pause('load', Math.ceil(duration / Math.max(1, runOf(job, view).parts)))
}

/** What the next transaction of the load is to do. */
function partOf(job: Job, view: View, rows: readonly JsonObject[]): Omit<Protocol['load-rows'], 'round'> {
  const { work } = job.options
  const { next, parts, until } = runOf(job, view)
  const isLast = next + 1 === parts
  const isWhole = work.kind !== 'copy' || work.atomic
  return {
    rows: isWhole ? rows : rows.slice(next, next + 1),
    gone: null,
    keys: isLast ? (view.get(job.keysOf, HERE) ?? null) : null,
    watermark: isLast && work.kind === 'copy' && work.watermark === 'with-load' ? until : null,
    apply: applyOf(job),
  }
}
