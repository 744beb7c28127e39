// From a component to what is said of it on the page of rules.
import { addressOf, type App, partOfComponent } from '#app'
import { PlaceLink } from '../shell/place-link'
import { useAllWords } from '../text/all-words'
import { useApp } from './use-app'

/** A link to the rules of the part that a component of the run is. */
export function RulesLink({ kind }: { readonly kind: string }) {
  const app = useApp()
  const { inspect } = useAllWords()
  const href = `${addressOf('model', location.search)}&part=${partIn(app.run, kind)}`
  const go = () => {
    app.visit('model')
    history.replaceState(null, '', href + location.hash)
  }
  return (
    <PlaceLink href={href} onGo={go} data-testid="rules:open">
      {inspect.rules}
    </PlaceLink>
  )
}

function partIn({ scenario: { pipeline, settings }, components }: App['run'], kind: string): string {
  const { broker, readStore } = settings
  const has = components.some((each) => each.kind === 'broker')
  return partOfComponent(kind, { design: pipeline, broker: has ? broker : null, readStore })
}
