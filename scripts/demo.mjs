// `npm run demo -- check|rehearse|record|export [NAME …]`: plays the demos in e2e/demos against the built page. `init FOLDER` begins
// a project of one's own, `link FILE` prints a demo file as a part of an address.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { isMode, play, USAGE } from '../e2e/demo/run.mjs'
import { ensureChromium, ensurePackages, home, installed, run } from './lib.mjs'

const ALL = `npm run demo -- ${USAGE}
npm run demo -- init FOLDER   begins a project of your own
npm run demo -- link FILE     a demo file as a link: put it behind the page's address`

/** Ends the process with what is wrong. @param {string} message @returns {never} */
function refuse(message) {
  console.error(message)
  process.exit(2)
}

/** @param {readonly string[]} given */
function playOurs(given) {
  ensurePackages()
  const chromium = ensureChromium()
  if (!existsSync(path.join(home, 'dist', 'index.html')))
    run(process.execPath, [installed('vite/bin/vite.js'), 'build', '--logLevel=warn'])
  const env = chromium ? { CHROMIUM_PATH: chromium } : {}
  return play(given, { folder: home, options: ['--project=demos'], env })
}

/** Copies the author API and a first demo. @param {string} folder */
function init(folder) {
  const target = path.resolve(folder)
  if (existsSync(path.join(target, 'package.json'))) refuse(`${target} has a package.json already.`)
  mkdirSync(target, { recursive: true })
  cpSync(path.join(home, 'e2e', 'demo'), path.join(target, 'cqrscope-demo'), { recursive: true })
  for (const name of readdirSync(path.join(home, 'e2e', 'demo-project'))) {
    const text = readFileSync(path.join(home, 'e2e', 'demo-project', name), 'utf8')
    writeFileSync(path.join(target, name), text.replace("'../demo'", "'./cqrscope-demo'"))
  }
  const { devDependencies } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  const made = {
    private: true,
    type: 'module',
    scripts: Object.fromEntries(
      ['check', 'rehearse', 'record', 'export'].map((mode) => [mode, `node cqrscope-demo/run.mjs ${mode}`]),
    ),
    devDependencies: { '@playwright/test': devDependencies['@playwright/test'] },
  }
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(made, null, 2)}\n`)
  console.log(`${target} is there. Go on in it: npm install, then npm run check`)
}

/** @param {string} file */
function link(file) {
  const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
  console.log(`#demo=1.${deflateRawSync(text, { level: 9 }).toString('base64url')}`)
}

const given = process.argv.slice(2)
const [word, place] = given
if (isMode(word)) process.exitCode = playOurs(given)
else if (word === 'init' && place !== undefined) init(place)
else if (word === 'link' && place !== undefined) link(place)
else refuse(ALL)
