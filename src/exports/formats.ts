// The one table of what a run can be exported as: the text itself, how its file ends, and its media type.
import { type Run, storedScenario, traceLine } from '#runs'
import { cloudEventsOf } from './cloud-events'
import { lagCsv } from './lag-csv'
import { mermaidOf, type Window } from './mermaid'
import { perfettoOf } from './perfetto'

export interface Export {
  /** What the file's name ends with. */
  readonly ending: string
  readonly mediaType: string
  /** The text. Only formats that show a part of a run look at the window. */
  readonly text: (run: Run, window: Window) => string
}

export const EXPORTS = {
  scenario: {
    ending: 'scenario.json',
    mediaType: 'application/json',
    text: (run) => JSON.stringify(storedScenario(run.scenario), null, 2),
  },
  trace: {
    ending: 'trace.ndjson',
    mediaType: 'application/x-ndjson',
    text: (run) => run.journal.map((step) => JSON.stringify(traceLine(step))).join('\n'),
  },
  mermaid: { ending: 'sequence.mmd', mediaType: 'text/plain', text: mermaidOf },
  csv: { ending: 'lag.csv', mediaType: 'text/csv', text: lagCsv },
  cloudevents: {
    ending: 'cloudevents.json',
    mediaType: 'application/cloudevents-batch+json',
    text: cloudEventsOf,
  },
  perfetto: { ending: 'perfetto.json', mediaType: 'application/json', text: perfettoOf },
} as const satisfies { readonly [format: string]: Export }

export type ExportFormat = keyof typeof EXPORTS

/** The formats, in the order in which they are shown. */
export const EXPORT_FORMATS = Object.keys(EXPORTS) as readonly ExportFormat[]

/** Whether a word names a format. */
export const isExportFormat = (word: unknown): word is ExportFormat =>
  EXPORT_FORMATS.some((format) => format === word)

/** The text of a run in a format; `window` for the formats that show a part of it. */
export const exported = (run: Run, format: ExportFormat, window: Window): string =>
  EXPORTS[format].text(run, window)

/** The name of a run's file in a format. */
export const exportName = (run: Run, ending: string): string =>
  `${run.scenario.id}-${run.scenario.seed}.${ending}`
