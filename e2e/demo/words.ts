// Words of a demo: in both languages of CQRScope, or one text for both.

export type Lang = 'en' | 'ko'

export interface Said {
  readonly en: string
  readonly ko: string
}

/** A text in both languages; a single one is said in both. */
export const said = (text: string | Said): Said => (typeof text === 'string' ? { en: text, ko: text } : text)
