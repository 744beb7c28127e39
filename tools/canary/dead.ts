// Planted dead code: files and exports that nobody uses, and a package that nobody asked for.
import type { Planted } from './planted'

const one = 'export const y = 1\n'

/** File name, what knip calls it (undefined: in use), the code. */
const planted = [
  [
    'src/main.tsx',
    undefined,
    "import { y } from '#app'\nimport { part } from '#ui/part.ts'\nconsole.log(y, part)\n",
  ],
  ['src/app/index.ts', 'exports', `${one}export const unused = 2\n`],
  ['src/ui/part.ts', 'types', 'export const part = 1\nexport type Unused = string\n'],
  ['src/kernel/index.ts', 'files', one],
  ['src/app/forgotten.ts', 'files', one],
  ['tools/forgotten.mjs', 'files', one],
  ['src/cli/main.ts', 'unlisted', "import left from 'left-pad'\nconsole.log(left)\n"],
  ['src/app/index.test.ts', undefined, "import { y } from './index'\nconsole.log(y)\n"],
] as const

export const dead: readonly Planted[] = planted.map(([file, rule, code]) => ({
  name: file,
  file,
  rule,
  code,
}))
