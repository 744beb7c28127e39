// All that has to do with links, as one piece to be loaded.
export { readDemoLink } from './demo-link'
export { linkOf, readLink } from './link'
export { openLink } from './linked-run'
export { MOST_PACKED } from './packed'
