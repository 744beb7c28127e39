// What the write store lists besides its rows, put into words: outbox, commit log, event store.
import type { CommitLogScene, EventStoreScene, OutboxScene, Scene } from '#app'
import type { Section } from './cells-section'
import type { DiagramWords } from './words'

/** The lists of a scene's write store, from the top to the bottom. */
export function sectionsOf(scene: Scene, words: DiagramWords): readonly Section[] {
  const { outbox, commitLog, eventStore } = scene
  return [
    ...(outbox === null ? [] : [outboxSection(outbox, words)]),
    ...(eventStore === null ? [] : [eventStoreSection(eventStore, words)]),
    ...(commitLog === null ? [] : [commitLogSection(commitLog, words)]),
  ]
}

function outboxSection(outbox: OutboxScene, words: DiagramWords): Section {
  return {
    store: 'outbox',
    name: words.outbox,
    cells: outbox.cells.map((cell) => ({
      id: cell.id,
      key: cell.key,
      event: cell.event,
      look: cell.status,
      text: cell.status === 'skipped' ? `${cell.id}!` : String(cell.id),
      label: words.says.outboxCell(cell),
    })),
    total: outbox.total,
    standing: words.unsent(outbox.unsent),
    open: outbox.unsent > 0,
    cursor: outbox.cursor,
    cursorText: outbox.cursor === null ? [] : words.cursor(outbox.cursor),
    alarm: false,
    legend: words.outboxLegend,
  }
}

function commitLogSection(log: CommitLogScene, words: DiagramWords): Section {
  const slot = log.slots.reduce<CommitLogScene['slots'][number] | undefined>(
    (worst, each) =>
      worst === undefined || each.lost || (!worst.lost && each.confirmed < worst.confirmed) ? each : worst,
    undefined,
  )
  const lag = slot === undefined ? 0 : log.end - slot.confirmed
  return {
    store: 'commit-log',
    name: words.commitLog,
    cells: log.cells.map((cell) => ({
      id: cell.position,
      key: cell.key,
      event: `${cell.key}@${cell.version}`,
      look: cell.status === 'read' ? 'sent' : cell.status,
      text: String(cell.position),
      label: words.says.commit(cell),
    })),
    total: log.end,
    standing: slot === undefined ? words.noSlot : words.slotLag(lag),
    open: lag > 0,
    cursor: slot === undefined || slot.lost ? null : slot.confirmed,
    cursorText: slot === undefined ? [] : slot.lost ? words.slotLost : words.slot(slot),
    alarm: slot?.lost === true,
    legend: words.commitLogLegend,
  }
}

function eventStoreSection(store: EventStoreScene, words: DiagramWords): Section {
  const unread = store.cells.filter(({ status }) => status === 'waiting').length
  return {
    store: 'event-store',
    name: words.eventStore,
    cells: store.cells.map((cell) => ({
      id: cell.position,
      key: cell.key,
      event: cell.event,
      look: cell.status === 'read' ? 'sent' : cell.status,
      text: String(cell.position),
      label: words.says.stored(cell),
    })),
    total: store.end,
    standing: words.unread(unread),
    open: unread > 0,
    cursor: store.checkpoint,
    cursorText: store.checkpoint === null ? [] : words.checkpoint(store.checkpoint),
    alarm: false,
    legend: words.eventStoreLegend,
  }
}
