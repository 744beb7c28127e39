// Pictures in words, held against those that were accepted: what is drawn must be the same, where it is may differ by a little.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type TestInfo } from '@playwright/test'

/** So many pixels a thing may lie elsewhere, or be larger: rounding, and what one release of a browser sets closer than another. */
const NEAR = 2

const fileOf = (name: string): string =>
  path.resolve(import.meta.dirname, '../pictures', `${name.replaceAll(' ', '-')}.txt`)

/** So often a picture must look the same before it is accepted. */
const STILL = 30

/** Waits until the picture is the accepted one. With `--update-snapshots` it is accepted as it stands still. */
export async function expectPicture(
  look: () => Promise<string>,
  name: string,
  { config }: TestInfo,
): Promise<void> {
  const file = fileOf(name)
  if (config.updateSnapshots === 'all' || config.updateSnapshots === 'changed') {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, await stillness(look))
  }
  if (!existsSync(file)) throw new Error(`${name}: no such picture was accepted; --update-snapshots does`)
  const accepted = readFileSync(file, 'utf8')
  const message = `${name}: what is drawn, against e2e/pictures/${path.basename(file)}`
  const wait = { message, intervals: [0, 30, 100, 300] }
  await expect.poll(async () => reconciled(await look(), accepted), wait).toBe(accepted)
}

async function stillness(look: () => Promise<string>): Promise<string> {
  let picture = ''
  for (let same = 0; same < STILL;) {
    const next = await look()
    same = next === picture && next !== '' ? same + 1 : 0
    picture = next
  }
  return picture
}

/** What was drawn, where every line that is near enough to an accepted one reads like that: only differences are left to be seen. */
export function reconciled(drawn: string, accepted: string): string {
  const waiting = new Map<string, string[]>()
  for (const line of accepted.split('\n')) {
    const [what] = parted(line)
    const alike = waiting.get(what) ?? []
    waiting.set(what, alike)
    alike.push(line)
  }
  const lines = drawn.split('\n').map((line) => {
    const [what, where] = parted(line)
    const alike = waiting.get(what) ?? []
    const found = alike.findIndex((other) => isNear(where, parted(other)[1]))
    return found < 0 ? line : (alike.splice(found, 1)[0] ?? line)
  })
  return lines.join('\n')
}

/** What a line says, and where that is. */
function parted(line: string): readonly [string, string] {
  const at = line.lastIndexOf(' @ ')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at)]
}

function isNear(one: string, other: string): boolean {
  const [a, b] = [one, other].map((where) => where.match(/-?\d+/g) ?? [])
  return (
    a?.length === b?.length &&
    (a ?? []).every((part, index) => Math.abs(Number(part) - Number(b?.[index])) <= NEAR)
  )
}
