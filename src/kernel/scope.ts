// The window through which a fault policy sees and keeps the faults in force.
import type { FaultScope } from './control'
import type { Draft } from './draft'
import type { JsonObject } from './json'
import { faults } from './tables'

export function faultScope(draft: Draft, draw: () => number): FaultScope {
  return {
    now: draft.now,
    active: () =>
      draft.keys(faults).map((id): readonly [string, JsonObject] => [id, draft.get(faults, id) ?? {}]),
    update: (id, fault) => draft.put(faults, id, fault),
    draw,
  }
}
