// One part of the model: its name, what it works with, and its rules.
import { useId } from 'react'
import { type PartId, PARTS, type Rule } from '#app'
import { classNames } from '../../controls/class-names'
import { useWords } from '../../text/provider'
import page from '../page.module.css'
import css from './model.module.css'
import type { Place } from './place'
import { PlaceLink } from '../../shell/place-link'
import { RuleItem } from './rule-item'
import { useRulesWords } from './rules-words'

/** Props of a part; `marked` is the rule that the address names. */
export interface PartSectionProps {
  readonly part: PartId
  readonly rules: readonly Rule[]
  readonly marked: string | null
  readonly hrefOf: (place: Place) => string
  readonly onGo: (place: Place) => void
}

/** The part. */
export function PartSection({ part, rules, marked, hrefOf, onGo }: PartSectionProps) {
  const { locale } = useWords()
  const words = useRulesWords()
  const heading = useId()
  const { group, title, with: others = [] } = PARTS[part]
  const toPart = (id: PartId): Place => ({ part: id, rule: null })
  return (
    <section
      className={classNames(page['card'], css['part'])}
      aria-labelledby={heading}
      data-testid={`part:${part}`}
    >
      {words.groups[group] === title[locale] ? null : <p className={css['group']}>{words.groups[group]}</p>}
      <h3 id={heading}>
        <PlaceLink href={hrefOf(toPart(part))} onGo={() => onGo(toPart(part))}>
          {title[locale]}
        </PlaceLink>
      </h3>
      {others.length === 0 ? null : (
        <p className={css['with']}>
          {words.with}:{' '}
          {others.map((id) => (
            <PlaceLink key={id} href={hrefOf(toPart(id))} onGo={() => onGo(toPart(id))}>
              {PARTS[id].title[locale]}
            </PlaceLink>
          ))}
        </p>
      )}
      <ul className={css['rules']}>
        {rules.map((rule) => {
          const place: Place = { part, rule: rule.id }
          return (
            <RuleItem
              key={rule.id}
              rule={rule}
              name={`${part}/${rule.id}`}
              isMarked={marked === rule.id}
              href={hrefOf(place)}
              onGo={() => onGo(place)}
            />
          )
        })}
      </ul>
    </section>
  )
}
