// What a screen reader is told, politely: where the viewer is once the page rests. Silent while it plays.
import { gapEvents } from '#app'
import { useWords } from '../text/provider'
import { useApp, useAppState } from './use-app'

/** A sentence on the present instant; empty while the run is playing. */
export function useAnnouncement(): string {
  const app = useApp()
  const { transport, history, format } = useWords()
  const playing = useAppState((state) => state.playing)
  const step = useAppState((state) => state.step)
  const head = useAppState((state) => state.head)
  if (playing) return ''
  const where = transport.spokenPosition(format.spoken(app.at), format.count(step), format.count(head))
  return `${where}. ${history.behind(gapEvents(app.run))}`
}
