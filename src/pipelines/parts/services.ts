// What projectors ask and tell besides: the service with the names of products, and whoever sends push messages.
import { createNotifier, createProductService } from '#machines'
import type { Part } from '../join'
import { NOTIFIER, PRODUCT_SERVICE } from '../names'
import type { Wiring } from '../pipeline'
import { asksService } from './projectors'

/** The services that the settings call for; none where nobody asks or tells. */
export function services({ domain, settings }: Wiring): Part {
  const { enrichment } = domain
  return {
    components: [
      ...(asksService(domain, settings) && enrichment !== undefined
        ? [createProductService({ id: PRODUCT_SERVICE, valueOf: enrichment.valueOf })]
        : []),
      ...(settings.projector.notify ? [createNotifier(NOTIFIER)] : []),
    ],
    links: [],
  }
}
