// For authors of demos: one script that is a test, a film and a demo file. docs/demos.md says how. This folder needs nothing but
// Playwright, so that it can be copied into any other project.
export { demo, type DemoAbout } from './demo'
export type { Director } from './director'
export type { CaptionOptions, Via } from './stage'
export type { Range } from './claims'
