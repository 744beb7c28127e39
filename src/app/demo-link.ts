// The demo of an address: by its name, or packed whole into a link as a scenario is. Written in docs/links.md; links come from
// strangers.
import { type Demo, parseDemo } from '#demos'
import { loadDemo } from '#lessons'
import type { Parsed } from '#scenarios'
import { unpacked } from './packed'

/** A demo is no longer than that. */
const MOST_DEMO_CHARACTERS = 262_144

const wrong = (what: string) => ({ ok: false, problems: [{ path: 'link', what }] }) as const

/** The demo that a fragment holds, or else that of a name; undefined where nobody asked for any. */
export async function readDemoLink(hash: string, named: string | null): Promise<Parsed<Demo> | undefined> {
  const encoded = /^#demo=([^&]*)/.exec(hash)?.[1]
  if (encoded === undefined) return named === null ? undefined : namedDemo(named)
  const [version, rest = ''] = encoded.split('.')
  if (version !== '1') return wrong('was made by a newer version of CQRScope')
  const text = await unpacked(rest, MOST_DEMO_CHARACTERS)
  return text === undefined ? wrong('is damaged or too long') : readDemo(text)
}

async function namedDemo(id: string): Promise<Parsed<Demo>> {
  const demo = await loadDemo(id)
  if (demo !== undefined) return { ok: true, value: demo }
  return {
    ok: false,
    problems: [{ path: 'demo', what: `"${id.slice(0, 64)}" does not come with the program` }],
  }
}

/** The demo that a text holds. */
function readDemo(text: string): Parsed<Demo> {
  try {
    return parseDemo(JSON.parse(text))
  } catch {
    return wrong('is no JSON')
  }
}
