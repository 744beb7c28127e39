// A search index that has a document and does not find it yet.
import type { Change, Message, Step } from '#kernel'
import { documentSpec, versionOf } from '../subject'
import type { Watched, Watcher } from './watcher'

/** A document as it was written, and cannot be searched yet; null: it is deleted. */
interface WrittenView {
  readonly model: string
  readonly key: string
  readonly row: { readonly version?: number } | null
}

export class Searches implements Watcher {
  private readonly unsearchable = new Map<string, WrittenView['row']>()
  private readonly watched: Watched
  private readonly model: string

  constructor(watched: Watched) {
    this.watched = watched
    this.model = documentSpec(watched.subject.domain).name
  }

  readonly rows = {
    translog: ({ before, after }: Change): void => {
      const { model, key, row } = (after ?? before) as unknown as WrittenView
      if (model !== this.model) return
      if (after === undefined) this.unsearchable.delete(key)
      else this.unsearchable.set(key, row)
    },
  }

  readonly sent = {
    result: (message: Message, step: Step): void => {
      if (this.unsearchable.size === 0 || message.from !== this.watched.subject.readStore) return
      const { key, version, row } = message.body as { readonly key: string; version: number; row: unknown }
      const written = this.unsearchable.get(key)
      if (written === undefined) return
      const isOld = written === null ? row !== null : version < versionOf(written)
      if (isOld) this.watched.sightings.note('A34', step, { key, chain: [message.correlation] })
    },
  }
}
