// What an embed's address says: read once, with a warning for everything that cannot be used. Nothing in it breaks the page.

/** Where in a run: an instant in milliseconds, the marker or event of that number, or where the models are furthest apart. */
export type Place =
  | { readonly kind: 'at'; readonly ms: number }
  | { readonly kind: 'event'; readonly count: number }
  | { readonly kind: 'marker'; readonly nth: number }
  | { readonly kind: 'lag-peak' }

export type View = 'topology' | 'timeline' | 'split' | 'table'
export type Controls = 'mini' | 'full' | 'none'

export interface EmbedOptions {
  readonly scenario: string | null
  /** A demo to be played step by step; it brings its scenario. */
  readonly demo: string | null
  readonly seed: number | null
  readonly start: Place | null
  readonly end: Place | null
  readonly autoplay: 'no' | 'visible' | 'yes'
  readonly speed: number
  readonly loop: boolean
  readonly view: View
  readonly controls: Controls
  readonly pauseAtMarkers: boolean
  readonly theme: 'auto' | 'light' | 'dark'
  readonly lang: 'auto' | 'ko' | 'en'
  readonly motion: 'auto' | 'reduce' | 'full'
  readonly transparent: boolean
  /** Whether faults and commands are offered, and taken from the bridge. */
  readonly edit: boolean
  readonly api: boolean
}

export interface Read {
  readonly options: EmbedOptions
  /** A sentence for each parameter that could not be used, in English: they are for whoever wrote the address. */
  readonly warnings: readonly string[]
}

/** The longest text of a parameter that is looked at. */
const MOST_CHARACTERS = 200

const KNOWN = [
  'scenario',
  'demo',
  'seed',
  't',
  'end',
  'autoplay',
  'speed',
  'loop',
  'idle',
  'view',
  'controls',
  'panels',
  'pauseAtMarkers',
  'theme',
  'lang',
  'motion',
  'bg',
  'edit',
  'api',
  'host',
] as const

/** Reserved by the contract of version 1, and without effect so far: whoever writes them is told. */
const WITHOUT_EFFECT: readonly string[] = ['idle', 'panels'] satisfies readonly Name[]

type Name = (typeof KNOWN)[number]

/** Reads an address's query. */
export function readOptions(search: string): Read {
  const given = new URLSearchParams(search)
  const warnings: string[] = []
  for (const name of new Set(given.keys()))
    if (!KNOWN.some((each) => each === name))
      warnings.push(`${name.slice(0, 40)} is no parameter of version 1`)
    else if (WITHOUT_EFFECT.includes(name)) warnings.push(`${name} has no effect yet`)

  /** The value that a text stands for; what cannot be used is said and replaced. */
  function read<Value>(
    name: Name,
    usual: Value,
    parse: (text: string) => Value | undefined,
    advice: string,
  ): Value {
    const text = given.get(name)
    if (text === null) return usual
    const value = text.length > MOST_CHARACTERS ? undefined : parse(text)
    if (value !== undefined) return value
    warnings.push(`${name}="${text.slice(0, 40)}" cannot be used; write ${advice}`)
    return usual
  }
  const choice = <Word extends string>(name: Name, words: readonly [Word, ...Word[]]): Word =>
    read<Word>(name, words[0], (text) => words.find((word) => word === text), words.join(', '))
  const flag = (name: Name): boolean =>
    read(name, false, (text) => (text === '1' ? true : text === '0' ? false : undefined), '0 or 1')
  const word = (name: Name): string | null =>
    read<string | null>(name, null, (text) => (/^[\w-]+$/.test(text) ? text : undefined), 'an id')

  const options: EmbedOptions = {
    scenario: word('scenario'),
    demo: word('demo'),
    seed: read<number | null>('seed', null, (text) => whole(text, 4_294_967_295), 'a whole number from 0'),
    start: read<Place | null>('t', null, placeOf, PLACES),
    end: read<Place | null>('end', null, placeOf, PLACES),
    autoplay: autoplayOf(choice('autoplay', ['0', 'visible', '1'])),
    speed: read('speed', 1, speedOf, 'a number from 0.01 to 1000'),
    loop: flag('loop'),
    view: choice('view', ['topology', 'timeline', 'split', 'table']),
    controls: choice('controls', ['mini', 'full', 'none']),
    pauseAtMarkers: flag('pauseAtMarkers'),
    theme: choice('theme', ['auto', 'light', 'dark']),
    lang: choice('lang', ['auto', 'ko', 'en']),
    motion: choice('motion', ['auto', 'reduce', 'full']),
    transparent: choice('bg', ['opaque', 'transparent']) === 'transparent',
    edit: flag('edit'),
    api: flag('api'),
  }
  return { options, warnings }
}

function autoplayOf(said: '0' | 'visible' | '1'): EmbedOptions['autoplay'] {
  if (said === '0') return 'no'
  return said === '1' ? 'yes' : 'visible'
}

function whole(text: string, most: number): number | undefined {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  return value <= most ? value : undefined
}

function speedOf(text: string): number | undefined {
  const value = /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return value >= 0.01 && value <= 1000 ? value : undefined
}

const PLACES = 'milliseconds, 2:03, event:14, marker:1 or marker:lag-peak'

/** `4000`, `2:03`, `1:02:03`, `event:14`, `marker:2`, `marker:lag-peak`. */
function placeOf(text: string): Place | undefined {
  if (text === 'marker:lag-peak') return { kind: 'lag-peak' }
  const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(text)
  if (clock !== null) {
    const [, hours = '0', minutes = '0', seconds = '0'] = clock
    return { kind: 'at', ms: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 }
  }
  const [kind, number] = text.split(':')
  const count = whole(number ?? text, 604_800_000)
  if (count === undefined) return undefined
  if (number === undefined) return { kind: 'at', ms: count }
  if (kind === 'event') return { kind: 'event', count }
  return kind === 'marker' && count > 0 ? { kind: 'marker', nth: count } : undefined
}
