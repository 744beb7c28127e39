// The bundled scenarios as the gallery lists them, and which of them fit what somebody looks for.
import { bundled, catalogue, type Scenario } from '#app'
import type { Locale } from '../../text/words'

/** One scenario of the gallery. */
export interface Entry {
  readonly scenario: Scenario
  /** Null where the design has none. */
  readonly broker: string | null
}

const withBroker: ReadonlySet<string> = new Set(
  catalogue()
    .pipelines.filter(({ settings }) => settings.some(({ path }) => path === 'broker'))
    .map(({ id }) => id),
)

/** All of them, in the order in which they are offered. */
export const entries: readonly Entry[] = bundled.map((scenario) => ({
  scenario,
  broker: withBroker.has(scenario.pipeline) ? scenario.settings.broker : null,
}))

/** What to show; an empty text means everything. */
export interface Filters {
  readonly text: string
  readonly pipeline: string
  readonly broker: string
  readonly domain: string
  readonly verdict: string
}

export const ALL: Filters = { text: '', pipeline: '', broker: '', domain: '', verdict: '' }

/** Whether an entry fits what is known without running it. */
export function fits({ scenario, broker }: Entry, filters: Filters, locale: Locale): boolean {
  const { pipeline, domain } = filters
  return (
    (pipeline === '' || pipeline === scenario.pipeline) &&
    (filters.broker === '' || filters.broker === broker) &&
    (domain === '' || domain === scenario.domain) &&
    wordsOf(filters.text).every((word) => saidOf(scenario, locale).includes(word))
  )
}

/** The words of a search, each of which has to occur. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

const saidOf = ({ id, title, summary, pipeline, domain }: Scenario, locale: Locale): string =>
  [id, title[locale], summary[locale], pipeline, domain].join(' ').toLocaleLowerCase()
