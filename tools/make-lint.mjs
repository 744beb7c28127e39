// Writes .oxlintrc.json: the rules for all code, and for each folder what the table in architecture.mjs lets it import.
//
// Two properties of oxlint shape this file. A later override replaces a rule's earlier options instead of adding to
// them, so every override carries its complete list. And patterns are regular expressions without look-around, so
// what is forbidden is spelled out from the table.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  bannedGlobals,
  deepest,
  folders,
  main,
  openFolders,
  piecesFile,
  randomAdvice,
} from './architecture.mjs'

/** @typedef {{ regex: string, message: string, allowTypeImports?: true }} Pattern */
/** @typedef {{ files: string[], rules: Record<string, unknown> }} Override */

const home = new URL('../', import.meta.url)
const names = Object.keys(folders)
const pureFolders = names.filter((name) => folders[name]?.pure)
const testFiles = ['**/*.test.ts', '**/*.test.tsx']

const installed = JSON.parse(readFileSync(new URL('package.json', home), 'utf8'))
const packages = Object.keys({ ...installed.dependencies, ...installed.devDependencies })

const rules = {
  'typescript/no-explicit-any': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/switch-exhaustiveness-check': ['error', { allowDefaultCaseForExhaustiveSwitch: false }],
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-promises': 'error',
  'typescript/consistent-type-imports': 'error',
  'typescript/ban-ts-comment': 'error',
  'import/no-cycle': 'error',
  'react/rules-of-hooks': 'error',
  'react/exhaustive-deps': 'error',
  // The rule asks for <img> in place of <svg role="img">, which is what a chart is.
  'jsx-a11y/prefer-tag-over-role': 'off',
  'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert', 'given', 'given.**'] }],
  // Vitest's `expect` takes a message, and a property may expect different things of different cases.
  'vitest/valid-expect': ['error', { maxArgs: 2 }],
  'vitest/no-conditional-expect': 'off',
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
  complexity: ['error', { max: 15 }],
}

/** Text as a regular expression that matches just it. @param {string} text */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** @param {readonly string[]} choices */
const oneOf = (choices) => `(${choices.map(literal).join('|')})`

/** @param {readonly string[]} list */
const listed = (list) => (list.length === 0 ? 'nothing' : list.join(', '))

/** Ways round the doors. @param {number} depth folders between the file and its src/<folder>/ @param {readonly string[]} open folders whose door is open to it @returns {Pattern[]} */
function pathsFor(depth, open) {
  const doors = open.filter((name) => !openFolders.includes(name))
  const inside = {
    regex: `^#${oneOf(doors)}/`,
    message: 'A folder is imported through its door: drop what follows its name.',
  }
  return [
    { regex: `^(\\./)?(\\.\\./){${depth + 1}}`, message: 'This leaves the folder: import by #alias.' },
    { regex: '^(/|src/)', message: 'Import by #alias.' },
    ...(doors.length > 0 ? [inside] : []),
  ]
}

/** Which other folders are out of bounds. @param {string} place @param {import('./architecture.mjs').Row} row @returns {Pattern[]} */
function foldersFor(place, { imports, types = [] }) {
  const typesOnly = types.length === 0 ? '' : ` (types only: ${listed(types)})`
  const allowed = `${place} may import ${listed(imports)}${typesOnly}. The table is in tools/architecture.mjs.`
  const forbidden = names.filter((name) => !imports.includes(name) && !types.includes(name))
  return [
    { regex: `^#${oneOf(forbidden)}(/|$)`, message: allowed },
    ...(types.length === 0
      ? []
      : [
          {
            regex: `^#${oneOf(types)}(/|$)`,
            message: allowed,
            allowTypeImports: /** @type {const} */ (true),
          },
        ]),
  ]
}

/** Which packages are out of bounds. @param {string} place @param {readonly string[]} allowed @param {boolean} node @returns {Pattern[]} */
function packagesFor(place, allowed, node) {
  const message = `${place} may import these packages: ${listed(allowed)}. The table is in tools/architecture.mjs.`
  const others = packages.filter((name) => !allowed.includes(name))
  if (allowed.length === 0 && !node) return [{ regex: '^[@a-z]', message }]
  const builtIn = { regex: '^node:', message: `${place} does not run in Node.` }
  return [{ regex: `^${oneOf(others)}(/|$)`, message }, ...(node ? [] : [builtIn])]
}

/** @param {Pattern[]} patterns */
const importRule = (patterns) => ({ 'eslint/no-restricted-imports': ['error', { patterns }] })

/** The files of a folder at one depth. @param {string} folder @param {number} depth */
const filesAt = (folder, depth) => `src/${folder}/${'*/'.repeat(depth)}*.{ts,tsx}`

const depths = Array.from({ length: deepest + 1 }, (_, depth) => depth)

/** The directions of one folder: an override for each depth, and one for the files that alone may use its packages. @param {string} folder @param {import('./architecture.mjs').Row} row @returns {Override[]} */
function directionsOf(folder, row) {
  const place = `src/${folder}/`
  const open = [...row.imports, ...(row.types ?? [])]
  const common = foldersFor(place, row)
  const allowed = row.packages ?? []
  const rest = row.packagesOnlyIn ? [] : allowed
  const overrides = depths.map((depth) => ({
    files: [filesAt(folder, depth)],
    rules: importRule([...pathsFor(depth, open), ...common, ...packagesFor(place, rest, Boolean(row.node))]),
  }))
  if (row.packagesOnlyIn) {
    overrides.push({
      files: row.packagesOnlyIn.map((file) => `${place}${file}`),
      rules: importRule([...pathsFor(0, open), ...common, ...packagesFor(place, allowed, Boolean(row.node))]),
    })
  }
  return overrides
}

/** What lies beside the folders: src/main.tsx. @returns {Override} */
function mainOverride() {
  const place = 'src/main.tsx'
  return {
    files: ['src/*.{ts,tsx}'],
    rules: importRule([
      { regex: '^\\.', message: 'Import by #alias.' },
      ...pathsFor(0, main.imports).slice(1),
      ...foldersFor(place, main),
      ...packagesFor(place, main.packages ?? [], false),
    ]),
  }
}

/** Tests may go through any door and use any installed package, and are as long as their cases. @returns {Override[]} */
function testOverrides() {
  return [
    {
      files: testFiles,
      rules: {
        'eslint/no-restricted-globals': 'off',
        'oxc/no-async-await': 'off',
        'max-lines-per-function': 'off',
        'typescript/no-non-null-assertion': 'off',
      },
    },
    ...depths.map((depth) => ({
      files: names.flatMap((name) =>
        testFiles.map((file) => `src/${name}/${'*/'.repeat(depth)}${file.slice(3)}`),
      ),
      rules: importRule(pathsFor(depth, names)),
    })),
  ]
}

/** The whole configuration. */
export function makeLint() {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'unicorn', 'vitest', 'promise', 'oxc'],
    categories: { correctness: 'error' },
    rules,
    overrides: [
      ...names.flatMap((name) =>
        directionsOf(name, /** @type {import('./architecture.mjs').Row} */ (folders[name])),
      ),
      mainOverride(),
      {
        files: pureFolders.map((name) => `src/${name}/**`),
        rules: {
          'eslint/no-restricted-globals': [
            'error',
            ...Object.entries(bannedGlobals).map(([name, message]) => ({ name, message })),
          ],
          'eslint/no-restricted-properties': [
            'error',
            { object: 'Math', property: 'random', message: randomAdvice },
          ],
          'oxc/no-async-await': 'error',
        },
      },
      {
        files: pureFolders.map((name) => `src/${name}/${piecesFile}`),
        rules: {
          'eslint/no-restricted-globals': [
            'error',
            ...Object.entries(bannedGlobals)
              .filter(([name]) => name !== 'Promise')
              .map(([name, message]) => ({ name, message })),
          ],
          'oxc/no-async-await': 'off',
        },
      },
      {
        files: ['**/*.tsx'],
        rules: {
          'max-lines-per-function': ['error', { max: 160, skipBlankLines: true, skipComments: true }],
        },
      },
      ...testOverrides(),
    ],
    ignorePatterns: [
      'dist',
      'dist-cli',
      'dist-bench',
      'examples',
      'node_modules',
      'public',
      'test-results',
      'playwright-report',
    ],
  }
}

/** What .oxlintrc.json must contain. */
export const lintText = () => `${JSON.stringify(makeLint(), null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('.oxlintrc.json', home), lintText())
