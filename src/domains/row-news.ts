/** What a captured row says of a document that several tables make up, and how the rows are joined to it. */
import type { JsonObject, RowPayload } from './domain'
import { objectAt, textAt } from './read-json'

const ops = ['c', 'u', 'd', 'r'] as const

/** Reads the payload of a row event; undefined when it is none. Only a delete comes without a row. */
export const readRowPayload = (payload: JsonObject): RowPayload | undefined => {
  const table = textAt(payload, 'table')
  const key = textAt(payload, 'key')
  const op = ops.find((known) => known === payload['op'])
  const row = objectAt(payload, 'row')
  if (table === undefined || key === undefined || op === undefined) return undefined
  if (op === 'd') return { table, key, op, row: null }
  return row === undefined ? undefined : { table, key, op, row }
}

/** What a row says of its document. `says` of a deleted child are the nulls that it leaves. */
export type RowNews<Document> =
  | { readonly of: 'parent' | 'child' | 'deleted-child'; readonly says: Partial<Document> }
  | { readonly of: 'deleted-parent' }

/** What the two tables of a business say, once one has read their rows. */
export interface Tables<Document> {
  readonly parent: string
  readonly child: string
  /** The document of which nothing is known yet. */
  readonly unknown: Document
  readonly readParent: (row: JsonObject) => Partial<Document> | undefined
  readonly readChild: (row: JsonObject) => Partial<Document> | undefined
  /** The fields that the child says, all null. */
  readonly noChild: Partial<Document>
  /** Whether the parent has said what it says. */
  readonly hasParent: (document: Document) => boolean
}

/** What a row event says; undefined when it is no row of these tables. */
export const readRowNews = <Document>(
  { parent, child, readParent, readChild, noChild }: Tables<Document>,
  payload: JsonObject,
): RowNews<Document> | undefined => {
  const change = readRowPayload(payload)
  if (change?.table === parent) {
    if (change.row === null) return { of: 'deleted-parent' }
    const says = readParent(change.row)
    return says && { of: 'parent', says }
  }
  if (change?.table === child) {
    if (change.row === null) return { of: 'deleted-child', says: noChild }
    const says = readChild(change.row)
    return says && { of: 'child', says }
  }
  return undefined
}

/** What joining a row leads to: a document to write, or to take away where it is undefined; or nothing to do. */
export type Joined<Document> =
  { readonly is: 'dropped' } | { readonly is: 'joined'; readonly document: Document | undefined }

/**
 * Joins one row to the document as it is. Where that is missing a parent starts it; a child starts it by `upsert` and
 * is dropped by `partial`. A deleted parent takes the document along; a deleted child never starts one, and takes
 * along what is only there because of it. The version is the parent's, so a child leaves it alone.
 */
export const joinRow = <Document>(
  { unknown, hasParent }: Tables<Document>,
  style: 'upsert' | 'partial',
  news: RowNews<Document>,
  present: Document | undefined,
): Joined<Document> => {
  switch (news.of) {
    case 'parent':
      return { is: 'joined', document: { ...(present ?? unknown), ...news.says } }
    case 'deleted-parent':
      return { is: 'joined', document: undefined }
    case 'child':
      if (present === undefined && style === 'partial') return { is: 'dropped' }
      return { is: 'joined', document: { ...(present ?? unknown), ...news.says } }
    case 'deleted-child':
      if (present === undefined) return { is: 'dropped' }
      return { is: 'joined', document: hasParent(present) ? { ...present, ...news.says } : undefined }
  }
}
