// What a session remembers of its own writes and reads, so that it does not see the past again.
import { type Effect, invariant, type View } from '#kernel'
import { type Client, type KnownRow, ofSession } from './client-rows'
import { write } from '../effects'

const UNKNOWN: KnownRow = { wrote: 0, read: 0, at: 0 }

const knownTo = ({ known }: Client, view: View, member: string, key: string): KnownRow =>
  view.get(known, ofSession(member, key)) ?? UNKNOWN

/** The least version that will do: what the session wrote, and what it has seen. */
export function leastFor(client: Client, view: View, member: string, key: string): number {
  const { wrote, read } = knownTo(client, view, member, key)
  return Math.max(wrote, read)
}

/** Whether a session reads a key at the primary because it wrote it a moment ago. */
export function sticks(client: Client, view: View, member: string, key: string): boolean {
  const { wrote, at } = knownTo(client, view, member, key)
  return wrote > 0 && view.now - at < client.reading.stick
}

export type Happened = {
  readonly how: 'wrote' | 'read'
  readonly member: string
  readonly key: string
  readonly version: number
}

/** A session has written or read a version. */
export function remembered(
  client: Client,
  view: View,
  { how, member, key, version }: Happened,
): readonly Effect[] {
  if (!client.reading.remembers || version === 0) return []
  const row = knownTo(client, view, member, key)
  if (how === 'read' && row.read >= version) return []
  invariant(member !== '', 'a session is somebody’s')
  const next =
    how === 'read' ? { ...row, read: version } : { ...row, wrote: Math.max(row.wrote, version), at: view.now }
  return [write(client.known, ofSession(member, key), next)]
}
