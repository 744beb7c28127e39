/** The order in which any command is answered: who is asked, what the sender believes, and then the business's rules. */
import type { AggregateState, Command, Decision, Domain } from './domain'

/** What a business says of its deciding. A follow-up is a command for an aggregate that is there. */
export interface Rules<Aggregate, FollowUp> {
  /** The type of the command that starts an aggregate. */
  readonly opening: string
  readonly followUp: (type: string) => FollowUp | undefined
  readonly aggregateIn: (state: AggregateState | undefined) => Aggregate | undefined
  /** The refusal where no aggregate is there. */
  readonly unknown: string
  readonly open: (command: Command) => Decision
  /** `second` is the other aggregate of a command that names one, if that is there. */
  readonly follow: (
    type: FollowUp,
    aggregate: Aggregate,
    command: Command,
    second: Aggregate | undefined,
  ) => Decision
}

/**
 * Answers commands. A missing or doubled aggregate is told first, then an outdated `expectedVersion` (whoever looked at
 * an old row should hear that, not a riddle about the rules), then the rules. One that was deleted is unknown, but its
 * id is not free: it is never given to another one.
 */
export const deciding =
  <Aggregate extends { readonly version: number }, FollowUp>({
    opening,
    followUp,
    aggregateIn,
    unknown,
    open,
    follow,
  }: Rules<Aggregate, FollowUp>): Domain['decide'] =>
  (state, command, second) => {
    if (command.type === opening) {
      return state === undefined ? (versionRefusal(0, command) ?? open(command)) : refuse('already-exists')
    }
    const type = followUp(command.type)
    if (type === undefined) return refuse('malformed-command')
    const aggregate = aggregateIn(state)
    if (aggregate === undefined) return refuse(unknown)
    return versionRefusal(aggregate.version, command) ?? follow(type, aggregate, command, aggregateIn(second))
  }

// Optimistic locking: undefined when a command claims the present version or nothing.
const versionRefusal = (version: number, { expectedVersion }: Command): Decision | undefined =>
  expectedVersion === undefined || expectedVersion === version ? undefined : refuse('version-conflict')

const refuse = (refusal: string): Decision => ({ ok: false, refusal })
