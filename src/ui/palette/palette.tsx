// The palette: type a few letters, choose with the arrows, press Enter. A combobox over everything that can be done.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog } from '../controls/dialog'
import type { Acts } from '../lab/lab-keys'
import { useSend } from '../lab/story-pane'
import { useApp } from '../lab/use-app'
import { useAllWords } from '../text/all-words'
import { entriesOf, type Entry } from './entries'
import { fitOf } from './match'
import css from './palette.module.css'
import { usePaletteWords } from './palette-words'

/** Props of the palette; `acts` are what the keys do. */
export interface PaletteProps {
  readonly open: boolean
  readonly acts: Acts
  readonly onClose: () => void
}

/** More lines than these nobody reads: a letter more finds what is meant. */
const MOST_SHOWN = 40

/** The palette while it is open. */
export function Palette({ open, acts, onClose }: PaletteProps) {
  const own = usePaletteWords()
  return (
    <Dialog open={open} title={own.title} onClose={onClose} data-testid="palette">
      <Choice acts={acts} onClose={onClose} />
    </Dialog>
  )
}

function Choice({ acts, onClose }: Omit<PaletteProps, 'open'>) {
  const app = useApp()
  const send = useSend()
  const words = useAllWords()
  const own = usePaletteWords()
  const list = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  // What can be done does not change while one types.
  const entries = useMemo(() => entriesOf({ app, acts, send, words, own }), [app, acts, send, words, own])
  // Found at once, never deferred: Enter does the first of what fits what is typed by then.
  const found = useMemo(() => fitting(entries, query), [entries, query])
  const at = Math.min(chosen, found.length - 1)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In some browsers this gives back a promise, which is no clean-up.
    shown.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    // It closes first: what the act opens must not open beneath it.
    onClose()
    entry.act()
  }
  const press = (event: KeyboardEvent) => {
    // While a Korean syllable is being put together the keys belong to the input method.
    if (event.nativeEvent.isComposing) return
    const moves: { readonly [key: string]: number } = { ArrowDown: at + 1, ArrowUp: at - 1 }
    const next = moves[event.key]
    if (event.key === 'Enter') run(found[at])
    else if (next !== undefined) setChosen((next + found.length) % Math.max(1, found.length))
    else return
    event.preventDefault()
  }
  return (
    <div className={css['palette']}>
      <input
        type="text"
        role="combobox"
        className={css['field']}
        aria-label={own.search}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${at}`}
        placeholder={own.search}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div ref={shown} id={list} role="listbox" aria-label={own.title} className={css['list']}>
        {found.map((entry, index) => (
          // The field keeps the focus and moves the choice; a press is for whoever points.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={entry.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={css['entry']}
            onClick={() => run(entry)}
            data-testid={`palette:${entry.id}`}
          >
            <span>{entry.line}</span>
            {entry.hotkey === undefined ? null : <kbd>{entry.hotkey}</kbd>}
          </div>
        ))}
      </div>
      <p role="status" className={css['none']}>
        {found.length === 0 ? own.none : ''}
      </p>
    </div>
  )
}

/** The lines that fit, best first; all in their order where nothing was typed. */
function fitting(entries: readonly Entry[], query: string): readonly Entry[] {
  if (query.trim() === '') return entries.slice(0, MOST_SHOWN)
  return entries
    .flatMap((entry) => {
      const fit = fitOf(query, entry.line)
      return fit === undefined ? [] : [{ entry, fit }]
    })
    .toSorted((one, other) => other.fit - one.fit)
    .slice(0, MOST_SHOWN)
    .map(({ entry }) => entry)
}
