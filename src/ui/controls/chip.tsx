// A small label with a colour and a mark, so that what it says never depends on the colour.
import type { ReactNode } from 'react'
import css from './chip.module.css'
import { classNames } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon'

/** The role that a chip takes its colour from. */
export type ChipTone = 'ok' | 'stale' | 'fault' | 'plain' | 'write' | 'read'

/** Props of a chip; without `mark` it gets the mark of its tone. */
export interface ChipProps {
  readonly tone: ChipTone
  readonly mark?: IconName | null
  readonly title?: string | undefined
  readonly children?: ReactNode
}

const marks: { readonly [tone in ChipTone]: IconName | null } = {
  ok: 'check',
  stale: 'clock',
  fault: 'cross',
  plain: null,
  write: null,
  read: null,
}

/** A word in a pill. */
export function Chip({ tone, mark = marks[tone], title, children }: ChipProps) {
  return (
    <span className={classNames(css['chip'], css[tone])} title={title}>
      {mark === null ? null : <Icon name={mark} size={12} />}
      {children === undefined ? null : <span className={css['word']}>{children}</span>}
    </span>
  )
}

/** Props of the square that stands for an aggregate everywhere. */
export interface SwatchProps {
  readonly paint: string
  readonly hollow?: boolean
}

/** An aggregate's coloured square; hollow where its row is missing. */
export function Swatch({ paint, hollow = false }: SwatchProps) {
  return (
    <span
      className={classNames(css['swatch'], hollow && css['hollow'])}
      style={hollow ? { borderColor: paint } : { background: paint, borderColor: paint }}
      aria-hidden="true"
    />
  )
}
