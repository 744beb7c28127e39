// Plays demos with Playwright in one of their modes: `node run.mjs check|rehearse|record|export [NAME …] [--lang en|ko] [--out FOLDER]`.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const USAGE = `check|rehearse|record|export [NAME …] [--lang en|ko] [--out FOLDER] [--slow N] [--times N]
  check     plays every demo as fast as it goes: whatever one claims has to be true;
            on a processor N times slower, and N times, to see that it always is
  rehearse  the same in a window, as slowly as a film
  record    writes films with captions, chapters, stills and a poster; needs ffmpeg
  export    writes each demo as a demo file, which plays in the page and in the embed`

const MODES = ['check', 'rehearse', 'record', 'export']

/** Whether that is a way of playing demos. @param {string | undefined} word */
export const isMode = (word) => word !== undefined && MODES.includes(word)

/** What stands behind an option; the option and its value are taken out. @param {string[]} words @param {string} name */
function taken(words, name) {
  const place = words.indexOf(name)
  return place < 0 ? undefined : words.splice(place, 2)[1]
}

/**
 * Plays the demos that are named, or all. Gives back the exit code.
 * @param {readonly string[]} given the mode, and what follows it
 * @param {{ folder: string, options?: readonly string[], env?: Readonly<Record<string, string>> }} where
 */
export function play(given, { folder, options = [], env = {} }) {
  const [mode = '', ...words] = given
  const lang = taken(words, '--lang')
  const out = taken(words, '--out')
  const slow = taken(words, '--slow')
  const times = taken(words, '--times')
  const cli = path.join(folder, 'node_modules', '@playwright', 'test', 'cli.js')
  const names = words.map((name) => `${path.basename(name, '.demo.ts')}.demo.ts`)
  // A film takes all of a core, and whoever rehearses looks at one window.
  const alone = mode === 'check' ? [] : ['--workers=1', ...(mode === 'rehearse' ? ['--headed'] : [])]
  const { status, error } = spawnSync(
    process.execPath,
    [
      cli,
      'test',
      '--reporter=list',
      ...options,
      ...alone,
      ...(times ? [`--repeat-each=${times}`] : []),
      ...names,
    ],
    {
      cwd: folder,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...env,
        CQRSCOPE_DEMO: mode,
        ...(lang && { CQRSCOPE_DEMO_LANG: lang }),
        ...(slow && { CQRSCOPE_DEMO_SLOW: slow }),
        ...(out && { CQRSCOPE_DEMO_OUT: path.resolve(out) }),
      },
    },
  )
  if (error) throw error
  return status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2)
  if (isMode(given[0])) process.exitCode = play(given, { folder: process.cwd() })
  else {
    console.error(`node run.mjs ${USAGE}`)
    process.exitCode = 2
  }
}
