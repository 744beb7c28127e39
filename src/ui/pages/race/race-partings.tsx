// Where two lanes of one design part ways: what each of them does there, and the way to look at it.
import type { Lane, LaneParting, Parting } from '#app'
import { Button } from '../../controls/button'
import { useApp } from '../../lab/use-app'
import { type AllWords, useAllWords } from '../../text/all-words'
import { useWords } from '../../text/provider'
import { componentName, keyName, linkName, named } from '../../text/vocabulary'
import page from '../page.module.css'
import { useLaneNames } from './lane-names'
import css from './race.module.css'
import { useRaceWords } from './race-words'
import { useRace, useRaceState } from './use-race'

/** Every two lanes of one design. */
export function RacePartings() {
  const race = useRace()
  const words = useRaceWords()
  // What two lanes have in common is known as far as both were made, and that is told with each judgement.
  useRaceState((state) => state.judged)
  useRaceState((state) => state.lanes)
  const pairs = race.partings()
  return (
    <section className={page['card']} data-testid="race:partings">
      <h3>{words.partings}</h3>
      {pairs.length === 0 ? <p className={page['hint']}>{words.noTwins}</p> : null}
      <ul className={css['partings']}>
        {pairs.map((pair) => (
          <Pair key={`${pair.one.id}/${pair.other.id}`} pair={pair} />
        ))}
      </ul>
    </section>
  )
}

function Pair({ pair: { one, other, parting } }: { readonly pair: LaneParting }) {
  const race = useRace()
  const app = useApp()
  const words = useRaceWords()
  const { locale } = useWords()
  const { full, short } = useLaneNames()
  const sentences = useSentences(one, other, parting)
  const open = (lane: Lane, position: number) =>
    void app.openRun(`${race.shared.scenario.title[locale]} · ${full(lane)}`, lane.run, { position })
  return (
    <li data-testid="parting" data-at={parting === undefined ? '' : parting.at / 1000}>
      <p>{sentences.join(' ')}</p>
      {parting === undefined ? null : (
        <div className={css['presets']}>
          <Button icon="next-marker" onClick={() => race.seek(parting.at)} data-testid="parting:go">
            {words.parting.goThere}
          </Button>
          <Button onClick={() => open(one, parting.one.position)} data-testid="parting:open:one">
            {words.parting.openThere(short(one))}
          </Button>
          <Button onClick={() => open(other, parting.other.position)} data-testid="parting:open:other">
            {words.parting.openThere(short(other))}
          </Button>
        </div>
      )}
    </li>
  )
}

/** What the two have in common, and what comes then in each. */
function useSentences(one: Lane, other: Lane, parting: Parting | undefined): readonly string[] {
  const words = useAllWords()
  const { parting: says } = useRaceWords()
  const { short, design } = useLaneNames()
  const names = [short(one), short(other), design(one)] as const
  if (parting === undefined) return [says.alike(...names)]
  const { at, isDelay } = parting
  const { clock } = words.format
  const ways = [
    { name: names[0], step: parting.one.step },
    { name: names[1], step: parting.other.step },
  ].toSorted((first, second) => (first.step?.at ?? Infinity) - (second.step?.at ?? Infinity))
  const [first, second] = ways
  const shared = says.until(...names, clock(at))
  if (first?.step === undefined || second === undefined) return [shared]
  const what = happeningOf(words, first.step)
  if (second.step === undefined) return [shared, says.happens(first.name, what), says.nothing(second.name)]
  const then = clock(second.step.at)
  if (isDelay) return [shared, says.delay(what, first.name, second.name, then)]
  const instead = happeningOf(words, second.step)
  const rest =
    then === clock(at) ? says.instead(second.name, instead) : says.later(second.name, instead, then)
  return [shared, says.happens(first.name, what), rest]
}

/** What happens in a step, in one phrase: who, what, and about which aggregate. */
function happeningOf(
  words: AllWords,
  { component, event, cause }: NonNullable<Parting['one']['step']>,
): string {
  const { names } = words
  const message = cause.kind === 'message' ? cause.message : undefined
  const who =
    component === 'kernel' && message !== undefined
      ? linkName(names, message.link)
      : componentName(names, component)
  const about = message === undefined || message.subject === '' ? '' : ` (${keyName(names, message.subject)})`
  return `${who}: ${named(names.happenings, event)}${about}`
}
