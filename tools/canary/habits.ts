// Planted habits: code that any folder, or only the pure ones, must not contain.
import { bannedGlobals, folders } from '../architecture.mjs'
import type { Planted } from './planted'

const pure = Object.keys(folders).filter((name) => folders[name]?.pure)

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const longFunction = (count: number) =>
  `export function y(log: (x: number) => void) {\n${lines(count - 2, (index) => `  log(${index})`)}\n}\n`

/** What depends on something other than the run's causes, in each pure folder. */
const impure: Planted[] = pure.flatMap((folder) => [
  ...Object.keys(bannedGlobals).map((name) => ({
    name: `${name} in ${folder}`,
    file: `src/${folder}/global-${name}.ts`,
    rule: 'eslint(no-restricted-globals)',
    code: `export const y = () => ${name}\n`,
  })),
  {
    name: `Math.random in ${folder}`,
    file: `src/${folder}/random.ts`,
    rule: 'eslint(no-restricted-properties)',
    code: 'export const y = () => Math.random()\n',
  },
  {
    name: `an async function in ${folder}`,
    file: `src/${folder}/later.ts`,
    rule: 'oxc(no-async-await)',
    code: 'export const y = async () => 1\n',
  },
])

const hooks = "import { useEffect, useState } from 'react'\n"

/** File name under src/, the rule, the code. */
const anywhere = [
  ['app/any.ts', 'typescript(no-explicit-any)', 'export const y = (x: any) => String(x)\n'],
  ['app/non-null.ts', 'typescript(no-non-null-assertion)', 'export const y = (x?: number) => x!\n'],
  ['app/ignored.ts', 'typescript(ban-ts-comment)', '// @ts-ignore\nexport const y: string = 1\n'],
  [
    'app/open-switch.ts',
    'typescript(switch-exhaustiveness-check)',
    "export function y(kind: 'a' | 'b') {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n",
  ],
  [
    'app/default-case.ts',
    'typescript(switch-exhaustiveness-check)',
    "export function y(kind: 'a') {\n  switch (kind) {\n    case 'a':\n      return 1\n    default:\n      return 2\n  }\n}\n",
  ],
  [
    'app/floating.ts',
    'typescript(no-floating-promises)',
    'const later = async () => 1\nexport const y = () => {\n  later()\n}\n',
  ],
  [
    'app/misused.ts',
    'typescript(no-misused-promises)',
    'const later = async () => true\nexport const y = () => (later() ? 1 : 2)\n',
  ],
  [
    'app/type-import.ts',
    'typescript(consistent-type-imports)',
    "import { Shape } from './shape'\nexport const y = (shape: Shape) => shape.size\n",
  ],
  ['app/circle.ts', 'import(no-cycle)', "import { b } from './round'\nexport const a = (): number => b()\n"],
  ['app/round.ts', 'import(no-cycle)', "import { a } from './circle'\nexport const b = (): number => a()\n"],
  ['app/long.ts', 'eslint(max-lines)', lines(301, (index) => `export const y${index} = ${index}`)],
  ['app/long-function.ts', 'eslint(max-lines-per-function)', longFunction(81)],
  [
    'app/many.ts',
    'eslint(max-params)',
    'export const y = (a = 1, b = 2, c = 3, d = 4, e = 5) => a + b + c + d + e\n',
  ],
  [
    'app/maze.ts',
    'eslint(complexity)',
    `export function y(x: number) {\n${lines(16, (index) => `  if (x === ${index}) return ${index}`)}\n  return x\n}\n`,
  ],
  [
    'ui/conditional.tsx',
    'react-hooks(rules-of-hooks)',
    `${hooks}export function Y({ on }: { on: boolean }) {\n  if (on) useEffect(() => {}, [])\n  return useState(1)[0]\n}\n`,
  ],
  [
    'ui/dependency.tsx',
    'react-hooks(exhaustive-deps)',
    `${hooks}export function Y({ on }: { on: string }) {\n  useEffect(() => {\n    document.title = on\n  }, [])\n  return useState(on)[0]\n}\n`,
  ],
  ['ui/long-view.tsx', 'eslint(max-lines-per-function)', longFunction(161)],
  ['ui/picture.tsx', 'jsx-a11y(alt-text)', 'export const Y = () => <img src="x.svg" />\n'],
  ['ui/idle.test.ts', 'vitest(expect-expect)', "import { test } from 'vitest'\ntest('idles', () => {})\n"],
] as const

/** Code that looks like a violation and is none. */
const clean = [
  ['app/shape.ts', 'export interface Shape {\n  readonly size: number\n}\n'],
  ['app/clock.ts', 'export const y = () => Date.now() + Math.random()\n'],
  ['ui/short-view.tsx', longFunction(160)],
  ['app/short.ts', longFunction(80)],
  ['kernel/largest.ts', 'export const y = (window: number) => Math.max(window, 2)\n'],
  [
    'kernel/clock.test.ts',
    "import { expect, test } from 'vitest'\ntest('runs', async () => expect(await Promise.resolve(Date.now())).toBeTruthy())\n",
  ],
  [
    'domains/given.test.ts',
    "import { test } from 'vitest'\nimport { given } from './spec'\ntest('holds', () => given([]).when({}).then([]))\n",
  ],
] as const

export const habits: readonly Planted[] = [
  ...impure,
  ...anywhere.map(([file, rule, code]) => ({ name: file, file: `src/${file}`, rule, code })),
  ...clean.map(([file, code]) => ({ name: file, file: `src/${file}`, rule: undefined, code })),
]

const wrong = 'export const y: string = 1\n'

/** File name, the number of the compiler's error, the code: what the compiler alone can see, in each of its projects. */
const miscompiled = [
  ['src/kernel/enum.ts', 'TS1294', 'export enum Y {\n  A,\n}\n'],
  ['src/kernel/unchecked.ts', 'TS2322', 'export const y = (list: number[]): number => list[0]\n'],
  ['src/checks/page.ts', 'TS2584', 'export const y = () => document.title\n'],
  ['src/runs/timer.ts', 'TS2304', 'export const y = () => setTimeout(() => {}, 1)\n'],
  ['src/runs/process.ts', 'TS2591', 'export const y = () => process.argv\n'],
  ['src/lab/page.ts', 'TS2584', 'export const y = () => document.title\n'],
  ['src/ui/wrong.tsx', 'TS2322', wrong],
  ['src/ui/process.ts', 'TS2591', 'export const y = () => process.argv\n'],
  ['src/cli/wrong.ts', 'TS2322', wrong],
  ['src/kernel/wrong.test.ts', 'TS2322', wrong],
  ['e2e/wrong.ts', 'TS2322', wrong],
  ['scripts/wrong.mjs', 'TS2322', '/** @type {string} */\nexport const y = 1\n'],
] as const

/** Code that is sound where it lies. */
const sound = [
  ['src/kernel/sound.ts', 'export const y = (list: readonly number[]) => list.length\n'],
  ['src/ui/sound.tsx', 'export const Y = () => <p>{document.title}</p>\n'],
  ['src/cli/sound.ts', 'export const y = () => process.argv\n'],
] as const

export const compiled: readonly Planted[] = [
  ...miscompiled.map(([file, rule, code]) => ({ name: file, file, rule, code })),
  ...sound.map(([file, code]) => ({ name: file, file, rule: undefined, code })),
]
