// The weight of each page, gzipped, as a browser must fetch it before it can show anything: judged against budgets.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * @typedef {{ js: number, css: number, fonts: number }} Weights kilobytes; `fonts` are the @font-face rules
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk one record of Vite's manifest
 */

/** @type {Readonly<Record<string, Weights>>} Each page's budget. A page without one is a fault. */
const budgets = {
  'index.html': { js: 340, css: 40, fonts: 30 },
}

/** A chunk and all that it imports statically. @param {Record<string, Chunk>} manifest @param {string} entry */
function initialChunks(manifest, entry) {
  const seen = new Set([entry])
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next)
  return Array.from(seen, (key) => /** @type {Chunk} */ (manifest[key]))
}

/** @param {readonly string[]} texts */
const kilobytes = (texts) => texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000

const fontFace = /@font-face\s*\{[^}]*\}/g

/** @param {string} dist @param {Record<string, Chunk>} manifest @param {string} entry @returns {Weights} */
function weigh(dist, manifest, entry) {
  const chunks = initialChunks(manifest, entry)
  const read = (/** @type {string} */ file) => readFileSync(path.join(dist, file), 'utf8')
  const styles = [...new Set(chunks.flatMap(({ css = [] }) => css))].map(read)
  return {
    js: kilobytes(chunks.filter(({ file }) => file.endsWith('.js')).map(({ file }) => read(file))),
    css: kilobytes(styles.map((style) => style.replaceAll(fontFace, ''))),
    fonts: kilobytes(styles.map((style) => (style.match(fontFace) ?? []).join(''))),
  }
}

/**
 * Weighs every page of a built folder: a line for each, and what is wrong.
 * @param {string} dist @param {Readonly<Record<string, Weights>>} [limits]
 */
export function judge(dist, limits = budgets) {
  /** @type {string[]} */
  const report = []
  /** @type {string[]} */
  const faults = []
  const file = path.join(dist, '.vite', 'manifest.json')
  if (!existsSync(file)) return { report, faults: ['there is no manifest: the page is not built'] }
  const manifest = /** @type {Record<string, Chunk>} */ (JSON.parse(readFileSync(file, 'utf8')))
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  for (const entry of new Set([...Object.keys(limits), ...entries])) {
    const limit = limits[entry]
    if (!entries.includes(entry)) faults.push(`${entry} has a budget but is not built`)
    else if (!limit) faults.push(`${entry} is built but has no budget`)
    else {
      const weights = weigh(dist, manifest, entry)
      for (const kind of /** @type {(keyof Weights)[]} */ (['js', 'css', 'fonts'])) {
        const line = `${entry} ${kind}: ${weights[kind].toFixed(1)} of ${limit[kind]} kB`
        report.push(line)
        if (weights[kind] > limit[kind]) faults.push(`over budget: ${line}`)
      }
    }
  }
  return { report, faults }
}
