// The page of rules: what is modelled of every part, what is simpler than the world, what is left out, and from where that is known.
import { useState } from 'react'
import { addressOf, type Extent, EXTENTS, PART_IDS, type PartId, PARTS } from '#app'
import { Button } from '../../controls/button'
import { Field } from '../../controls/field'
import { Select } from '../../controls/select'
import { useWords } from '../../text/provider'
import page from '../page.module.css'
import { remembered } from '../remembered'
import { ExtentMark } from './extent-mark'
import { type FittingPart, fittingRules, ruleCount } from './fitting'
import css from './model.module.css'
import { PartSection } from './part-section'
import { type Place, placeIn, placeName } from './place'
import { useRulesWords } from './rules-words'

interface Asked {
  readonly text: string
  readonly how: Extent | null
}

const NOTHING: Asked = { text: '', how: null }

const useAsked = remembered(NOTHING)

/** The place of the address, and how to go to another. */
function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeIn(location.search))
  const go = (next: Place) => {
    history.replaceState(null, '', hrefOf(next) + location.hash)
    setPlace(next)
  }
  return [place, go]
}

/** The address of a place. */
function hrefOf(place: Place): string {
  const name = placeName(place)
  return addressOf('model', location.search) + (name === '' ? '' : `&part=${name}`)
}

/** The page. */
export function ModelPage() {
  const { locale } = useWords()
  const words = useRulesWords()
  const [asked, setAsked] = useAsked()
  const [place, goTo] = usePlace()
  const fitting = fittingRules({ ...asked, part: place.part }, locale)
  const clear = () => {
    setAsked(NOTHING)
    goTo({ part: null, rule: null })
  }
  return (
    <div className={page['columns']}>
      <section className={page['form']} aria-label={words.title}>
        <h2>{words.title}</h2>
        <p>{words.what}</p>
        <Filters
          asked={asked}
          onAsk={setAsked}
          part={place.part}
          onPart={(part) => goTo({ part, rule: null })}
        />
        <Button onClick={clear} disabled={asked === NOTHING && place.part === null}>
          {words.clear}
        </Button>
        <Counts fitting={fitting} />
      </section>
      <div className={page['result']} data-testid="rules">
        {fitting.length === 0 ? <p>{words.none}</p> : null}
        {fitting.map(({ part, rules }) => (
          <PartSection
            key={part}
            part={part}
            rules={rules}
            marked={place.part === part ? place.rule : null}
            hrefOf={hrefOf}
            onGo={goTo}
          />
        ))}
      </div>
    </div>
  )
}

interface FiltersProps {
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
  readonly part: PartId | null
  readonly onPart: (part: PartId | null) => void
}

function Filters({ asked, onAsk, part, onPart }: FiltersProps) {
  const { locale } = useWords()
  const words = useRulesWords()
  const parts = PART_IDS.map((id) => {
    const { group, title } = PARTS[id]
    const label =
      words.groups[group] === title[locale] ? title[locale] : `${words.groups[group]} · ${title[locale]}`
    return { value: id, label }
  })
  return (
    <>
      <Field
        label={words.find}
        value={asked.text}
        onChange={(text) => onAsk({ ...asked, text })}
        data-testid="rules:find"
      />
      <div className={css['choices']}>
        <Select<PartId | ''>
          label={words.part}
          value={part ?? ''}
          options={[{ value: '', label: words.all }, ...parts]}
          onChange={(chosen) => onPart(chosen === '' ? null : chosen)}
          data-testid="rules:part"
        />
        <Select<Extent | ''>
          label={words.how}
          value={asked.how ?? ''}
          options={[
            { value: '', label: words.all },
            ...EXTENTS.map((value) => ({ value, label: words.extents[value] })),
          ]}
          onChange={(how) => onAsk({ ...asked, how: how === '' ? null : how })}
          data-testid="rules:how"
        />
      </div>
    </>
  )
}

const everyRule = ruleCount(fittingRules({ ...NOTHING, part: null }, 'en'))

/** How many fit, and of which extent; what each extent means. */
function Counts({ fitting }: { readonly fitting: readonly FittingPart[] }) {
  const { format } = useWords()
  const words = useRulesWords()
  const shown = ruleCount(fitting)
  const of = (how: Extent) =>
    fitting.reduce((sum, { rules }) => sum + rules.filter((rule) => rule.how === how).length, 0)
  return (
    <>
      <p role="status" data-testid="rules:count" data-shown={shown}>
        {words.shown(format.count(shown), format.count(everyRule))}
      </p>
      <dl className={css['legend']}>
        {EXTENTS.map((how) => (
          <div key={how}>
            <dt>
              <ExtentMark how={how} /> <span className={css['number']}>{format.count(of(how))}</span>
            </dt>
            <dd>{words.extentMeanings[how]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
