// Serves the page around the embed: fetched only by an embed that was told to.
import type { App, PageApi } from '#app'
import { openBridge, type Served } from './bridge'
import { observe } from './events'
import type { readOptions } from './options'

const APP_VERSION = '1'

/** Opens the bridge to the page around. */
export function serve(app: App, api: PageApi, { options, warnings }: ReturnType<typeof readOptions>): void {
  openBridge({
    parent: window.parent,
    onMessage(listen) {
      addEventListener('message', listen)
      return () => removeEventListener('message', listen)
    },
    served: api as unknown as Served,
    observe: (name, tell) => observe(app, api, name, tell),
    about: () => ({ scenario: app.run.scenario.id, editable: options.edit, warnings }),
    app: APP_VERSION,
  })
}
