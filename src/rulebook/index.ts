// The rulebook: what is modelled of each part, what is simpler than the world, what is left out, and whence that is known.
export { RULEBOOK } from './rulebook'
export { partOfComponent } from './part-of-component'
export { isPart, PART_IDS, type PartId, PARTS } from './parts'
export { type Extent, EXTENTS, MEASURED, type Rule } from './rule'
export { SOURCES } from './sources'
