// The job: what runs by the clock. It copies what changed into the read store, reconciles both models, or refreshes views.
import type { Input, Message, View } from '#kernel'
import { createComponent, type Recognised } from '../behaviour'
import { jobChart } from './job-chart'
import { extracting, scheduling, toLoad } from './job-extracting'
import { loading } from './job-loading'
import { type Job, jobOf, type JobOptions, runOf, type Work } from './job-rows'
import { bodyOf } from '../protocol/protocol'

/** Builds a job between the two stores. */
export function createJob(options: JobOptions) {
  const job = jobOf(options)
  const { watermark, saves, run, batch, keysOf, surveyed } = job
  return createComponent({
    id: options.id,
    kind: 'job',
    chart: jobChart,
    behaviour: {
      recognise: (input, view) => recognise(job, input, view),
      actions: { ...scheduling(job), ...extracting(job), ...loading(job) },
    },
    tables: [
      watermark,
      ...saves.flatMap(({ of, saved }) => (of === options.id ? [saved] : [])),
      run,
      batch,
      keysOf,
      surveyed,
    ],
    points: POINTS[options.work.kind],
    recovery: 50_000,
  })
}

/** What each kind of work does in steps of its own; a refresh is one statement of the database. */
const POINTS: { readonly [kind in Work['kind']]: readonly string[] } = {
  copy: ['after-extract', 'after-load', 'after-watermark'],
  reconcile: ['after-extract', 'after-load'],
  refresh: [],
}

function recognise(job: Job, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'timer':
      return recogniseTimer(job, input.key)
    case 'message':
      return recogniseMessage(job, input.message, view)
    // By hand.
    case 'stimulus':
      return input.type === 'refresh' ? begin(job) : undefined
    case 'life':
      return { event: input.type }
  }
}

/** How a run of this job begins. */
function begin({ options: { work } }: Job): Recognised {
  switch (work.kind) {
    case 'refresh':
      return { event: 'refresh' }
    case 'reconcile':
      return { event: 'ask' }
    case 'copy':
      return { event: work.watermark === 'with-load' ? 'ask' : 'extract' }
  }
}

function recogniseTimer(job: Job, key: string): Recognised | undefined {
  const { work } = job.options
  switch (key) {
    case 'due':
      return begin(job)
    case 'patience':
      return { event: 'trouble' }
    case 'proceed':
      return { event: work.kind === 'copy' && work.watermark === 'before-load' ? 'save-first' : 'proceed' }
    case 'saved':
      return { event: 'proceed' }
    default:
      return { event: key }
  }
}

function recogniseMessage(job: Job, message: Message, view: View): Recognised | undefined {
  const { round, on } = runOf(job, view)
  if (message.type === 'disconnected') return message.link === on ? { event: 'trouble' } : undefined
  if (message.body['round'] !== round) return undefined
  switch (message.type) {
    case 'watermark':
    case 'surveyed':
      return { event: 'known' }
    case 'extracted':
      return recogniseExtracted(job, message, view)
    case 'rows-loaded':
      return message.background ? { event: 'nothing-gone' } : recogniseLoaded(job, view)
    case 'refreshed':
      return { event: 'refreshed' }
    case 'load-refused':
      return { event: 'undecodable' }
    case 'refused':
      return { event: 'trouble' }
    default:
      return undefined
  }
}

function recogniseLoaded(job: Job, view: View): Recognised {
  const { parts, next } = runOf(job, view)
  if (next + 1 < parts) return { event: 'loaded-part' }
  const { work } = job.options
  const isSavedAfter = work.kind === 'copy' && work.watermark === 'after-load'
  return { event: isSavedAfter ? 'loaded' : 'loaded-last' }
}

function recogniseExtracted(job: Job, message: Message, view: View): Recognised {
  const extracted = bodyOf(message, 'extracted')
  if (toLoad(job, view, extracted).length > 0) return { event: 'extracted' }
  const { work } = job.options
  const isCompared = work.kind === 'copy' && work.deletes === 'diff'
  return { event: isCompared ? 'only-keys' : 'nothing' }
}
