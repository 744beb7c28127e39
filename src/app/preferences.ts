// What a person prefers: language and theme. Kept in local storage where there is one; an address can override it.

export type Lang = 'en' | 'ko'
export type Theme = 'light' | 'dark' | 'auto'

export interface Preferences {
  readonly lang: Lang
  readonly theme: Theme
}

const KEY = 'cqrscope.preferences'

/** What was kept, what the address says, and what the browser is set to, in rising order of weight reversed. */
export function readPreferences(search: string, languages: readonly string[]): Preferences {
  const kept = readKept()
  const query = new URLSearchParams(search)
  const lang =
    langOf(query.get('lang')) ??
    langOf(kept['lang']) ??
    (languages[0]?.startsWith('ko') === true ? 'ko' : 'en')
  const theme = themeOf(query.get('theme')) ?? themeOf(kept['theme']) ?? 'auto'
  return { lang, theme }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Storage is blocked or full: preferences then last as long as the page.
  }
}

const langOf = (value: unknown): Lang | undefined => (value === 'en' || value === 'ko' ? value : undefined)
const themeOf = (value: unknown): Theme | undefined =>
  value === 'light' || value === 'dark' || value === 'auto' ? value : undefined

function readKept(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
