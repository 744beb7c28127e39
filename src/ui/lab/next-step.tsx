// The end of the first lesson: one sentence on what was seen, and one obvious next act.
import { Button } from '../controls/button'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import css from './lab.module.css'
import { useSend } from './story-pane'
import { useApp, useAppState } from './use-app'

const FIRST_LESSON = 'first-order'
/** How long the relay stays away, in microseconds: long enough to see the gap, short enough to see it close. */
const AWAY = 3_000_000

/** Stands in the story column on a wide screen and over the diagram on a narrow one; only while there is nothing else to do. */
export function NextStep({ place }: { readonly place: 'story' | 'diagram' }) {
  const app = useApp()
  const { shell } = useWords()
  const send = useSend()
  const run = useAppState((state) => state.run)
  const ended = useAppState((state) => state.ended)
  if (!ended || run.scenario.id !== FIRST_LESSON || run.interventions.length > 0) return null
  const crash = () => {
    app.acts.inject({ kind: 'crash', component: 'relay', at: app.at, restartAfter: AWAY })
    send({ type: 'PlaceOrder', id: null, fields: { product: 'monitor', quantity: 1 } })
  }
  return (
    <section className={classNames(css['next'], css[place])} data-testid={`next:${place}`}>
      <p>{shell.seen}</p>
      <Button tone="main" onClick={crash}>
        {shell.nextAct}
      </Button>
    </section>
  )
}
