// A demo file as a script writes it down while it runs: cqrscope/demo, version 1 (docs/demo-file.md).
import type { Said } from './words'

/** What a demo does, and what it claims: an object with one telling key, such as `{crash: 'relay'}` or `{gap: 2}`. */
export interface Written {
  readonly [key: string]: unknown
}

export interface FileStep {
  readonly chapter?: Said
  readonly caption: Said
  readonly highlight?: readonly string[]
  readonly do?: readonly Written[]
  readonly expect?: readonly Written[]
  readonly hold?: number
}

export interface DemoFile {
  readonly format: 'cqrscope/demo'
  readonly version: 1
  readonly id: string
  readonly title: Said
  readonly summary: Said
  readonly scenario: string | Written
  readonly seed?: number
  readonly steps: readonly FileStep[]
}

/** A step that is still being written. */
export interface Draft {
  readonly chapter: Said | undefined
  readonly caption: Said
  readonly highlight: string[]
  readonly acts: Written[]
  readonly claims: Written[]
  readonly hold: number | undefined
}

/** The step as a file says it: what is empty is left out. */
export const fileStep = ({ chapter, caption, highlight, acts, claims, hold }: Draft): FileStep => ({
  ...(chapter && { chapter }),
  caption,
  ...(highlight.length > 0 && { highlight }),
  ...(acts.length > 0 && { do: acts }),
  ...(claims.length > 0 && { expect: claims }),
  ...(hold !== undefined && { hold }),
})
