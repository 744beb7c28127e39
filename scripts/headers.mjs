// The headers of public/_headers, given by the preview server as well: what is tested is what static hosts are told to send.
import { readFileSync } from 'node:fs'

/** @typedef {{ pattern: string, headers: Record<string, string> }} Rule */

/** Reads a file of rules: a path, then its headers; a later rule adds to earlier ones or replaces them. @param {string} file @returns {Rule[]} */
function readRules(file) {
  /** @type {Rule[]} */
  const rules = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('/')) rules.push({ pattern: line.trim(), headers: {} })
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined)
      Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value })
  }
  return rules
}

/** What is sent with a path. @param {readonly Rule[]} rules @param {string} path */
const headersFor = (rules, path) =>
  Object.assign(
    {},
    ...rules.filter(({ pattern }) => path.startsWith(pattern.replace('*', ''))).map(({ headers }) => headers),
  )

/** Sends the headers of a file with every answer of the preview server. @param {string} file @returns {import('vite').Plugin} */
export function headersIn(file) {
  return {
    name: 'cqrscope:headers',
    configurePreviewServer({ middlewares }) {
      const rules = readRules(file)
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        for (const [name, value] of Object.entries(headersFor(rules, pathname)))
          response.setHeader(name, value)
        next()
      })
    },
  }
}
