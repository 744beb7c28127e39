// `npm run demo -- check|rehearse|record|export [NAME …]`: plays the demos in e2e/demos against the built page. `init FOLDER` begins
// a project of one's own with them, `link FILE` prints a demo file as a part of an address.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { ensureChromium, ensurePackages, home, installed, run } from './lib.mjs'

const USAGE = `npm run demo -- check|rehearse|record|export [NAME …] [--lang en|ko] [--out FOLDER]
  check     plays every demo as fast as it goes: whatever one claims has to be true
  rehearse  the same in a window, as slowly as a film
  record    writes films with captions, chapters, stills and a poster; needs ffmpeg
  export    writes each demo as a demo file, which plays in the page and in the embed
npm run demo -- init FOLDER    begins a project of your own
npm run demo -- link FILE      a demo file as a link: put it behind the page's address`

/** Ends the process with what is wrong. @param {string} message @returns {never} */
function refuse(message) {
  console.error(message)
  process.exit(2)
}

/** What stands behind an option; the option and its value are taken out. @param {string[]} given @param {string} name */
function taken(given, name) {
  const place = given.indexOf(name)
  if (place < 0) return undefined
  const [, value] = given.splice(place, 2)
  return value ?? refuse(`${name} needs a value.\n\n${USAGE}`)
}

/** @param {string} mode @param {string[]} given */
function play(mode, given) {
  const lang = taken(given, '--lang')
  const out = taken(given, '--out')
  const environment = {
    CQRSCOPE_DEMO: mode,
    CQRSCOPE_DEMO_LANG: lang,
    CQRSCOPE_DEMO_OUT: out && path.resolve(out),
  }
  ensurePackages()
  const chromium = ensureChromium()
  if (!existsSync(path.join(home, 'dist', 'index.html')) && !process.env['E2E_PORT'])
    run(process.execPath, [installed('vite/bin/vite.js'), 'build', '--logLevel=warn'])
  const names = given.map((name) => `${path.basename(name, '.demo.ts')}.demo.ts`)
  // A film takes all of a core, and whoever rehearses looks at one window.
  const options = mode === 'check' ? [] : ['--workers=1', ...(mode === 'rehearse' ? ['--headed'] : [])]
  const set = Object.entries(environment).filter(([, value]) => value !== undefined)
  return run(
    process.execPath,
    [
      installed('@playwright/test/cli.js'),
      'test',
      '--project=demos',
      '--reporter=list',
      ...options,
      ...names,
    ],
    { env: { ...process.env, ...Object.fromEntries(set), ...(chromium && { CHROMIUM_PATH: chromium }) } },
  )
}

/** Copies the author API and a first demo. @param {string | undefined} folder */
function init(folder) {
  if (folder === undefined) refuse(USAGE)
  const target = path.resolve(folder)
  if (existsSync(path.join(target, 'package.json'))) refuse(`${target} has a package.json already.`)
  mkdirSync(target, { recursive: true })
  cpSync(path.join(home, 'e2e', 'demo'), path.join(target, 'cqrscope-demo'), { recursive: true })
  cpSync(path.join(home, 'e2e', 'demo-project'), target, { recursive: true })
  const file = path.join(target, 'package.json')
  const { devDependencies } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  const text = readFileSync(file, 'utf8').replace('PLAYWRIGHT', devDependencies['@playwright/test'])
  writeFileSync(file, text)
  console.log(`${target} is there. Go on in it: npm install, then npm run check`)
  return 0
}

/** @param {string | undefined} file */
function link(file) {
  if (file === undefined) refuse(USAGE)
  const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
  console.log(`#demo=1.${deflateRawSync(text, { level: 9 }).toString('base64url')}`)
  return 0
}

const [mode, ...given] = process.argv.slice(2)
switch (mode) {
  case 'check':
  case 'rehearse':
  case 'record':
  case 'export':
    process.exitCode = play(mode, given)
    break
  case 'init':
    process.exitCode = init(given[0])
    break
  case 'link':
    process.exitCode = link(given[0])
    break
  default:
    refuse(USAGE)
}
