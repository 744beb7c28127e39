// A scenario in a link: `#s=1.<base64url(deflate-raw(JSON))>`. Links come from strangers: size and shape are checked.
import { MOST_CHARACTERS, type Parsed, loadScenarioText, type Scenario } from '#scenarios'

const PREFIX = '#s='
/** Compressed text of a link has at most this many characters. */
const MOST_ENCODED = 200_000

/** The scenario a link carries; undefined where it carries none. */
export async function scenarioInLink(hash: string): Promise<Parsed<Scenario> | undefined> {
  if (!hash.startsWith(PREFIX)) return undefined
  const [version, encoded = ''] = hash.slice(PREFIX.length).split('.')
  if (version !== '1') return wrong('was made by a newer version of CQRScope')
  if (encoded.length > MOST_ENCODED) return wrong('is too long')
  const text = await inflated(encoded)
  return text === undefined ? wrong('is damaged') : loadScenarioText(text)
}

/** The fragment that carries a scenario. */
export async function linkOf(scenario: Scenario): Promise<string> {
  const stream = new Blob([JSON.stringify({ ...scenario.file, seed: scenario.seed })])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `${PREFIX}1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

const wrong = (what: string): Parsed<Scenario> => ({ ok: false, problems: [{ path: 'link', what }] })

/** The text of a compressed fragment; undefined where it is damaged or unpacks to more than a scenario may have. */
async function inflated(encoded: string): Promise<string | undefined> {
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      text += decoder.decode(value, { stream: true })
      if (text.length > MOST_CHARACTERS) return undefined
    }
  } catch {
    return undefined
  }
}
