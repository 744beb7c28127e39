// Places in a run that an address names: where the embed begins to look, and where it stops.
import { type App, MOST_AT_ONCE, type PageApi } from '#app'
import type { Place } from './options'

/** Goes to a place, making the run up to there. A place that the run does not reach is its end. */
export async function goTo(app: App, api: () => Promise<PageApi>, place: Place): Promise<void> {
  switch (place.kind) {
    case 'at':
      await (await api()).seek(place.ms)
      return
    case 'event':
      for (let made = 0; app.run.course.lag.committed < place.count && !app.run.isOver; made++) {
        if (made >= MOST_AT_ONCE) break
        app.run.advanceSteps(app.run.journal.length + 1)
      }
      app.travel.arriveAtHead()
      return
    case 'lag-peak':
      app.travel.finish()
      app.travel.seekMarker('lag-peak')
      return
    case 'marker': {
      const served = await api()
      app.travel.finish()
      app.travel.seekStep(0)
      for (let nth = 0; nth < place.nth; nth++) await served.seek({ marker: 'next' })
    }
  }
}

/** Pauses where the embed is told to end, and goes back to its start where it is told to loop. */
export function stopAt(app: App, end: number | null, loop: (() => void) | null): () => void {
  return app.store.subscribe((now, before) => {
    const passed = end !== null && now.playing && app.at >= end
    if (passed) app.travel.pause()
    const over = passed || (before.playing && !now.playing && now.ended)
    if (over) loop?.()
  })
}

/** Pauses at every crash, restart, act and broken promise that playing comes to, and shows exactly that step. */
export function pauseAtMarks(app: App): () => void {
  return app.store.subscribe((now, before) => {
    if (!now.playing || !before.playing || now.step <= before.step || now.runId !== before.runId) return
    const { marks } = app.history()
    const met = marks.find(({ kind, step }) => kind !== 'command' && step > before.step && step <= now.step)
    if (met === undefined) return
    app.travel.pause()
    app.travel.seekStep(met.step)
  })
}
