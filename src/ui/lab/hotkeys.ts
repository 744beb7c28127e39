// Keys of the Lab, by where they are on the keyboard, so that they work under every layout and input method.
import { useEffect } from 'react'
import type { CommandSpec } from '#app'

const CREATING_KEY = 'O'
const FOLLOWING_KEYS = ['P', 'S', 'C']

/** Letters of the commands, as shown on their buttons: O for what begins, P, S and C for what follows first. */
export function commandKeys(specs: readonly CommandSpec[]): { readonly [command: string]: string } {
  const creating = specs.filter(({ creates }) => creates).slice(0, 1)
  const following = specs.filter(({ creates }) => !creates).slice(0, FOLLOWING_KEYS.length)
  return Object.fromEntries([
    ...creating.map(({ type }) => [type, CREATING_KEY]),
    ...following.map(({ type }, index) => [type, FOLLOWING_KEYS[index] ?? '']),
  ])
}
export const FAULT_KEY = 'F'

/** What the keys do, by `event.code`, with `Shift+` in front where shift is held, `Ctrl+` where Control or Command is. */
export interface Hotkeys {
  readonly [code: string]: (() => void) | undefined
}

/** Listens on the whole page, except where keys mean something else: in fields, in dialogs, on a focused control. */
export function useHotkeys(keys: Hotkeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const target = reached(event)
      const commands = event.ctrlKey || event.metaKey
      // A field has no use of its own for what is held down with Control.
      if (target !== null && (commands ? inDialog(target) : belongsTo(target, event.code))) return
      const act = keys[`${commands ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [keys])
}

/** Whom a key is for; null: nobody but the page. What lies in a dialog that was closed has the focus until the next frame. */
function reached({ target }: KeyboardEvent): Element | null {
  return target instanceof Element && target.closest('dialog:not([open])') === null ? target : null
}

const inDialog = (target: Element): boolean => target.closest('dialog') !== null

/** Whether a focused element has its own use for a key. */
function belongsTo(target: Element, code: string): boolean {
  if (
    target.closest('dialog, input:not([type="range"], [type="checkbox"]), textarea, [contenteditable]') !==
    null
  )
    return true
  if (target.closest('select, input[type="range"], [role="tab"], [role="radio"], [role="row"]') !== null)
    return /^(Arrow|Home|End|Page|Space|Key)/.test(code) && !code.startsWith('Key')
  const presses = code === 'Space' || code === 'Enter'
  return presses && target.closest('button, a, summary, [role="button"], input') !== null
}
