// One link: how long it takes, how unreliable it is, and how to cut it.
import { useState } from 'react'
import type { FaultInForce, Fault, LinkScene } from '#app'
import { Button } from '../controls/button'
import { Chip } from '../controls/chip'
import { Slider } from '../controls/slider'
import { useAllWords } from '../text/all-words'
import { linkName } from '../text/vocabulary'
import { FaultsInForce, MoreFaults } from './faults-in-force'
import { HarmSliders, harmOf, noHarm } from './harm-sliders'
import css from './panel.module.css'

/** Props of the link panel. Times in microseconds. */
export interface LinkPanelProps {
  readonly link: LinkScene
  readonly latency: { readonly least: number; readonly spread: number; readonly ordered: boolean }
  readonly inFlight: number
  readonly now: number
  readonly faults: readonly FaultInForce[]
  readonly onInject: (fault: Fault) => void
  readonly onHeal: (fault: string) => void
  /** Opens whatever else can strike it. */
  readonly onMore: () => void
}

const SECOND = 1_000_000
const CUTS: readonly number[] = [0.2, 0.5, 1, 2, 5, 10, 30, 60]

/** The inspector of a link. */
export function LinkPanel(props: LinkPanelProps) {
  const words = useAllWords()
  const { link, latency, inFlight, now, faults, onInject, onHeal, onMore } = props
  const { inspect, format } = words
  const cuts = faults.filter(({ fault }) => fault.kind === 'cut')
  return (
    <div className={css['panel']}>
      <header className={css['title']}>
        <h2>{linkName(words.names, link.id)}</h2>
        {link.cut ? <Chip tone="fault">{words.names.faultKinds.cut}</Chip> : null}
      </header>
      <dl className={css['facts']}>
        <dt>{inspect.latency}</dt>
        <dd>
          {inspect.latencyRange(
            format.duration(latency.least),
            format.duration(latency.least + latency.spread),
          )}
        </dd>
        <dt>{inspect.onItsWay}</dt>
        <dd>
          {format.count(inFlight)}, {latency.ordered ? inspect.ordered : inspect.unordered}
        </dd>
      </dl>
      <Harm key={link.id} link={link.id} now={now} faults={faults} onInject={onInject} />
      <Cut
        onCut={(lasts) => onInject({ kind: 'cut', link: link.id, from: now, until: now + lasts })}
        onJoin={cuts.length === 0 ? undefined : () => cuts.forEach(({ id }) => onHeal(id))}
      />
      <MoreFaults onOpen={onMore} />
      <FaultsInForce faults={faults} onHeal={onHeal} />
    </div>
  )
}

function Harm({
  link,
  now,
  faults,
  onInject,
}: { readonly link: string } & Pick<LinkPanelProps, 'now' | 'faults' | 'onInject'>) {
  const words = useAllWords()
  const present = faults.map(({ fault }) => fault).find((fault) => fault.kind === 'link')
  const [harm, setHarm] = useState(() => (present?.kind === 'link' ? harmOf(present) : noHarm))
  const none = Object.values(harm).every((value) => value === 0)
  return (
    <section className={css['section']}>
      <h3>{words.names.faultKinds.link}</h3>
      <HarmSliders harm={harm} onChange={setHarm} />
      <Button
        tone="fault"
        disabled={none}
        onClick={() => onInject({ kind: 'link', link, from: now, until: null, ...harm })}
      >
        {words.inspect.apply}
      </Button>
    </section>
  )
}

interface CutProps {
  readonly onCut: (lasts: number) => void
  readonly onJoin: (() => void) | undefined
}

function Cut({ onCut, onJoin }: CutProps) {
  const words = useAllWords()
  const [place, setPlace] = useState(3)
  const lasts = (CUTS[place] ?? 1) * SECOND
  return (
    <section className={css['section']}>
      <h3>{words.names.faultKinds.cut}</h3>
      <Slider
        label={words.inspect.cutFor}
        value={place}
        min={0}
        max={CUTS.length - 1}
        step={1}
        shown={words.format.duration(lasts)}
        onChange={setPlace}
      />
      <div className={css['acts']}>
        <Button tone="fault" onClick={() => onCut(lasts)}>
          {words.inspect.cut}
        </Button>
        {onJoin === undefined ? null : <Button onClick={onJoin}>{words.inspect.uncut}</Button>}
      </div>
    </section>
  )
}
