// Keeps the house in order where no linter looks: how files open, how they are called, how long they are, what they
// must never mention.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { deepest, folders, openFolders } from './architecture.mjs'
import { filesBelow, home } from './files'
import { lintText } from './make-lint.mjs'

const read = (file: string) => readFileSync(path.join(home, file), 'utf8')
const all = filesBelow('.')
const written = ['src', 'tools', 'e2e', 'scripts', 'bench'].filter((folder) =>
  existsSync(path.join(home, folder)),
)
const code = written.flatMap(filesBelow).filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
const text = all.filter((file) => !/\.(png|jpg|gif|webp|woff2|ico|zip|webm|mp4)$/.test(file))

/** The words of the comment that a file opens with, after a possible `#!` line; empty where it opens with code. */
function opening(source: string): string {
  const body = source.replace(/^#!.*\n/, '').trimStart()
  const comment = /^\/\*[^]*?\*\//.exec(body)?.[0] ?? /^(\/\/.*\n?)+/.exec(body)?.[0] ?? ''
  return comment.replaceAll(/[/*\s]+/g, ' ').trim()
}

/** Lines of the given files that match, as `file:line`. */
function linesWith(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  )
}

describe('files', () => {
  test('open with a comment that says what they are for', () => {
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((file) => opening(read(file)).length < 30)).toEqual([])
  })

  test('have at most 300 lines', () => {
    expect(code.filter((file) => read(file).trimEnd().split('\n').length > 300)).toEqual([])
  })

  test('are called after what they are about', () => {
    const vague = /(^|\/)(utils?|helpers?|common|managers?|misc|types)(\.[^/]+)?(\/|$)/
    expect(written.flatMap(filesBelow).filter((file) => vague.test(file))).toEqual([])
  })

  test('are called in kebab-case', () => {
    const kebab = /^[a-z0-9.]+(-[a-z0-9.]+)*$/
    expect(code.filter((file) => !kebab.test(path.basename(file)))).toEqual([])
  })
})

// The patterns are written so that they do not match themselves.
describe('no file', () => {
  test('puts work off without saying who or which', () => {
    expect(linesWith(code, /\b(TO[D]O|FIX[M]E|XX[X])\b(?!\()/)).toEqual([])
  })

  test('silences the compiler', () => {
    expect(linesWith(code, /^\s*(\/\/|\/\*)\s*@ts-(ignore|nocheck)/)).toEqual([])
  })

  test('names a path of the machine it was written on', () => {
    expect(linesWith(text, /[/](work|root|Users|home[/]\w+)[/]/)).toEqual([])
  })

  test('names a package registry', () => {
    expect(linesWith(text, /registry[.](npmjs|yarnpkg)|npmmirror[.]com/)).toEqual([])
  })
})

describe('the folders under src', () => {
  const entries = existsSync(path.join(home, 'src')) ? readdirSync(path.join(home, 'src')) : []

  test('are those of the table, beside main.tsx', () => {
    expect(entries.filter((entry) => !(entry in folders) && entry !== 'main.tsx')).toEqual([])
  })

  test('nest no deeper than the lint looks', () => {
    const depth = (file: string) => file.split('/').length - 'src/folder/file'.split('/').length
    expect(filesBelow('src').filter((file) => depth(file) > deepest)).toEqual([])
  })

  test('have one door each', () => {
    const closed = entries.filter(
      (entry) => entry in folders && entry !== 'cli' && !openFolders.includes(entry),
    )
    expect(closed.filter((entry) => !existsSync(path.join(home, 'src', entry, 'index.ts')))).toEqual([])
  })

  // With an alias for each folder, knip takes every door for an entry and reports nothing unused in it.
  test('share one alias', () => {
    expect(JSON.parse(read('package.json'))).toHaveProperty('imports', {
      '#ui/*': './src/ui/*',
      '#embed/*': './src/embed/*',
      '#sdk/*': './src/sdk/*',
      '#*': './src/*/index.ts',
    })
  })

  test('are linted by rules that are fresh (else run: npm run lint:make)', () => {
    expect(read('.oxlintrc.json') === lintText()).toBe(true)
  })
})
