// The address of an embedded frame from options, and what of the host's look it should follow.

/** What can be said in a frame's address. Each is a parameter there and an attribute of the element, under the same name. */
export const OPTIONS = [
  'scenario',
  'seed',
  't',
  'end',
  'autoplay',
  'speed',
  'loop',
  'view',
  'controls',
  'pauseatmarkers',
  'theme',
  'lang',
  'motion',
  'bg',
  'edit',
] as const

export type Option = (typeof OPTIONS)[number]

/** Names that are written otherwise in an address than in HTML, whose attributes know no capitals. */
const WRITTEN: { readonly [name: string]: string } = { pauseatmarkers: 'pauseAtMarkers' }

export interface EmbedOptions extends Readonly<Partial<Record<Option, string | number | boolean>>> {
  /** A scenario in the fragment, as a share link has it after `#`. */
  readonly state?: string
}

const written = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

/** The address of a frame. `base` is the embed page, `…/embed/v1/`. The bridge is on: whoever uses this code wants it. */
export function addressOf(base: string, options: EmbedOptions): string {
  const address = new URL(base)
  for (const name of OPTIONS) {
    const value = options[name]
    if (value !== undefined) address.searchParams.set(WRITTEN[name] ?? name, written(value))
  }
  address.searchParams.set('api', '1')
  if (options.state !== undefined) address.hash = options.state
  return address.href
}
