// The rulebook: what is modelled of each part, what is simpler than the world, what is left out, and whence that is known.
export { RULEBOOK } from './rulebook'
export { partOfComponent } from './part-of-component'
export { type Group, GROUPS, isPart, type Part, PART_IDS, type PartId, PARTS } from './parts'
export { type Extent, EXTENTS, type LocalText, MEASURED, type Rule } from './rule'
export { type Source, type SourceId, SOURCES } from './sources'
