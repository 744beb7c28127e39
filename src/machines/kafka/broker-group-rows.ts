// What a group coordinator keeps. No row is there before the first rebalance: until then the division is the one it began with.
import { defineTable, type ReplyAddress, type Table, type View } from '#kernel'

/** The group's generation; `preparing` while its members are called together for the next one. */
export type GroupRow = { readonly generation: number; readonly preparing?: true }

/** A member with its share. `joined`: it asks to be in the next generation, and waits for the answer. */
export type MemberRow = {
  readonly generation: number
  readonly partitions: readonly number[]
  readonly joined?: { readonly address: ReplyAddress; readonly round: number }
}

export interface GroupTables {
  readonly generations: Table<GroupRow>
  readonly memberRows: Table<MemberRow>
}

export function groupTables(id: string): GroupTables {
  const own = { owner: id, durable: true, home: 'broker' } as const
  return {
    generations: defineTable<GroupRow>({ name: 'group_generation', ...own }),
    memberRows: defineTable<MemberRow>({ name: 'group_members', ...own }),
  }
}

/** What is needed to know who is in the group. */
export interface Group extends GroupTables {
  readonly group: string
  readonly members: readonly string[]
  readonly partitions: number
}

/** Whether anybody watches over this group at all. */
export const isWatched = ({ members }: Group): boolean => members.length > 0

export const generationOf = ({ generations, group }: Group, view: View): GroupRow =>
  view.get(generations, group) ?? { generation: 0 }

/** The members there are now, each with its share. */
export function membersOf(group: Group, view: View): ReadonlyMap<string, MemberRow> {
  if (view.get(group.generations, group.group) === undefined) return divided(group, group.members, 0)
  const rows = new Map<string, MemberRow>()
  for (const id of view.keys(group.memberRows)) {
    const row = view.get(group.memberRows, id)
    if (row !== undefined) rows.set(id, row)
  }
  return rows
}

/** One member; undefined for who is none. */
export const memberOf = (group: Group, view: View, id: string): MemberRow | undefined =>
  view.get(group.generations, group.group) === undefined
    ? divided(group, group.members, 0).get(id)
    : view.get(group.memberRows, id)

/** The partitions dealt out one by one. */
export function divided(
  { partitions }: Group,
  ids: readonly string[],
  generation: number,
): ReadonlyMap<string, MemberRow> {
  const all = Array.from({ length: partitions }, (_, partition) => partition)
  return new Map(
    ids.map((id, index) => [
      id,
      { generation, partitions: all.filter((partition) => partition % ids.length === index) },
    ]),
  )
}
