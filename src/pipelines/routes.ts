// Where a publisher sends its events, as the settings say: partitions, keys, and a topic for each type of event.
import type { AggregateState, Domain, WorkloadMemory } from '#domains'
import { emptyMemory } from '#domains'
import type { RouteOptions } from '#machines'
import type { Settings } from './settings'

/** The route of a design's publishers. */
export const routeFor = (domain: Domain, { partitions, producer }: Settings): RouteOptions => ({
  partitions,
  key: producer.key,
  topics: producer.topics === 'per-type' ? eventTypesOf(domain) : [],
})

/** Enough commands to meet every event a business knows. */
const COMMANDS = 400

/**
 * The types of a business's events, in the order in which a made-up history first brings them. A business does not list
 * them, so they are found as its own workload would: the same ones every time.
 */
function eventTypesOf(domain: Domain): readonly string[] {
  const types = new Set<string>()
  const states = new Map<string, AggregateState>()
  let memory: WorkloadMemory = emptyMemory
  let word = 1
  const draw = (bound: number): number => {
    word = (Math.imul(word, 1_103_515_245) + 12_345) & 0x7fffffff
    return (word >>> 8) % bound
  }
  for (let i = 0; i < COMMANDS; i++) {
    const { type } = domain.commands[draw(domain.commands.length)] ?? { type: '' }
    const made = domain.generate(type, draw, memory)
    if (made === undefined) continue
    memory = made.memory
    const { id } = made.command
    const decision = domain.decide(states.get(id), made.command)
    if (!decision.ok) continue
    for (const event of decision.events) {
      types.add(event.type)
      states.set(id, domain.evolve(states.get(id), id, event))
    }
  }
  return [...types]
}
