// The part of the page's API that speaks the language of demo files. Fetched with the first call: most pages do without.
import { deedsOf, findingOf, parseAct, parseCondition, parseDemo, readingTime } from '#demos'
import type { App } from '../create-app'
import { Performer } from '../performer'
import { type Status, statusOf } from '../status-of'
import { accepted, ApiError } from './errors'

/**
 * Does one act of a demo at once, and leaves the page at rest: a run that had ended and would play on by itself waits as well.
 * `reached`: what it waited for came about.
 */
export async function perform(app: App, written: unknown): Promise<Status & { readonly reached: boolean }> {
  await app.judged()
  const performer = new Performer(app.parts)
  let reached = true
  for (const deed of accepted(deedsOf(accepted(parseAct(written, 'act')), app.run))) {
    if (deed.kind === 'until') reached = performer.goOn(deed)
    else accepted(await carriedOut(performer, deed))
    app.travel.pause()
  }
  return { ...statusOf(app), reached }
}

async function carriedOut(performer: Performer, deed: Parameters<Performer['carryOut']>[0]) {
  const problems = await performer.carryOut(deed)
  return problems.length > 0 ? ({ ok: false, problems } as const) : ({ ok: true, value: null } as const)
}

/** Whether a condition of a demo holds where the viewer looks, and what was found there. */
export async function check(app: App, written: unknown) {
  const condition = accepted(parseCondition(written, 'condition'))
  await app.judged()
  return findingOf(condition, new Performer(app.parts).sight)
}

/** Opens a demo from its first step: a file, or the id of one that comes with the program. */
export async function openDemo(app: App, written: unknown): Promise<Status> {
  const { loadDemo } = await import('#lessons')
  const demo = typeof written === 'string' ? await loadDemo(written) : accepted(parseDemo(written))
  if (demo === undefined) throw new ApiError('unknown', `there is no demo ${String(written)}`)
  await app.lessons.open(demo)
  return statusOf(app)
}

export { readingTime }
