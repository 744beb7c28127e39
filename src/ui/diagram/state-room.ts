// How much room a component's state may need, so that its box is laid out once for all its states.
import { textWidth } from './text-width'
import type { DiagramWords } from './words'

const statesOf: Readonly<Record<string, readonly string[]>> = {
  client: ['waiting', 'retrying'],
  'command-handler': ['deciding', 'committing', 'publishing', 'projecting', 'responding'],
  'write-store': ['ready', 'committing', 'promoting'],
  relay: ['polling', 'publishing', 'marking', 'backing-off'],
  'log-reader': ['snapshotting', 'publishing', 'saving-offset'],
  job: ['extracting', 'loading', 'refreshing', 'saving-watermark'],
  broker: ['ready', 'unavailable'],
  projector: ['fetching', 'applying', 'acknowledging', 'retrying'],
  'read-store': ['ready', 'refreshing'],
  'read-model': ['ready', 'committing'],
  replica: ['replaying', 'paused'],
  'product-service': ['ready'],
  notifier: ['ready'],
}
const others: readonly string[] = ['publishing', 'retrying']

/** The width of a component's widest state in pixels; `mark` is the room for the mark of one that recovers. */
export function stateRoom(id: string, words: DiagramWords, size: number, mark: number): number {
  const states = statesOf[id.replace(/-\d+$/, '')] ?? others
  const widest = Math.max(...states.map((state) => textWidth(words.state(state), size)))
  return Math.max(widest, textWidth(words.state('recovering'), size) + mark)
}
