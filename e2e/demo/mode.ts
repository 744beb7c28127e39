// How a demo is played, as the environment says: scripts/demo.mjs sets it.

export const MODES = ['check', 'rehearse', 'record', 'export'] as const

export type Mode = (typeof MODES)[number]

/** Checking is what happens where nobody asks for anything else. */
export function modeNow(): Mode {
  const asked = process.env['CQRSCOPE_DEMO'] ?? 'check'
  const mode = MODES.find((each) => each === asked)
  if (mode === undefined) throw new Error(`CQRSCOPE_DEMO is "${asked}"; there are ${MODES.join(', ')}`)
  return mode
}

/** The language that was asked for, if any: it takes the place of the demo's own. */
export const langAsked = (): 'en' | 'ko' | undefined => {
  const asked = process.env['CQRSCOPE_DEMO_LANG']
  return asked === 'en' || asked === 'ko' ? asked : undefined
}

/** How many times slower the page is to work. */
export const slowdown = (): number => Math.max(1, Number(process.env['CQRSCOPE_DEMO_SLOW'] ?? 1))

/** Where films and demo files are put. */
export const folderFor = (mode: 'record' | 'export'): string =>
  process.env['CQRSCOPE_DEMO_OUT'] ?? (mode === 'record' ? 'films' : 'demo-files')
