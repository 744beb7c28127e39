// The dialog for faults in its place: what the run has that can be struck, and what is selected.
import { nextCommand } from '#app'
import { FaultDialog } from '../panels/fault-dialog'
import { useApp, useAppState } from './use-app'

/** What the dialog offers: every fault, or those of what is selected. */
export type Injection = 'anywhere' | 'here'

interface InjectingProps {
  /** Null while it is closed. */
  readonly where: Injection | null
  readonly onClose: () => void
}

/** The dialog of the Lab's run. */
export function Injecting({ where, onClose }: InjectingProps) {
  const app = useApp()
  const run = useAppState((state) => state.run)
  const selection = useAppState((state) => state.selection)
  const target =
    selection === null || selection.kind === 'message'
      ? null
      : selection.kind === 'row'
        ? selection.store
        : selection.id
  const isOpen = where !== null
  return (
    <FaultDialog
      open={isOpen}
      now={app.at}
      nextCommand={nextCommand(run)}
      target={target}
      here={where === 'here'}
      components={run.components
        .filter(({ kind }) => kind !== 'client')
        .map(({ id, points }) => ({ component: id, points }))}
      links={run.links.map(({ id }) => id)}
      messageTypes={isOpen ? run.messageTypes : []}
      onInject={(fault) => void app.acts.inject(fault)}
      onClose={onClose}
    />
  )
}
