// Prose that drives a run: links and buttons with `data-cqrscope-…`, and numbers in the text that follow the run.
import { CqrScope } from './element'

/** What a piece of prose can do, in this order where it says several. */
const ACTS: readonly (readonly [name: string, call: (scope: CqrScope, text: string) => Promise<unknown>])[] =
  [
    ['load', (scope, text) => scope.call('load', text)],
    ['set', set],
    ['inject', (scope, text) => scope.call('inject', JSON.parse(text))],
    ['dispatch', (scope, text) => scope.call('dispatch', JSON.parse(text))],
    [
      'seek',
      (scope, text) => scope.call('seek', /^\d+(\.\d+)?$/.test(text) ? Number(text) : JSON.parse(text)),
    ],
    ['run', (scope, text) => scope.call('runUntil', text.startsWith('{') ? JSON.parse(text) : text)],
    ['play', (scope) => scope.call('play')],
  ]

/** `settings.relay.interval=100`; what is no JSON is a word. */
function set(scope: CqrScope, text: string): Promise<unknown> {
  const [path = '', value = ''] = text.split(/=(.*)/s)
  let parsed: unknown = value
  try {
    parsed = JSON.parse(value)
  } catch {
    // A word, such as rabbitmq.
  }
  return scope.call('set', path, parsed)
}

const attribute = (name: string): string => `data-cqrscope-${name}`
const SELECTOR = ACTS.map(([name]) => `[${attribute(name)}]`).join()

/** The run that a piece of prose is about: the one it names, or the next one before it, or the first of the page. */
function scopeOf(element: Element): CqrScope | undefined {
  const named = element.getAttribute(attribute('for'))
  const all = [...document.querySelectorAll('cqr-scope')].filter((each) => each instanceof CqrScope)
  if (named !== null) return all.find(({ id }) => id === named)
  const before = all.filter(
    (each) => (element.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  )
  return before.at(-1) ?? all[0]
}

async function act(element: Element, scope: CqrScope): Promise<void> {
  for (const [name, call] of ACTS) {
    const text = element.getAttribute(attribute(name))
    if (text !== null) await call(scope, text)
  }
}

function onClick(event: MouseEvent): void {
  const element = event.target instanceof Element ? event.target.closest(SELECTOR) : null
  const scope = element === null ? undefined : scopeOf(element)
  if (element === null || scope === undefined || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  act(element, scope).catch((error: unknown) => {
    element.dispatchEvent(new CustomEvent('cqr-error', { detail: error, bubbles: true, composed: true }))
    console.error('CQRScope:', error)
  })
}

/** A number of the status, with at most two digits behind the point; times in seconds. */
function shown(status: Readonly<Record<string, unknown>>, name: string): string {
  const value = status[name]
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value ?? '')
  const seconds = name === 'gapMs' || name === 'at'
  return String(Math.round((seconds ? value / 1000 : value) * 100) / 100)
}

function onStatus(event: Event): void {
  const { target } = event
  if (!(target instanceof CqrScope) || !(event instanceof CustomEvent)) return
  const status: unknown = event.detail
  if (typeof status !== 'object' || status === null) return
  for (const place of document.querySelectorAll(`[${attribute('value')}]`))
    if (scopeOf(place) === target)
      place.textContent = shown(
        status as Record<string, unknown>,
        place.getAttribute(attribute('value')) ?? '',
      )
}

/** Lets the whole page drive its runs, and its numbers follow them. */
export function followProse(): void {
  if (globalThis.document === undefined) return
  document.addEventListener('click', onClick)
  for (const name of ['cqr-status', 'cqr-step', 'cqr-timeupdate']) document.addEventListener(name, onStatus)
}
