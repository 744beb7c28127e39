// Planted imports: every folder to every other, and every way round a door.
import { deepest, folders, openFolders, type Row } from '../architecture.mjs'
import { importRule, importOf, typeImportOf, type Planted } from './planted'

const names = Object.keys(folders)
const strangers = ['react', 'xstate', 'dexie', 'valibot', 'zustand', 'vitest']
const verdict = (allowed: boolean) => (allowed ? undefined : importRule)
const may = (allowed: boolean) => (allowed ? 'may' : 'must not')

/** How another folder is imported: through its door, or by file where it has none. */
const door = (folder: string) => (openFolders.includes(folder) ? `#${folder}/part` : `#${folder}`)

function betweenFolders(folder: string, { imports, types = [] }: Row): Planted[] {
  return names.flatMap((other) => {
    const value = imports.includes(other)
    const type = value || types.includes(other)
    return [
      {
        name: `${folder} ${may(value)} import ${other}`,
        file: `src/${folder}/to-${other}.ts`,
        rule: verdict(value),
        code: importOf(door(other)),
      },
      {
        name: `${folder} ${may(type)} import types of ${other}`,
        file: `src/${folder}/type-of-${other}.ts`,
        rule: verdict(type),
        code: typeImportOf(door(other)),
      },
    ]
  })
}

function ofPackages(folder: string, { packages = [], packagesOnlyIn, node = false }: Row): Planted[] {
  const used = strangers.map((name) => {
    const allowed = packages.includes(name) && !packagesOnlyIn
    return {
      name: `${folder} ${may(allowed)} use ${name}`,
      file: `src/${folder}/use-${name}.ts`,
      rule: verdict(allowed),
      code: importOf(name),
    }
  })
  const builtIn = {
    name: `${folder} ${may(node)} use Node's modules`,
    file: `src/${folder}/use-node.ts`,
    rule: verdict(node),
    code: importOf('node:path'),
  }
  return [...used, builtIn]
}

const depths = Array.from({ length: deepest + 1 }, (_, depth) => depth)

/** One import of each kind, from a folder's top to the deepest place in it, because the lint has a list for each. */
function atEachDepth(folder: string, { imports, types = [], packages = [], node = false }: Row): Planted[] {
  return depths.flatMap((depth) => {
    const place = `src/${folder}/${'part/'.repeat(depth)}`
    const up = '../'.repeat(depth)
    const stranger = packages.includes('dexie') ? 'react' : 'dexie'
    const planted = (name: string, from: string) => ({
      name: `${folder}, ${depth} deep: ${name}`,
      file: `${place}${name}.ts`,
      rule: importRule,
      code: importOf(from),
    })
    return [
      planted('out', `../${up}kernel/rows`),
      planted('past-a-door', `#${imports[0] ?? 'runs'}/inside`),
      planted('absolute', '/src/kernel'),
      planted('forbidden', '#cli'),
      planted('stranger', stranger),
      ...types.map((name) => planted(`value-of-${name}`, door(name))),
      ...(node ? [] : [planted('built-in', 'node:path')]),
      ...(depth > 0 ? [{ ...planted('up', `${up}kernel/rows`), rule: undefined }] : []),
    ]
  })
}

/** Tests, at each depth: through any door, never past it or out of the folder. */
const tests: Planted[] = depths.flatMap((depth) => {
  const place = `src/kernel/${'part/'.repeat(depth)}`
  const out = `${'../'.repeat(depth + 1)}runs`
  return [
    {
      name: `a test ${depth} deep: door`,
      file: `${place}door.test.ts`,
      rule: undefined,
      code: importOf('#runs'),
    },
    {
      name: `a test ${depth} deep: past`,
      file: `${place}past.test.ts`,
      rule: importRule,
      code: importOf('#runs/run'),
    },
    {
      name: `a test ${depth} deep: root`,
      file: `${place}root.test.ts`,
      rule: importRule,
      code: importOf('/src/runs'),
    },
    {
      name: `a test ${depth} deep: out`,
      file: `${place}out.test.tsx`,
      rule: importRule,
      code: importOf(out),
    },
  ]
})

const roundTheDoor = (
  [
    ['an import from the root', 'src/ui/root.ts', importOf('src/kernel')],
    ['a re-export of a forbidden folder', 'src/kernel/re-export.ts', "export { x } from '#runs'\n"],
    ['a dynamic import', 'src/ui/dynamic.ts', "export const y = () => import('#runs')\n"],
    ['an import for its effect', 'src/ui/effect.ts', "import '#runs'\n"],
    ['machines/chart.ts out of its row', 'src/machines/chart.ts', importOf('#runs')],
  ] as const
).map(([name, file, code]) => ({ name, file, code, rule: importRule }))

const xstate = {
  name: 'xstate in machines/define-chart.ts',
  file: 'src/machines/define-chart.ts',
  code: importOf('xstate'),
  rule: undefined,
}

/** Beside the folders lies main.tsx; any file there is held to its row. */
const besideMain: Planted[] = (
  [
    ['forbidden', '#runs', importRule],
    ['stranger', 'dexie', importRule],
    ['built-in', 'node:path', importRule],
    ['relative', './app/store', importRule],
    ['absolute', '/src/app', importRule],
    ['past-a-door', '#app/store', importRule],
    ['door', '#app', undefined],
    ['open', '#ui/views/board.tsx', undefined],
    ['package', 'react-dom/client', undefined],
  ] as const
).map(([name, from, rule]) => ({
  name: `main: ${name}`,
  file: `src/${name}.tsx`,
  rule,
  code: importOf(from),
}))

export const directions: readonly Planted[] = [
  ...Object.entries(folders).flatMap(([folder, row]) => [
    ...betweenFolders(folder, row),
    ...ofPackages(folder, row),
    ...atEachDepth(folder, row),
  ]),
  ...roundTheDoor,
  ...besideMain,
  ...tests,
  xstate,
]
