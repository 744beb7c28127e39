// What a planted file is: code with one thing wrong and the rule that must say so, or clean code that no rule may report.

export interface Planted {
  /** What is planted, in words. */
  readonly name: string
  /** Where it lies in the scratch copy. */
  readonly file: string
  readonly code: string
  /** The rule that must report it, as the tool prints it; undefined for clean code. */
  readonly rule: string | undefined
}

export const importRule = 'eslint(no-restricted-imports)'

/** A module that imports a value. */
export const importOf = (from: string) => `import { x } from '${from}'\nexport const y = x\n`

/** A module that imports a type. */
export const typeImportOf = (from: string) => `import type { X } from '${from}'\nexport type Y = X\n`
