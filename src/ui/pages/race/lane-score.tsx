// The score line of a lane: the numbers by which lanes are compared, each in the same place in every lane.
import { type ReactNode, useCallback, useRef } from 'react'
import type { Scene, Standing } from '#app'
import { Chip } from '../../controls/chip'
import { toneOf } from '../../panels/verdict-tone'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import type { ScoreCode } from '../../text/race-phrases'
import css from './lane.module.css'
import { useRaceWords } from './race-words'
import { useRace, useRaceFrames, useRaceState } from './use-race'

/** Props of the score line. */
export interface LaneScoreProps {
  readonly standing: Standing
  readonly scene: Scene
}

/** How a lane stands at the instant that is shown. */
export function LaneScore({ standing, scene: { at, gap } }: LaneScoreProps) {
  const race = useRace()
  const words = useRaceWords()
  const { format } = useAllWords()
  const age = useRef<HTMLSpanElement>(null)
  const { events } = gap
  const since = at - gap.age
  useRaceFrames(
    useCallback(() => {
      const text = format.duration(events === 0 ? 0 : race.at - since)
      if (age.current !== null && age.current.textContent !== text) age.current.textContent = text
    }, [race, format, events, since]),
  )
  /** To the millisecond: there is little room, and nobody compares less. */
  const inMillis = (micros: number) => format.duration(Math.round(micros / 1000) * 1000)
  const numbers: readonly (readonly ['stale' | 'lost' | 'failed', number])[] = [
    ['stale', standing.stale],
    ['lost', standing.lost],
    ['failed', standing.failed],
  ]
  return (
    <dl className={css['score']} data-testid="lane:score" data-events={events} data-ms={gap.age / 1000}>
      <Fact code="gap" tone={events === 0 ? 'ok' : 'stale'}>
        {format.count(events)}
        <small>
          {' · '}
          <span ref={age} />
        </small>
      </Fact>
      {numbers.map(([code, value]) => (
        <Fact
          key={code}
          code={code}
          tone={value === 0 ? 'ok' : code === 'stale' ? 'stale' : 'fault'}
          value={value}
        >
          {format.count(value)}
        </Fact>
      ))}
      <Fact code="latency" tone="plain">
        {standing.latency === undefined ? (
          words.none
        ) : (
          <small>{words.latency(inMillis(standing.latency.p50), inMillis(standing.latency.p99))}</small>
        )}
      </Fact>
      <Verdict verdict={standing.verdict} />
    </dl>
  )
}

interface FactProps {
  readonly code: ScoreCode
  readonly tone: 'ok' | 'stale' | 'fault' | 'plain'
  readonly value?: number
  readonly children: ReactNode
}

function Fact({ code, tone, value, children }: FactProps) {
  const { score, scoreHint } = useRaceWords()
  return (
    <div
      className={css['fact']}
      title={scoreHint[code]}
      data-tone={tone}
      data-testid={`score:${code}`}
      data-value={value}
    >
      <dt>{score[code]}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Verdict({ verdict }: Pick<Standing, 'verdict'>) {
  const words = useRaceWords()
  const ended = useRaceState((state) => state.ended)
  return (
    <div
      className={css['fact']}
      title={words.scoreHint.verdict}
      data-testid="score:verdict"
      data-verdict={verdict?.join(' ') ?? ''}
    >
      <dt>
        {ended || verdict === undefined ? words.score.verdict : `${words.score.verdict}, ${words.soFar}`}
      </dt>
      <dd>
        <VerdictChips verdict={verdict} />
      </dd>
    </div>
  )
}

/** The words of a verdict; nothing is said of a run that was not judged yet. */
export function VerdictChips({ verdict }: Pick<Standing, 'verdict'>) {
  const { none } = useRaceWords()
  const { names } = useAllWords()
  if (verdict === undefined) return none
  return (
    <span className={css['chips']}>
      {verdict.map((code) => {
        const { name, meaning } = explained(names.verdicts, code)
        return (
          <Chip key={code} tone={toneOf(code)} title={meaning}>
            {name}
          </Chip>
        )
      })}
    </span>
  )
}
