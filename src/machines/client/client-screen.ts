// Optimistic UI: what a session's screen shows of its own commands before the read model does, and how that goes away again.
import type { Effect, View } from '#kernel'
import { type Client, ofSession, type ScreenRow } from './client-rows'
import { write } from '../effects'

/** Something that changes what is shown. */
export type Seen =
  { readonly what: 'sent' | 'failed' } | { readonly what: 'succeeded' | 'read'; readonly version: number }

const BLANK: ScreenRow = { version: 0, source: 'read', read: 0 }

/**
 * What the screen of a session shows of a key from now on. A command is expected to lead to the next version; one that
 * fails is rolled back. `naive` trusts the first read after a success, however old it is: what was just shown flickers
 * away. `until-version` keeps it until a read has come that far.
 */
export function shown(
  { reading, screen }: Client,
  view: View,
  { member, key }: { readonly member: string; readonly key: string },
  seen: Seen,
): readonly Effect[] {
  if (reading.optimistic === 'none') return []
  const place = ofSession(member, key)
  const before = view.get(screen, place)
  const next = after(before ?? BLANK, seen, reading.optimistic)
  return before !== undefined && JSON.stringify(before) === JSON.stringify(next)
    ? []
    : [write(screen, place, next)]
}

function after(row: ScreenRow, seen: Seen, how: 'naive' | 'until-version'): ScreenRow {
  const { read, own = 0, pending = 0 } = row
  switch (seen.what) {
    case 'sent':
      return drawn(read, own, pending + 1)
    case 'failed':
      return drawn(read, own, Math.max(0, pending - 1))
    case 'succeeded':
      return drawn(read, Math.max(own, seen.version), Math.max(0, pending - 1))
    case 'read':
      return drawn(seen.version, how === 'naive' ? 0 : own, pending)
  }
}

function drawn(read: number, own: number, pending: number): ScreenRow {
  const isOwn = own > read
  return {
    version: Math.max(read, own) + pending,
    source: isOwn || pending > 0 ? 'overlay' : 'read',
    read,
    ...(isOwn ? { own } : {}),
    ...(pending > 0 ? { pending } : {}),
  }
}
