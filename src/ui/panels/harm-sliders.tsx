// What an unreliable link does to messages, as sliders: chances and a delay.
import type { Fault } from '#app'
import { Slider } from '../controls/slider'
import { useAllWords } from '../text/all-words'

/** The chances, 0 … 1, and the extra delay in microseconds. */
export interface Harm {
  readonly drop: number
  readonly dropAck: number
  readonly duplicate: number
  readonly reorder: number
  readonly delay: number
}

/** A link as it should be. */
export const noHarm: Harm = { drop: 0, dropAck: 0, duplicate: 0, reorder: 0, delay: 0 }

/** The harm that a fault does. */
export const harmOf = ({
  drop,
  dropAck,
  duplicate,
  reorder,
  delay,
}: Extract<Fault, { readonly kind: 'link' }>): Harm => ({
  drop,
  dropAck,
  duplicate,
  reorder,
  delay,
})

/** Props of the sliders. */
export interface HarmSlidersProps {
  readonly harm: Harm
  readonly onChange: (harm: Harm) => void
}

const CHANCES = ['drop', 'dropAck', 'duplicate', 'reorder'] as const
const DELAY_MOST = 2_000_000
const DELAY_STEP = 20_000

/** Sets how unreliable a link is. */
export function HarmSliders({ harm, onChange }: HarmSlidersProps) {
  const { faults, format } = useAllWords()
  return (
    <>
      {CHANCES.map((field) => (
        <Slider
          key={field}
          label={faults.fields[field]}
          value={harm[field]}
          min={0}
          max={1}
          step={0.05}
          shown={format.percent(harm[field])}
          onChange={(value) => onChange({ ...harm, [field]: value })}
        />
      ))}
      <Slider
        label={faults.fields.delay}
        value={harm.delay}
        min={0}
        max={DELAY_MOST}
        step={DELAY_STEP}
        shown={format.duration(harm.delay)}
        onChange={(delay) => onChange({ ...harm, delay })}
      />
    </>
  )
}
