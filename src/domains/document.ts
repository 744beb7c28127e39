/** The documents of a business: how one is written and read back, what it counts for, and what the oracle says of it. */
import { changesBetween, writeCounts } from './counting'
import type { AggregateState, Contribution, Domain, JsonObject, ModelWrite, ReadModelRow } from './domain'
import { idOf } from './kept'

/** How the documents of a business are kept in rows. */
export interface Documents<Document> {
  /** The name of the read model. */
  readonly model: string
  /** Reads a row back; what it does not say is null. */
  readonly readRow: (row: JsonObject) => Document
  /** The row, with whatever follows from what the document says. */
  readonly rowOf: (document: Document) => JsonObject
  /** What a document counts for; nothing where it does not say in which group. */
  readonly contributionsOf: (document: Document) => readonly Contribution[]
}

/** The document that is there; undefined when there is none. */
export const presentDocument = <Document>(
  { model, readRow }: Documents<Document>,
  key: string,
  read: ReadModelRow,
): Document | undefined => {
  const row = read(model, key)
  return row && readRow(row)
}

/** Writes a document or, where it is undefined, takes it away; touches no counter. */
export const writeDocument = <Document>(
  { model, rowOf }: Documents<Document>,
  key: string,
  document: Document | undefined,
): ModelWrite => ({ model, key, row: document === undefined ? undefined : rowOf(document) })

/**
 * Puts a document in the place of the one that is there, or takes that away. The counter moves by the difference
 * between the two, so it is always the sum of the rows and a replay does no harm.
 */
export const replaceDocument = <Document>(
  documents: Documents<Document>,
  key: string,
  after: Document | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const before = presentDocument(documents, key, read)
  const countsFor = (document: Document | undefined) =>
    document === undefined ? [] : documents.contributionsOf(document)
  return [
    writeDocument(documents, key, after),
    ...writeCounts(changesBetween(countsFor(before), countsFor(after)), read),
  ]
}

/** What the read models should say of an aggregate; `documentIn` gives nothing for a deleted one. */
export const oracleOf = <Document>(
  documents: Documents<Document>,
  documentIn: (state: AggregateState) => Document | undefined,
): Pick<Domain, 'documentOf' | 'contributionsOf'> => ({
  documentOf: (state) => writeDocument(documents, idOf(state), documentIn(state)),
  contributionsOf: (state) => {
    const document = documentIn(state)
    return document === undefined ? [] : documents.contributionsOf(document)
  },
})
