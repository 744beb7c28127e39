// The weight of each visit, gzipped: all that a browser must fetch before it can show anything, judged against budgets.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * @typedef {{ js: number, css: number, fonts: number }} Weights kilobytes; `fonts` are the @font-face rules
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk one record of Vite's manifest
 * @typedef {Weights & { entry: string, fetched: readonly string[], manifest?: string }} Budget `fetched` names what the page
 *   imports dynamically and yet always before its first picture; `manifest` is the list of its build, where it has one of its own
 */

const firstLesson = [
  'src/pipelines/designs/outbox-polling.ts',
  'src/pipelines/carriers/kafka.ts',
  'src/domains/orders/orders.ts',
]
const keptRun = ['src/persistence/keeping.ts', 'src/scenarios/parse.ts']

/** @type {Readonly<Record<'first visit' | 'coming back' | 'embed', Budget>>} What each visit may weigh. A page without a budget is a fault. */
export const budgets = {
  'first visit': { entry: 'index.html', fetched: firstLesson, js: 217.6, css: 40, fonts: 30 },
  'coming back': { entry: 'index.html', fetched: [...firstLesson, ...keptRun], js: 262, css: 40, fonts: 30 },
  embed: {
    entry: 'embed/v1/index.html',
    manifest: 'embed.json',
    fetched: firstLesson,
    js: 146,
    css: 40,
    fonts: 30,
  },
}

/** The chunks that have these names and all that they import statically. @param {Record<string, Chunk>} manifest @param {readonly string[]} names */
function chunksOf(manifest, names) {
  const seen = new Set(names)
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next)
  return Array.from(seen, (key) => /** @type {Chunk} */ (manifest[key]))
}

/** @param {readonly string[]} texts */
const kilobytes = (texts) => texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000

const fontFace = /@font-face\s*\{[^}]*\}/g

/** The list of the full page's build. */
const usual = 'manifest.json'

/** @param {string} dist @param {string} name @returns {Record<string, Chunk> | undefined} */
function manifestIn(dist, name) {
  const file = path.join(dist, '.vite', name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** @param {readonly Chunk[]} chunks */
const scripts = (chunks) => chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'))

/** The scripts that a browser fetches before a visit shows anything. @param {string} dist @param {Budget} budget */
export const scriptsOf = (dist, { entry, fetched, manifest = usual }) =>
  scripts(chunksOf(manifestIn(dist, manifest) ?? {}, [entry, ...fetched]))

/** @param {string} dist @param {readonly Chunk[]} chunks @returns {Weights} */
function weigh(dist, chunks) {
  const read = (/** @type {string} */ file) => readFileSync(path.join(dist, file), 'utf8')
  const styles = [...new Set(chunks.flatMap(({ css = [] }) => css))].map(read)
  return {
    js: kilobytes(scripts(chunks).map(read)),
    css: kilobytes(styles.map((style) => style.replaceAll(fontFace, ''))),
    fonts: kilobytes(styles.map((style) => (style.match(fontFace) ?? []).join(''))),
  }
}

/**
 * Weighs every page of a built folder: a line for each, and what is wrong.
 * @param {string} dist @param {Readonly<Record<string, Budget>>} [limits]
 */
export function judge(dist, limits = budgets) {
  /** @type {string[]} */
  const report = []
  /** @type {string[]} */
  const faults = []
  const limited = Object.values(limits)
  const manifests = new Map(
    [usual, ...limited.map(({ manifest = usual }) => manifest)].map((name) => [name, manifestIn(dist, name)]),
  )
  for (const [name, manifest] of manifests) {
    if (manifest === undefined) faults.push(`there is no manifest ${name}: the page is not built`)
    const entries = Object.keys(manifest ?? {}).filter((key) => manifest?.[key]?.isEntry)
    for (const entry of entries)
      if (!limited.some((limit) => limit.entry === entry)) faults.push(`${entry} is built but has no budget`)
  }
  for (const [visit, limit] of Object.entries(limits)) {
    const manifest = manifests.get(limit.manifest ?? usual)
    if (manifest === undefined) continue
    const names = [limit.entry, ...limit.fetched]
    const missing = names.filter((name) => manifest[name] === undefined)
    faults.push(...missing.map((name) => `${visit} has a budget with ${name}, which is not built`))
    if (missing.length > 0) continue
    const weights = weigh(dist, chunksOf(manifest, names))
    for (const kind of /** @type {(keyof Weights)[]} */ (['js', 'css', 'fonts'])) {
      const line = `${visit} ${kind}: ${weights[kind].toFixed(1)} of ${limit[kind]} kB`
      report.push(line)
      if (weights[kind] > limit[kind]) faults.push(`over budget: ${line}`)
    }
  }
  return { report, faults }
}
