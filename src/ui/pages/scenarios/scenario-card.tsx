// A scenario of the gallery: its picture, what becomes of the data, and what it tells. Pressing it opens it in the Lab.
import { memo, useMemo } from 'react'
import { addressOfScenario, catalogue } from '#app'
import { useApp } from '../../lab/use-app'
import { isForBrowser } from '../../shell/nav'
import { useWords } from '../../text/provider'
import { named } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import css from './card.module.css'
import type { Entry } from './entries'
import { Thumbnail } from './thumbnail'
import { useSketch } from './use-sketch'
import { VerdictChips } from './verdict-chips'

/** One card. */
export const ScenarioCard = memo(function ScenarioCard({ entry }: { readonly entry: Entry }) {
  const app = useApp()
  const { locale } = useWords()
  const { gallery } = usePageWords()
  const { scenario } = entry
  const { id, title, summary } = scenario
  const request = useMemo(() => requestOf(entry), [entry])
  const [element, drawing] = useSketch<HTMLLIElement>(id, request)
  return (
    <li
      ref={element}
      className={css['card']}
      data-testid={`scenario:${id}`}
      data-verdict={drawing?.kind === 'drawn' ? drawing.sketch.verdict?.join(' ') : undefined}
    >
      <div className={css['picture']}>
        {drawing?.kind === 'drawn' ? <Thumbnail sketch={drawing.sketch} /> : null}
      </div>
      <div className={css['chips']}>
        <VerdictChips drawing={drawing} />
      </div>
      <h3>
        <a
          className={css['cover']}
          href={addressOfScenario(id, location.search)}
          aria-label={gallery.opens(title[locale])}
          onClick={(event) => {
            if (isForBrowser(event)) return
            event.preventDefault()
            void app.openInLab(scenario)
          }}
        >
          {title[locale]}
        </a>
      </h3>
      <p>{summary[locale]}</p>
      <Made entry={entry} />
    </li>
  )
})

/** What the scenario is made of. */
function Made({ entry: { scenario, broker } }: { readonly entry: Entry }) {
  const { names, locale } = useWords()
  const design = catalogue().pipelines.find(({ id }) => id === scenario.pipeline)?.title[locale]
  return (
    <p className={css['made']}>
      {[
        design ?? scenario.pipeline,
        ...(broker === null ? [] : [named(names.brokers, broker)]),
        named(names.domains, scenario.domain),
      ].join(' · ')}
    </p>
  )
}

/** What is to be run for an entry's picture. */
export const requestOf = ({ scenario: { file, seed } }: Entry) => ({
  file: { ...file, seed },
  without: [],
  interventions: [],
  steps: null,
})
