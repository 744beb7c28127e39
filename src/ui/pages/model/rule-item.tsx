// One rule: how far it is modelled, the sentence, from where it is known, and where it can be seen.
import { Fragment, useEffect, useRef } from 'react'
import { addressOfScenario, bundledScenario, MEASURED, type Rule, SOURCES } from '#app'
import { useApp } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { ExtentMark } from './extent-mark'
import css from './model.module.css'
import { PlaceLink } from '../../shell/place-link'
import { useRulesWords } from './rules-words'

/** Props of a rule. A marked one is brought into sight. */
export interface RuleItemProps {
  readonly rule: Rule
  readonly name: string
  readonly isMarked: boolean
  readonly href: string
  readonly onGo: () => void
}

/** The rule. */
export function RuleItem({ rule, name, isMarked, href, onGo }: RuleItemProps) {
  const { locale } = useWords()
  const words = useRulesWords()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isMarked) item.current?.scrollIntoView({ block: 'center' })
  }, [isMarked])
  return (
    <li
      ref={item}
      className={css['rule']}
      aria-current={isMarked ? 'true' : undefined}
      data-testid={`rule:${name}`}
      data-how={rule.how}
    >
      <p className={css['sentence']}>
        <ExtentMark how={rule.how} /> <Sentence text={rule[locale]} />
      </p>
      <ul className={css['known']}>
        {rule.scenario === undefined ? null : (
          <li>
            <InLab scenario={rule.scenario} />
          </li>
        )}
        <Known rule={rule} />
        <li className={css['name']}>
          <PlaceLink href={href} label={words.linkTo(name)} onGo={onGo}>
            {name}
          </PlaceLink>
        </li>
      </ul>
    </li>
  )
}

/** A sentence in which names from scenario files stand in backticks. */
const Sentence = ({ text }: { readonly text: string }) =>
  text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>,
    )

function Known({ rule: { sources, measured, test } }: { readonly rule: Rule }) {
  const words = useRulesWords()
  return (
    <>
      {sources.map((id) => (
        <li key={id}>
          <a href={SOURCES[id].url} target="_blank" rel="noreferrer">
            {SOURCES[id].title}
          </a>
        </li>
      ))}
      {measured === undefined ? null : <li>{words.measured(MEASURED[measured])}</li>}
      {test === undefined ? null : (
        <li>
          {words.test}: <TestName test={test} />
        </li>
      )}
    </>
  )
}

/** The file of a test; its title, which is English in every language, is a hint. */
function TestName({ test }: { readonly test: NonNullable<Rule['test']> }) {
  const colon = test.indexOf(': ')
  return (
    <code title={test.slice(colon + 2)} lang="en">
      src/{test.slice(0, colon)}.test.ts
    </code>
  )
}

function InLab({ scenario: id }: { readonly scenario: string }) {
  const app = useApp()
  const { locale } = useWords()
  const words = useRulesWords()
  const scenario = bundledScenario(id)
  if (scenario === undefined) return null
  return (
    <PlaceLink href={addressOfScenario(id, location.search)} onGo={() => void app.openInLab(scenario)}>
      {words.inLab(scenario.title[locale])}
    </PlaceLink>
  )
}
