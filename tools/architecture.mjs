// The one table of the folders under src/: what each is for and what it may import. The lint is made from it.

/**
 * @typedef {object} Row
 * @property {string} does the folder's one job
 * @property {readonly string[]} imports folders it may import, through their doors
 * @property {readonly string[]} [types] folders of which it may import types only
 * @property {readonly string[]} [packages] npm packages it may import
 * @property {readonly string[]} [packagesOnlyIn] if given, only these of its files may import the packages
 * @property {boolean} [pure] knows no clock, no chance, no page and no promise
 * @property {boolean} [node] may import Node's built-in modules
 */

/** @type {Readonly<Record<string, Row>>} From low to high. */
export const folders = {
  kernel: {
    does: 'rows, changes, journal, virtual clock, wires, random streams, digest; step forward and back',
    imports: [],
    pure: true,
  },
  domains: {
    does: 'what each sample business decides and what follows',
    imports: [],
    pure: true,
  },
  machines: {
    does: 'how one kind of component behaves',
    imports: ['kernel'],
    packages: ['xstate'],
    packagesOnlyIn: ['define-chart.ts'],
    pure: true,
  },
  faults: {
    does: 'what can go wrong, where and when, as data',
    imports: ['kernel'],
    pure: true,
  },
  pipelines: {
    does: 'machines, links and a domain wired into a named design',
    imports: ['kernel', 'domains', 'machines', 'faults'],
    pure: true,
  },
  checks: {
    does: 'oracle, invariants, lag, verdict',
    imports: ['kernel', 'domains'],
    pure: true,
  },
  scenarios: {
    does: 'the scenario file: its schema, its parser, the bundled ones',
    imports: ['domains', 'faults', 'pipelines', 'checks'],
    packages: ['valibot'],
    pure: true,
  },
  runs: {
    does: 'a run: its causes and its journal; advance, seek, fork',
    imports: ['kernel', 'domains', 'machines', 'faults', 'pipelines', 'checks', 'scenarios'],
    packages: ['valibot'],
    packagesOnlyIn: ['parse-acts.ts', 'parse-run-file.ts', 'run-file-schema.ts'],
    pure: true,
  },
  exports: {
    does: 'a run in the formats of other programs: Mermaid, CloudEvents, Perfetto, tables',
    imports: ['kernel', 'runs', 'checks'],
    pure: true,
  },
  rulebook: {
    does: 'what is modelled of each part, what is simpler than the world, what is left out, and whence that is known',
    imports: [],
    pure: true,
  },
  demos: {
    does: 'the demo file: its schema, its parser, conditions that a run is judged by, and how far a reader has come',
    imports: ['kernel', 'checks', 'scenarios', 'runs'],
    types: ['faults'],
    packages: ['valibot'],
    pure: true,
  },
  lessons: {
    does: 'the bundled guided scenarios and demos, each loaded when it is wanted',
    imports: ['demos'],
  },
  lab: {
    does: 'many runs off the main thread: sweep, matrix, search, shrink',
    imports: ['kernel', 'faults', 'runs', 'scenarios', 'checks'],
  },
  persistence: {
    does: 'the database, its migrations, the fallback in memory',
    imports: ['kernel', 'runs'],
    packages: ['dexie', 'valibot'],
  },
  app: {
    does: 'what the page shows; intents to run operations; the one frame clock',
    imports: ['runs', 'exports', 'scenarios', 'checks', 'demos', 'lessons', 'rulebook'],
    types: ['kernel', 'domains', 'machines', 'faults', 'lab', 'persistence'],
    packages: ['zustand'],
  },
  ui: {
    does: 'views, charts and controls',
    imports: ['app'],
    types: ['kernel', 'checks'],
    packages: ['react', '@fontsource-variable/noto-sans-kr'],
  },
  sdk: {
    does: 'what host pages load: the custom element, and the host’s side of the bridge',
    imports: [],
  },
  embed: {
    does: 'the embed page and its side of the message bridge',
    imports: ['app', 'ui', 'sdk'],
    packages: ['react', 'react-dom', 'valibot'],
  },
  cli: {
    does: 'the headless commands',
    imports: ['kernel', 'runs', 'exports', 'scenarios', 'checks', 'lab'],
    node: true,
  },
}

/** @type {Row} `src/main.tsx`, the file that composes the full page. */
export const main = {
  does: 'composes the full page',
  imports: ['app', 'ui', 'persistence', 'lab'],
  packages: ['react', 'react-dom', '@fontsource-variable/noto-sans-kr'],
}

/** Folders of many small parts, imported by file (`#ui/views/board.tsx`); all others have one door, `index.ts`. */
export const openFolders = ['ui', 'embed', 'sdk']

/** The file of a pure folder that fetches its code piece by piece, for pages: it alone awaits, and runs nothing. */
export const piecesFile = 'pieces.ts'

/** How deep folders may nest below `src/<folder>/`. */
export const deepest = 3

const kernelClock = 'Simulated time is an argument: take it from the event or the kernel.'
const noPage = 'Pure folders know no page: pass the value in, or move the code to app/, ui/ or persistence/.'
const noGlobalObject = 'It is a back door to the banned globals: name what you need.'

/** @type {Readonly<Record<string, string>>} What pure folders must not name, and what to use instead. */
export const bannedGlobals = {
  Date: kernelClock,
  performance: kernelClock,
  setTimeout: 'Return an effect that wakes the component later.',
  setInterval: 'Return an effect that wakes the component later.',
  queueMicrotask: 'Answer in this step, or return an effect that wakes the component.',
  Promise: 'Pure code answers at once: return the value.',
  crypto: "Draw from a named random stream of the run's seed; take digests from #kernel.",
  fetch: noPage,
  window: noPage,
  document: noPage,
  indexedDB: noPage,
  globalThis: noGlobalObject,
  self: noGlobalObject,
}

/** What `Math.random` is to be replaced with. */
export const randomAdvice = "Draw from a named random stream of the run's seed."
