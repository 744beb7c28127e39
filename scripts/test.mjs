// `npm test`: every gate, one after the other, and a last line that counts the tests. `npm test -- unit lint` runs only
// those named (and what they look at: the build, the examples).
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureChromium, ensurePackages, home, installed, run } from './lib.mjs'

const results = mkdtempSync(path.join(tmpdir(), 'cqrscope-test-'))
process.on('exit', () => rmSync(results, { recursive: true }))
const unitResults = path.join(results, 'unit.json')
const e2eResults = path.join(results, 'e2e.json')

/** Runs a script of ours, or one inside a package, and tells whether it was content. @param {string} script @param {readonly string[]} args */
const node = (script, args = [], env = {}) =>
  run(process.execPath, [script, ...args], { env: { ...process.env, ...env } }) === 0

/** A port that nobody uses: a server left running, perhaps from another checkout, must not answer in our place. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return String(port)
}

async function endToEnd() {
  const chromium = ensureChromium()
  return node(installed('@playwright/test/cli.js'), ['test', '--forbid-only', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: e2eResults,
    E2E_PORT: await freePort(),
    ...(chromium && { CHROMIUM_PATH: chromium }),
  })
}

/** What a test runner wrote down; nothing where it did not come that far. @param {string} file */
const resultsIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

function countUnit() {
  const results = resultsIn(unitResults)
  return { passed: results?.numPassedTests ?? 0, failed: results?.numFailedTests ?? 0 }
}

function countEndToEnd() {
  const { expected = 0, flaky = 0, unexpected = 0 } = resultsIn(e2eResults)?.stats ?? {}
  return { passed: expected + flaky, failed: unexpected }
}

/**
 * @typedef {object} Stage
 * @property {() => boolean | Promise<boolean>} run tells whether all is well
 * @property {readonly string[]} [needs] stages whose results it looks at
 * @property {() => { passed: number, failed: number }} [count] the tests it ran
 */

/** @type {Readonly<Record<string, Stage>>} In the order they run: quick ones first. */
const stages = {
  lock: { run: () => node(path.join(home, 'scripts/check-lock.mjs')) },
  format: { run: () => node(installed('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']) },
  lint: {
    run: () =>
      node(installed('oxlint/bin/oxlint'), [
        '--type-aware',
        '--deny-warnings',
        '--report-unused-disable-directives',
      ]),
  },
  types: { run: () => node(installed('typescript/bin/tsc'), ['-b']) },
  dead: { run: () => node(installed('knip/bin/knip.js')) },
  unit: {
    run: () =>
      node(installed('vitest/vitest.mjs'), [
        'run',
        '--allowOnly=false',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitResults}`,
      ]),
    count: countUnit,
  },
  build: { run: () => node(installed('vite/bin/vite.js'), ['build', '--logLevel=warn']) },
  budgets: { run: () => node(path.join(home, 'scripts/budgets.mjs')), needs: ['build'] },
  examples: { run: () => node(path.join(home, 'scripts/examples.mjs')) },
  e2e: { run: endToEnd, needs: ['build', 'examples'], count: countEndToEnd },
}

/** The stages to run: all, or those asked for. */
function chosenStages() {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !(name in stages))
  if (unknown.length > 0) {
    console.error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`)
    process.exit(2)
  }
  const needed = new Set(asked.flatMap((name) => stages[name]?.needs ?? []))
  return Object.entries(stages).filter(
    ([name]) => asked.length === 0 || asked.includes(name) || needed.has(name),
  )
}

ensurePackages()
const failedStages = new Set()
const timings = []
const tests = { passed: 0, failed: 0 }
for (const [name, stage] of chosenStages()) {
  // Without the page there is nothing to look at; without the examples only their own tests fail.
  if (stage.needs && failedStages.has('build')) continue
  console.log(`\n== ${name}`)
  const started = performance.now()
  const content = await stage.run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  timings.push(`${name} ${seconds} s${content ? '' : ' FAILED'}`)
  const { passed, failed } = stage.count?.() ?? { passed: 0, failed: 0 }
  tests.passed += passed
  // A stage that fails without a failing test counts as one, so that the last line never reads as a success.
  tests.failed += content ? failed : Math.max(failed, 1)
  if (!content) failedStages.add(name)
}

console.log(`\n${timings.join(', ')}`)
console.log(`${tests.passed} passed, ${tests.failed} failed`)
process.exitCode = tests.failed === 0 ? 0 : 1
