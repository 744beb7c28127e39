// What a language must be able to say on the page of scenarios and runs. Loaded with it, not before.
import type { Dictionary } from './codes'

/** An act in the past, in words. */
export interface HandPhrases {
  readonly crash: (component: string) => string
  readonly restart: (component: string) => string
  readonly heal: string
  readonly command: (command: string, key: string) => string
  readonly message: (action: string) => string
  readonly other: (component: string) => string
}

/** The page of scenarios and kept runs. */
export interface GalleryPhrases {
  readonly title: string
  readonly what: string
  readonly show: string
  readonly scenarios: (count: string) => string
  readonly runs: (count: string) => string
  readonly find: string
  readonly all: string
  readonly filters: Dictionary<'pipeline' | 'broker' | 'domain' | 'verdict'>
  readonly shown: (count: string, of: string) => string
  readonly judged: (count: string, of: string) => string
  readonly clear: string
  readonly none: string
  /** What a drawing shows, for whoever does not see it. */
  readonly drawing: (widest: number, committed: string, visible: string, end: string) => string
  readonly struck: (targets: string) => string
  readonly running: string
  readonly failed: (why: string) => string
  readonly unfinished: (time: string) => string
  readonly opens: (title: string) => string
  /** The way from the Lab to this page. */
  readonly bring: string
  readonly bringHow: string
  readonly choose: string
  readonly dropHere: string
  readonly reading: string
  readonly taken: (name: string) => string
  readonly otherwise: string
  readonly refused: (name: string) => string
  readonly pasted: string
  readonly open: string
  readonly memory: (why: string) => string
  readonly trouble: (why: string) => string
  readonly unreadable: (count: number) => string
  readonly nothingKept: string
  readonly present: string
  readonly acts: (count: number) => string
  readonly keptAt: (date: string) => string
  readonly branchedAt: (time: string, act: string) => string
  readonly withoutCause: (cause: string) => string
  readonly line: (number: string) => string
  readonly earlierAct: string
  readonly copied: (step: string) => string
  readonly lostParent: string
  readonly hands: HandPhrases
  readonly more: (name: string) => string
  readonly rename: string
  readonly name: string
  readonly save: string
  readonly duplicate: string
  readonly duplicateOf: (name: string) => string
  readonly scenarioFile: string
  readonly runFile: string
  readonly remove: string
  readonly removePresent: string
  readonly removed: (count: number, name: string) => string
  readonly undo: string
  readonly untouched: (count: string) => string
  readonly removeUntouched: string
}
