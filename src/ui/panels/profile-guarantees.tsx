// What becomes of the data in a design, fault by fault, and the promises that hold in it: a sign and a word each.
import type { ReactNode } from 'react'
import type { Profile } from '#app'
import { Chip } from '../controls/chip'
import { type AllWords, useAllWords } from '../text/all-words'
import { componentName, explained, pointName } from '../text/vocabulary'
import css from './design-profile.module.css'
import panel from './panel.module.css'
import { toneOf } from './verdict-tone'

type Guarantees = Profile['guarantees']
type Outcome = Guarantees['unharmed']
type FaultName = keyof AllWords['profile']['faults']

/** The faults that a design knows; where there is one way of writing only, a carrier's crash needs no more words. */
function outcomesOf({ unharmed, handlerCrash, abort, moverCrash, away }: Guarantees) {
  const { upsert, delta } = moverCrash
  const all: readonly (readonly [FaultName, Outcome | null])[] = [
    ['unharmed', unharmed],
    ['handler-crash', handlerCrash],
    ['abort', abort],
    [delta === null ? 'mover' : 'mover-upsert', upsert],
    ['mover-delta', delta],
    ['away', away],
  ]
  return all.flatMap(([name, outcome]) => (outcome === null ? [] : [{ name, outcome }]))
}

/** Verdicts and promises. */
export function ProfileGuarantees({ guarantees }: { readonly guarantees: Guarantees }) {
  const { profile } = useAllWords()
  const { readYourWrites, oneSnapshot, history } = guarantees
  return (
    <section className={panel['section']}>
      <h3>{profile.guarantees}</h3>
      <ul className={css['promises']}>
        {outcomesOf(guarantees).map(({ name, outcome }) => (
          <Fault key={name} name={name} outcome={outcome} />
        ))}
        <Kept name="own-writes" sign={yes(profile, readYourWrites)} />
        {oneSnapshot === null ? null : <Kept name="one-snapshot" sign={yes(profile, oneSnapshot)} />}
        <Kept name="history" sign={<Chip {...HISTORY_SIGNS[history]}>{profile.histories[history]}</Chip>} />
      </ul>
    </section>
  )
}

/** Who keeps no events breaks no promise: nobody gave one. */
const HISTORY_SIGNS = {
  all: { tone: 'ok' },
  recent: { tone: 'stale' },
  none: { tone: 'plain', mark: 'minus' },
} as const

const yes = (profile: AllWords['profile'], holds: boolean): ReactNode => (
  <Chip tone={holds ? 'ok' : 'fault'}>{holds ? profile.holds : profile.holdsNot}</Chip>
)

function Fault({ name, outcome }: { readonly name: FaultName; readonly outcome: Outcome }) {
  const { profile, names } = useAllWords()
  const { verdict, component, point } = outcome
  const isHarmless = verdict.every((code) => ['ok', 'lag', 'until-refresh'].includes(code))
  return (
    <li data-fault={name} data-verdict={verdict.join(' ')}>
      <b>{profile.faults[name]}</b>
      <span className={panel['chips']}>
        {verdict.map((code) => {
          const { name: word, meaning } = explained(names.verdicts, code)
          return (
            <Chip key={code} tone={toneOf(code)} title={meaning}>
              {word}
            </Chip>
          )
        })}
      </span>
      {component === undefined || isHarmless ? null : (
        <small>
          {profile.worst(
            point === undefined
              ? componentName(names, component)
              : `${componentName(names, component)}, ${pointName(names, component, point)}`,
          )}
        </small>
      )}
    </li>
  )
}

interface KeptProps {
  readonly name: keyof AllWords['profile']['promises']
  readonly sign: ReactNode
}

function Kept({ name, sign }: KeptProps) {
  const { profile } = useAllWords()
  const { name: word, meaning } = profile.promises[name]
  return (
    <li data-promise={name}>
      <b>{word}</b>
      <span className={panel['chips']}>{sign}</span>
      <small>{meaning}</small>
    </li>
  )
}
