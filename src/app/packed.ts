// Text as a link carries it: deflated, in letters that an address may hold. What comes back is from strangers.

/** A packed text has at most this many characters. */
export const MOST_PACKED = 200_000

/** The text as deflate-raw in base64url. */
export async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * The text of what was packed; undefined where it is damaged, or unpacks to more than `most` characters: it is given up
 * as soon as it does, however much more would come.
 */
export async function unpacked(encoded: string, most: number): Promise<string | undefined> {
  if (encoded.length > MOST_PACKED) return undefined
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
      if (text.length > most) {
        await reader.cancel()
        return undefined
      }
    }
  } catch {
    return undefined
  }
}
