// Tabs with one tab stop: arrow keys move among them, Home and End go to the ends.
import { useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { classNames } from './class-names'
import css from './tabs.module.css'

/** One tab and what it shows. */
export interface Tab<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** A short count or mark behind the label. */
  readonly badge?: string | undefined
  readonly content: ReactNode
}

/** Props of the tabs; which one is shown is up to the owner. */
export interface TabsProps<Id extends string = string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
}

function goal(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** A row of tabs and the panel of the selected one. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selected),
  )
  const move = (event: KeyboardEvent) => {
    const next = goal(event.key, at, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (next === undefined || tab === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onSelect(tab.id)
    row.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div className={css['tabs']}>
      <div className={css['row']} role="tablist" aria-label={label} ref={row} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.id}`}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            className={classNames(css['tab'], index === at && css['on'])}
            onClick={() => onSelect(tab.id)}
            data-testid={`tab:${tab.id}`}
          >
            {tab.label}
            {tab.badge === undefined ? null : <span className={css['badge']}>{tab.badge}</span>}
          </button>
        ))}
      </div>
      <div
        className={css['panel']}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${tabs[at]?.id ?? ''}`}
      >
        {tabs[at]?.content}
      </div>
    </div>
  )
}

/** One choice of a segmented switch. */
export interface Segment<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

/** Props of a segmented switch. */
export interface SegmentsProps<Value extends string = string> {
  readonly label: string
  readonly segments: readonly Segment<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A few choices side by side, one of which is in force. */
export function Segments<Value extends string>({ label, segments, value, onChange }: SegmentsProps<Value>) {
  return (
    <span className={css['segments']} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          className={classNames(css['segment'], segment.value === value && css['pressed'])}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </span>
  )
}
