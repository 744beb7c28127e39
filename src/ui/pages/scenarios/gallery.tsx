// The bundled scenarios as cards, as far as they fit the filters.
import { useEffect } from 'react'
import type { Drawing } from '#app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from './card.module.css'
import { type Entry, entries, type Filters, fits } from './entries'
import { requestOf, ScenarioCard } from './scenario-card'
import { useLibrary } from './use-library'
import { useDrawings } from './use-sketch'

/** The entries that fit the filters. A verdict is known once a scenario has been run; until then it fits none. */
function useFitting(filters: Filters): readonly Entry[] {
  const { locale } = useWords()
  const drawings = useDrawings()
  return entries.filter(
    (entry) =>
      fits(entry, filters, locale) &&
      (filters.verdict === '' || verdictOf(drawings.get(entry.scenario.id)).includes(filters.verdict)),
  )
}

const verdictOf = (drawing: Drawing | undefined): readonly string[] =>
  drawing?.kind === 'drawn' ? (drawing.sketch.verdict ?? []) : []

/** The cards of what fits. */
export function Gallery({ filters }: { readonly filters: Filters }) {
  const { gallery } = usePageWords()
  const fitting = useFitting(filters)
  useVerdicts(filters)
  return fitting.length === 0 ? (
    <p>{gallery.none}</p>
  ) : (
    <ul className={css['grid']} data-testid="gallery">
      {fitting.map((entry) => (
        <ScenarioCard key={entry.scenario.id} entry={entry} />
      ))}
    </ul>
  )
}

/** Whoever looks for a verdict wants everything run that fits otherwise, in sight or not. */
function useVerdicts(filters: Filters): void {
  const { sketches } = useLibrary()
  const { locale } = useWords()
  useEffect(() => {
    if (filters.verdict === '') return undefined
    const asked = entries.filter((entry) => fits(entry, filters, locale))
    for (const entry of asked) sketches.want(entry.scenario.id, requestOf(entry))
    return () => {
      for (const entry of asked) sketches.unwant(entry.scenario.id)
    }
  }, [sketches, filters, locale])
}

/** How many fit, and, where a verdict is looked for, how many have been run. */
export function Counts({ filters }: { readonly filters: Filters }) {
  const { format, locale } = useWords()
  const { gallery } = usePageWords()
  const drawings = useDrawings()
  const fitting = useFitting(filters)
  const asked = entries.filter((entry) => fits(entry, filters, locale))
  const judged = asked.filter(({ scenario }) => drawings.has(scenario.id)).length
  return (
    <p role="status" data-testid="gallery:count" data-shown={fitting.length}>
      {gallery.shown(format.count(fitting.length), format.count(entries.length))}
      {filters.verdict === '' || judged === asked.length
        ? null
        : ` · ${gallery.judged(format.count(judged), format.count(asked.length))}`}
    </p>
  )
}
