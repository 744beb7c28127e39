/**
 * What a projector writes for one event, in each of three styles; the same for every business. Applies whatever it is
 * given, however often and in whatever order: guards and inboxes are the projector's own.
 */
import { presentDocument, replaceDocument } from './document'
import type { Documents } from './document'
import { isDeleted } from './domain'
import type { Domain, Envelope, JsonObject, ModelWrite, ReadModelRow } from './domain'
import { joinRow, readRowNews } from './row-news'
import type { Tables } from './row-news'

/** What an event says of a document. `changed` is for one that is there: what overtakes the opening is lost. */
export type News<Document> =
  | { readonly is: 'opened'; readonly document: Document }
  | { readonly is: 'changed'; readonly change: (present: Document) => Document }
  | { readonly is: 'gone' }

/** The rows to write for an event; undefined when its payload cannot be decoded. */
export type Act = (event: Envelope, read: ReadModelRow) => readonly ModelWrite[] | undefined

/** What a business says of its projecting. */
export interface Projection<Document> {
  readonly documents: Documents<Document>
  /** How the rows of the normalised tables make up a document. */
  readonly tables: Tables<Document>
  /** The document that the image of an aggregate says; undefined when it is none. */
  readonly readImage: (image: JsonObject) => Document | undefined
  /** What an event of style `partial` or `full-state` says to who patches; undefined when it cannot be decoded. */
  readonly readNews: (event: Envelope) => News<Document> | undefined
  /** Adds the increments of an event of style `delta` to whatever is there. */
  readonly increment: Act
}

/** The projecting of a business. The document takes the version of the event that it was written for. */
export const projecting =
  <Document extends { readonly version: number }>(projection: Projection<Document>): Domain['apply'] =>
  (style, event, read) => {
    switch (style) {
      case 'upsert':
        if (event.style === 'row') return mergeRow(projection, style, event, read)
        return event.style === 'full-state' ? replace(projection, event, read) : undefined
      case 'partial':
        if (event.style === 'row') return mergeRow(projection, style, event, read)
        return event.style === 'partial' || event.style === 'full-state'
          ? patch(projection, event, read)
          : undefined
      case 'delta':
        return event.style === 'delta' ? projection.increment(event, read) : undefined
    }
  }

const replace = <Document extends { readonly version: number }>(
  { documents, readImage }: Projection<Document>,
  { aggregateId: key, version, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  if (isDeleted(payload)) return replaceDocument(documents, key, undefined, read)
  const image = readImage(payload)
  return image && replaceDocument(documents, key, { ...image, version }, read)
}

const patch = <Document extends { readonly version: number }>(
  { documents, readNews }: Projection<Document>,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const { aggregateId: key, version } = event
  const news = readNews(event)
  switch (news?.is) {
    case undefined:
      return undefined
    case 'opened':
      return replaceDocument(documents, key, { ...news.document, version }, read)
    case 'changed': {
      const present = presentDocument(documents, key, read)
      if (present === undefined) return []
      return replaceDocument(documents, key, { ...news.change(present), version }, read)
    }
    case 'gone':
      return replaceDocument(documents, key, undefined, read)
  }
}

const mergeRow = <Document>(
  { documents, tables }: Projection<Document>,
  style: 'upsert' | 'partial',
  { aggregateId: key, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const news = readRowNews(tables, payload)
  if (news === undefined) return undefined
  const joined = joinRow(tables, style, news, presentDocument(documents, key, read))
  return joined.is === 'dropped' ? [] : replaceDocument(documents, key, joined.document, read)
}
