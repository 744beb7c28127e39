// What a language must be able to say on the screen: labels of controls, headings, hints and whole sentences.
/** The shell: header, columns, notices. */
export interface ShellPhrases {
  readonly header: string
  readonly setup: string
  readonly pipeline: string
  readonly broker: string
  readonly readStore: string
  readonly consistency: string
  /** In the place of a choice that this design does not have. */
  readonly noneHere: string
  readonly domain: string
  readonly toKorean: string
  readonly toEnglish: string
  readonly toDark: string
  readonly toLight: string
  readonly views: {
    readonly [
      code in 'lab' | 'race' | 'lessons' | 'scenarios' | 'matrix' | 'search' | 'sweep' | 'model'
    ]: string
  }
  readonly story: string
  readonly diagram: string
  readonly history: string
  readonly inspect: string
  readonly tabs: { readonly [tab in 'models' | 'component' | 'checks' | 'trace']: string }
  /** In the place of a thing that nobody has selected. */
  readonly nothing: string
  readonly shown: string
  readonly aboutDesign: string
  /** The pages that the header has no room for. */
  readonly more: string
  readonly close: string
  readonly share: string
  /** The button of the palette. */
  readonly palette: string
  readonly embed: string
}

/** The transport bar. */
export interface TransportPhrases {
  readonly label: string
  readonly play: string
  readonly pause: string
  readonly replay: string
  readonly back: string
  readonly step: string
  readonly toStart: string
  readonly toEnd: string
  readonly previousMarker: string
  readonly nextMarker: string
  readonly speed: string
  readonly reset: string
  readonly position: string
  readonly stepOf: (step: string) => string
  readonly seed: (seed: number) => string
  /** What a screen reader hears of the scrubber: time in words, step of how many. */
  readonly spokenPosition: (time: string, step: string, head: string) => string
  readonly past: string
  readonly pastHint: string
}

/** The history charts. */
export interface HistoryPhrases {
  readonly title: string
  readonly caption: string
  readonly gap: string
  readonly spaceTime: string
  readonly both: string
  readonly table: string
  readonly show: string
  readonly committed: (count: string) => string
  readonly visible: (count: string) => string
  readonly behind: (count: number) => string
  readonly skipped: (duration: string) => string
  readonly empty: string
  readonly summary: (committed: string, visible: string, time: string) => string
  readonly columns: { readonly [column in 'time' | 'step' | 'committed' | 'visible' | 'gap']: string }
  /** The part of the run that the charts show. */
  readonly zoom: {
    readonly label: string
    readonly in: string
    readonly out: string
    readonly fit: string
    readonly earlier: string
    readonly later: string
    readonly shown: (from: string, until: string) => string
    readonly hint: string
  }
}

/** The models table. */
export interface ModelsPhrases {
  readonly title: string
  readonly key: string
  readonly truth: string
  readonly view: string
  /** The same as headings of narrow columns. */
  readonly truthShort: string
  readonly viewShort: string
  readonly expected: string
  readonly actual: string
  readonly status: string
  readonly none: string
  readonly differingFirst: string
  readonly empty: string
  readonly counts: (differing: string, all: string) => string
  readonly counter: (model: string) => string
}

/** Checks and verdicts. */
export interface ChecksPhrases {
  readonly title: string
  readonly verdict: string
  readonly pending: string
  /** The judge is on the way. */
  readonly checking: string
  readonly holds: string
  readonly broken: (count: string) => string
  readonly unjudged: string
  readonly first: (time: string, key: string) => string
  readonly goTo: (step: string) => string
  readonly all: string
  /** What was seen, be it that it broke a promise or only came and went. */
  readonly anomalies: string
  readonly seen: (time: string, key: string) => string
  readonly goToSeen: (step: string) => string
}

/** The trace. */
export interface TracePhrases {
  readonly title: string
  readonly empty: string
  readonly columns: { readonly [column in 'step' | 'time' | 'component' | 'event' | 'subject']: string }
  readonly goTo: (step: string) => string
  readonly follow: string
}

/** The form of the settings. */
export interface SettingsPhrases {
  readonly title: string
  /** A change begins the run anew. */
  readonly hint: string
  readonly unbounded: string
  readonly suggested: string
  readonly count: (count: string) => string
  readonly changed: (count: string) => string
}

/** Everything a person reads beside the codes of the vocabulary. */
export interface Phrases {
  readonly shell: ShellPhrases
  readonly settings: SettingsPhrases
  readonly transport: TransportPhrases
  readonly history: HistoryPhrases
  readonly models: ModelsPhrases
  readonly checks: ChecksPhrases
  readonly trace: TracePhrases
}
