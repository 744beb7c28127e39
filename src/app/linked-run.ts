// Opens the run of a link: everything that was done to it is done again, then the viewer goes where the link says.
import { RULES, Run } from '#runs'
import type { Problem } from '#scenarios'
import type { Link, Place } from './link'
import type { Notice } from './notice'
import { freshRecord, type Naming, type Opened, pageMayDraw, STEPS_AT_ONCE } from './saved-runs'
import { instantOf } from './travel'

/** A link opens no further into a run than this: beyond, the page would be busy for minutes. */
const MOST_STEPS = 500_000

/** The run of a link, or why there is none. */
export type OpenedLink =
  | { readonly ok: true; readonly value: Pick<Opened, 'run' | 'record' | 'notices'> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Opens a link's run, which is not on disk yet. */
export async function openLink(
  link: Link,
  about: { readonly lang: 'en' | 'ko' } & Naming,
): Promise<OpenedLink> {
  const { scenario, without, interventions, place, rules } = link
  const run = new Run({ scenario, without, interventions })
  const problem = await arrive(run, place, about.onReplay)
  if (problem !== undefined) return { ok: false, problems: [{ path: 'link', what: problem }] }
  const name = scenario.title[about.lang]
  const record = freshRecord(run, { id: about.newId(), name, parent: null, now: about.now() })
  run.seek('step' in place ? Math.min(place.step, run.journal.length) : run.positionAt(place.at))
  const notices: readonly Notice[] = rules === undefined || rules === RULES ? [] : [{ kind: 'rules-changed' }]
  return { ok: true, value: { run, record, notices } }
}

/** Makes the run's steps up to the last act and to the place. Says what is wrong where that cannot be. */
async function arrive(run: Run, place: Place, onReplay: Naming['onReplay']): Promise<string | undefined> {
  try {
    const hands = run.causes.interventions
    const last = hands.at(-1)
    while (run.hasAhead) {
      const before = run.journal.length
      if (before > MOST_STEPS) return TOO_FAR
      // The next act's instant is past, and its step has not come: it never will.
      if (run.simulation.now > (hands[run.interventions.length]?.at ?? 0)) return UNFITTING
      const pinned = last?.step ?? null
      if (pinned === null) run.advance(instantOf(last?.at ?? 0), STEPS_AT_ONCE)
      else run.advanceSteps(Math.min(pinned + 1, before + STEPS_AT_ONCE))
      if (run.journal.length === before) return UNFITTING
      await pageMayDraw()
    }
    return await reach(run, place, onReplay)
  } catch {
    // The engine refuses what cannot be: an act at an instant that other things come before.
    return UNFITTING
  }
}

const TOO_FAR = `leads further than ${MOST_STEPS} steps into a run`
const UNFITTING = 'tells of acts that do not fit its run'

/** Makes the run's steps up to a place, as far as there are any. */
async function reach(run: Run, place: Place, onReplay: Naming['onReplay']): Promise<string | undefined> {
  for (;;) {
    const before = run.journal.length
    if ('step' in place) run.advanceSteps(Math.min(place.step, before + STEPS_AT_ONCE))
    else run.advance(instantOf(Math.min(place.at, run.scenario.end.limit)), STEPS_AT_ONCE)
    if (run.journal.length === before) return undefined
    if (run.journal.length > MOST_STEPS) return TOO_FAR
    if ('step' in place) onReplay?.(run.journal.length / place.step)
    await pageMayDraw()
  }
}
