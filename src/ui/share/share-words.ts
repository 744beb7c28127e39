// What the share dialog says. Loaded with it, in both languages.
import type { ExportFormat, PictureView } from '#app'
import { useWords } from '../text/provider'
import { shareEn } from './share-words-en'
import { shareKo } from './share-words-ko'
import type { Form } from './snippets'

/** A form or a file: its name, and what it is for. */
export interface Described {
  readonly name: string
  readonly what: string
}

export interface ShareWords {
  readonly title: string
  readonly forms: { readonly [form in Form]: Described }
  readonly files: Described
  readonly formats: { readonly [format in ExportFormat]: Described }
  readonly pictures: { readonly [view in PictureView]: string }
  readonly present: (step: string, time: string) => string
  readonly presentHint: string
  readonly copy: string
  readonly copied: (form: string) => string
  /** There is no clipboard: the text is selected instead. */
  readonly selected: string
  readonly save: (file: string) => string
  readonly saved: (file: string) => string
  readonly notDrawn: string
  readonly length: (count: string) => string
  readonly long: (limit: string) => string
  readonly tooLong: string
  readonly unsayable: string
}

/** The dialog's words in the language in use. */
export const useShareWords = (): ShareWords => (useWords().locale === 'ko' ? shareKo : shareEn)
