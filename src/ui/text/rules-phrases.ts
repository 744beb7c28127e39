// What a language must be able to say on the page of rules. Loaded with it, not before.
import type { Dictionary } from './codes'

/** How far a behaviour is modelled. */
export type ExtentCode = 'modelled' | 'simplified' | 'left-out'

/** What the parts of the model belong to. */
export type PartGroupCode =
  'everywhere' | 'writing' | 'moving' | 'brokers' | 'consuming' | 'stores' | 'reading' | 'designs'

/** Everything that the page of rules says around its sentences. */
export interface RulesPhrases {
  readonly title: string
  readonly what: string
  readonly find: string
  readonly part: string
  readonly how: string
  readonly all: string
  readonly clear: string
  readonly shown: (count: string, of: string) => string
  readonly none: string
  readonly extents: Dictionary<ExtentCode>
  readonly extentMeanings: Dictionary<ExtentCode>
  readonly groups: Dictionary<PartGroupCode>
  /** Parts that a part works with. */
  readonly with: string
  readonly sources: string
  readonly measured: (server: string) => string
  readonly test: string
  readonly inLab: (scenario: string) => string
  /** The address of one rule. */
  readonly linkTo: (rule: string) => string
}
