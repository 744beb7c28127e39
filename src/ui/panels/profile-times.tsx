// How long things take in a design: one bar each on a logarithmic scale, with the numbers beside it.
import type { Profile } from '#app'
import { useAllWords } from '../text/all-words'
import css from './design-profile.module.css'
import panel from './panel.module.css'

type Spread = Profile['staleness']

/** The scale: from a millisecond over five powers of ten. */
const DECADES = 5

/** Where a time stands on the scale, from 0 to 1. */
const placeOf = (millis: number): number => (millis <= 1 ? 0 : Math.min(1, Math.log10(millis) / DECADES))

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Times from request to answer and from commit to read model, and the messages that it takes. */
export function ProfileTimes({ profile }: { readonly profile: Profile }) {
  const words = useAllWords()
  const { latency, staleness, messagesPerCommand } = profile
  return (
    <section className={panel['section']}>
      <h3>{words.profile.times}</h3>
      <dl className={css['times']}>
        <Span name={words.profile.spans.write} spread={latency.commands} side="write" />
        <Span name={words.profile.spans.read} spread={latency.queries} side="read" />
        <Span name={words.profile.spans.staleness} spread={staleness} side="read" />
      </dl>
      <p className={panel['quiet']}>{words.profile.timesHint}</p>
      <p className={css['sentence']}>{words.profile.messages(words.format.count(messagesPerCommand))}</p>
    </section>
  )
}

interface SpanProps {
  readonly name: string
  readonly spread: Spread
  readonly side: 'write' | 'read'
}

function Span({ name, spread, side }: SpanProps) {
  const { profile, format } = useAllWords()
  const { p50, p99 } = spread
  const duration = (millis: number) => format.duration(millis * 1000)
  return (
    <div className={css['span']}>
      <dt>{name}</dt>
      <dd>{p99 === 0 ? profile.atOnce : profile.halfAndMost(duration(p50), duration(p99))}</dd>
      <dd className={css['bar']} data-side={side} aria-hidden="true">
        <i style={{ width: percent(placeOf(p99)) }} />
        <b style={{ width: percent(placeOf(p50)) }} />
      </dd>
    </div>
  )
}
