// Which read models are not there from the start, because a projection for them is added later; what goes with that.
import type { Domain } from '#domains'
import { addedTable } from '#machines'
import { LATE_PROJECTOR } from '../names'
import type { Refusal, Traits, Wiring } from '../pipeline'
import type { Settings } from '../settings'
import { isAside } from './consistency'

/** Whether some read models are not there from the start. */
export const addsLater = ({ projector }: Settings): boolean => projector.start === 'documents'

/** The read models that can be added to the running system. */
export const laterModels = (domain: Domain): readonly string[] => modelsOf(domain, 'counter')

export const modelsOf = ({ models }: Domain, kind: Domain['models'][number]['kind']): readonly string[] =>
  models.filter((model) => model.kind === kind).map(({ name }) => name)

/** What a judge has to know of it: which read models there are only once it has been added. */
export const lateTraits = ({ domain, settings }: Wiring): Pick<Traits, 'readSide'> => ({
  readSide: {
    kind: 'models',
    ...(addsLater(settings)
      ? {
          later: { consumer: LATE_PROJECTOR, added: addedTable(LATE_PROJECTOR), models: laterModels(domain) },
        }
      : {}),
  },
})

/** What does not go with a projection that is added later. */
export function refuseLate(settings: Settings): readonly Refusal[] {
  if (!addsLater(settings)) return []
  const { onError } = settings.projector
  return [
    ...(onError === 'retry' || onError === 'skip'
      ? []
      : [
          {
            path: 'projector.onError',
            what: 'is no choice where a projection is added later: only the first one has dead letters; write retry or skip',
          },
        ]),
    ...(isAside(settings)
      ? [{ path: 'projector.start', what: 'means nothing to a cache that readers fill; write all-models' }]
      : []),
  ]
}
