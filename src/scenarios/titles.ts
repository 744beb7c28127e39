// What there is to choose from, by name: designs and businesses.
import { DESIGNS } from '#pipelines'
import type { LocalText } from './scenario'

export { DOMAIN_IDS } from '#domains'
export { DESIGNS }

/** The name of a design; its id where there is none. */
export const designTitle = (design: string): LocalText =>
  DESIGNS.find(({ id }) => id === design)?.title ?? { en: design, ko: design }
