// The links of the present run, made anew when it, the place or the language changes.
import { useEffect, useState } from 'react'
import { type App, loadExports, loadLinks } from '#app'
import { useApp, useAppState } from '../lab/use-app'
import type { Shared } from './snippets'

/** Everything to be shared; undefined while it is made, null where a link cannot say what was done to the run. */
export function useShared(atPresent: boolean): Shared | null | undefined {
  const app = useApp()
  const run = useAppState((state) => state.run)
  const step = useAppState((state) => state.step)
  const head = useAppState((state) => state.head)
  const lang = useAppState((state) => state.lang)
  const [shared, setShared] = useState<Shared | null>()
  useEffect(() => {
    let isWanted = true
    void sharedOf(app, lang, atPresent ? step : undefined).then((made) =>
      isWanted ? setShared(made) : undefined,
    )
    return () => {
      isWanted = false
    }
    // The run is the same object while acts are added to it: the head says that there are more.
  }, [app, run, head, lang, step, atPresent])
  return shared
}

async function sharedOf(app: App, lang: 'en' | 'ko', step: number | undefined): Promise<Shared | null> {
  const { run } = app
  const [{ linkOf, MOST_PACKED }, { exported, exportName }] = await Promise.all([loadLinks(), loadExports()])
  const fragment = await linkOf(run.causes, step)
  if (fragment === undefined) return null
  const page = new URL('./', location.href)
  const embed = new URL('embed/v1/', page)
  return {
    title: run.scenario.title[lang],
    summary: run.scenario.summary[lang],
    link: `${page.href}${fragment}`,
    isOpenable: fragment.length <= MOST_PACKED,
    frame: `${embed.href}?lang=${lang}${fragment}`,
    module: new URL('cqr-scope.js', embed).href,
    state: fragment.slice(1),
    picture: exportName(run, 'diagram.svg'),
    diagram: exported(run, 'mermaid', { from: 0, until: app.at }),
  }
}
