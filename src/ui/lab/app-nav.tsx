// The links to the pages that there are, from wherever one is.
import { addressOf, PAGES } from '#app'
import { Nav } from '../shell/nav'
import { useApp, useAppState } from './use-app'

/** The links of every page's header. */
export function AppNav() {
  const app = useApp()
  const current = useAppState((state) => state.page)
  const views = PAGES.map((view) => ({ view, href: addressOf(view, location.search) }))
  return <Nav views={views} current={current} onGo={(page) => app.visit(page)} />
}
