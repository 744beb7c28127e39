// `window.cqrscope`: the page for scripts, demos and embedding pages. Promises, plain JSON in and out, simulated milliseconds.
import type { App } from '../create-app'
import { actingApi } from './acting'
import { ApiError } from './errors'
import { movingApi } from './moving'
import { readingApi } from './reading'

export type PageApi = ReturnType<typeof createPageApi>

export function createPageApi(app: App) {
  return {
    ...readingApi(app),
    ...movingApi(app),
    ...actingApi(app),
    highlight: async (ids: readonly string[]): Promise<void> => app.highlight(ids.map(String)),
    caption: async (text: string): Promise<void> => app.caption(String(text).slice(0, 500)),
    async setTheme(theme: string): Promise<void> {
      if (theme !== 'light' && theme !== 'dark' && theme !== 'auto')
        throw new ApiError('bad-input', `${theme} is no theme`)
      app.setPreferences({ theme })
    },
    async setLang(lang: string): Promise<void> {
      if (lang !== 'en' && lang !== 'ko')
        throw new ApiError('bad-input', `${lang} is no language of the page`)
      app.setPreferences({ lang })
    },
  }
}
