// A projection that is added while the system runs: a consumer of its own, which reads the whole history beside the first one.
import { createProjector } from '#machines'
import { decoderOf } from '../business'
import type { Part } from '../join'
import { DATABASE, link, MESSAGING, READ_DATABASE } from '../links'
import { LATE_PROJECTOR, linkId, READ_STORE, WRITE_STORE } from '../names'
import type { Wiring } from '../pipeline'
import { addsLater, laterModels } from './late-models'
import { asksBack, type Source } from './projectors'

/**
 * The projection that may be added: a consumer of its own, which begins with the first event and keeps its own position.
 * At a broker it is in nobody's group, and its position stands with the rows it writes.
 */
export function lateProjector({ domain, settings }: Wiring, source: Source): Part {
  if (!addsLater(settings)) return { components: [], links: [] }
  const id = LATE_PROJECTOR
  const { onError } = settings.projector
  return {
    components: [
      createProjector({
        ...settings.projector,
        checkpoint: source.progress === 'broker' ? 'same-transaction' : settings.projector.checkpoint,
        onError: onError === 'skip' ? 'skip' : 'retry',
        ...(asksBack(settings) ? { askBack: linkId(id, WRITE_STORE) } : {}),
        id,
        source: linkId(source.id, id),
        toStore: linkId(id, READ_STORE),
        progress: source.progress,
        partitions: Array.from({ length: source.partitions }, (_, p) => p),
        decodes: decoderOf(domain, settings.projector),
        models: laterModels(domain),
        isAddedLater: true,
      }),
    ],
    links: [
      link(source.id, id, source.id === WRITE_STORE ? DATABASE : MESSAGING),
      link(id, READ_STORE, READ_DATABASE),
      ...(asksBack(settings) && source.id !== WRITE_STORE ? [link(id, WRITE_STORE, DATABASE)] : []),
    ],
  }
}
