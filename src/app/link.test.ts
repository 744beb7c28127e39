// Links: a run comes back as it was, with everything that was done to it; what is not usable is refused and never thrown.
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMillis, type SimTime } from '#kernel'
import { Run, withoutCause } from '#runs'
import { bundledScenario, parseFaultFor } from '#scenarios'
import { linkOf, readLink } from './link'
import { openLink } from './linked-run'
import made from './link-of-version-1.json'

const naming = { lang: 'en', now: () => 0, newId: () => 'run' } as const

function begun(id: string): Run {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`)
  return new Run({ scenario, without: [], interventions: [] })
}

/** The run of a fragment, or the problems with it. */
async function opened(fragment: string) {
  const link = await readLink(fragment)
  if (link === undefined || !link.ok) return { problems: link?.problems }
  const result = await openLink(link.value, naming)
  return result.ok ? result.value : { problems: result.problems }
}

async function runIn(fragment: string | undefined): Promise<Run> {
  const result = await opened(fragment ?? '')
  if ('run' in result) return result.run
  throw new Error(JSON.stringify(result.problems))
}

/** A run that people have interfered with in every way that the page offers. */
function troubled(): Run {
  const run = begun('relay-crash')
  const now = () => Math.max(run.simulation.now, run.timeAt(run.journal.length)) as SimTime
  const inject = (fault: object) => {
    const parsed = parseFaultFor(run.scenario, fault)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    run.inject(now(), parsed.value)
  }
  run.advance(fromMillis(700))
  inject({ kind: 'link', link: 'broker->projector', from: 0, until: 4000, drop: 0.2, delay: 30 })
  run.advance(fromMillis(1500))
  inject({ kind: 'down', component: 'projector', from: 0, until: 2600 })
  inject({ kind: 'crash', component: 'relay', point: 'after-publish', restartAfter: 300 })
  const [wire] = run.simulation.rows.keys('wires')
  if (wire !== undefined) run.intervene(now(), { kind: 'message', id: wire, action: 'hold' })
  run.intervene(now(), {
    kind: 'stimulus',
    component: run.traits.client,
    type: 'command',
    body: { type: 'PlaceOrder', id: 'order-90', product: 'mug', quantity: 1 },
  })
  run.advance(fromMillis(3000))
  if (wire !== undefined) run.intervene(now(), { kind: 'message', id: wire, action: 'release' })
  run.intervene(now(), { kind: 'heal', id: 'hand-0' })
  run.finish()
  return run
}

test('a run comes back with everything that was done to it, at the step that was asked for', async () => {
  const run = troubled()
  const { digest } = run.simulation
  const again = await runIn(await linkOf(run.causes, 300))
  expect(again.simulation.position).toBe(300)
  expect(again.interventions).toEqual(run.interventions)
  run.seek(300)
  expect(again.simulation.digest).toBe(run.simulation.digest)
  again.finish()
  expect(again.simulation.digest).toBe(digest)
})

test('a run without one of its causes comes back, wherever its hands fall now', async () => {
  const run = new Run(withoutCause(troubled(), 'hand-1'))
  run.finish()
  const again = await runIn(await linkOf(run.causes))
  expect([again.without, again.simulation.position]).toEqual([['hand-1'], 0])
  again.finish()
  expect(again.simulation.digest).toBe(run.simulation.digest)
})

test('an instant in the link is where the viewer looks', async () => {
  const run = begun('first-order')
  const again = await runIn(`${await linkOf(run.causes)}&at=1500`)
  run.advance(fromMillis(1500))
  expect(again.simulation.position).toBe(run.journal.length)
  expect((await runIn(`${await linkOf(run.causes)}&at=999999999`)).journal.length).toBeGreaterThan(100)
})

test('the link that version 1 made still opens the same run', async () => {
  const run = await runIn(made.fragment)
  expect([run.simulation.position, run.simulation.digest]).toEqual([made.step, made.digest])
  run.finish()
  expect(run.simulation.digest).toBe(made.finished)
})

test('a link that other rules computed says so', async () => {
  const fragment = (await linkOf(begun('first-order').causes, 3))?.replace(/rules=.*/, 'rules=other')
  expect(await opened(fragment ?? '')).toMatchObject({ notices: [{ kind: 'rules-changed' }] })
})

const packedBy = (value: unknown) =>
  `1.${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`

describe('refused:', () => {
  const file = { format: 'cqrscope/scenario', version: 1, id: 'mine' }
  const s = `#s=${packedBy(file)}`
  const hand = { id: 'hand-0', at: 1000, step: 3, control: { kind: 'crash', component: 'relay' } }
  const done = (hands: unknown, without: unknown = []) => `${s}&do=${packedBy({ without, hands })}`
  test.each([
    ['the version of a part', '#s=2.abc', /newer version/],
    ['damage', '#s=1.%%%', /damaged/],
    ['length', `#s=1.${'a'.repeat(200_001)}`, /too long/],
    ['a bomb as a scenario', `#s=${packedBy(' '.repeat(50_000_000))}`, /damaged/],
    ['a bomb as acts', `${s}&do=${packedBy(' '.repeat(50_000_000))}`, /damaged/],
    ['acts that are none', `${s}&do=${packedBy('[]')}`, /left out/],
    ['causes that are none', done([], ['__proto__']), /left out/],
    [
      'an act on what is not there',
      done([{ ...hand, control: { kind: 'restart', component: 'x' } }]),
      /not in/,
    ],
    ['a place that is none', `${s}&step=-1`, /where to look/],
    ['an act before what is due', done([{ ...hand, at: 500_000 }]), /do not fit/],
    ['an act at a step that never comes', done([{ ...hand, step: 4_000_000 }]), /do not fit/],
  ])('%s', async (_, fragment, sentence) => {
    const result = await opened(fragment)
    expect('problems' in result ? JSON.stringify(result.problems) : 'opened').toMatch(sentence)
  })

  test('no mutated link throws (100 links, seed 1)', async () => {
    const run = troubled()
    const fragment = (await linkOf(run.causes, 20)) ?? ''
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(fragment.length - 1), fc.constantFrom('a', '_', '.', '&', '=', '9', '')), {
          minLength: 1,
          maxLength: 4,
        }),
        async (edits) => {
          const letters = Array.from(fragment)
          for (const [index, letter] of edits) letters[index] = letter
          await opened(letters.join(''))
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })
})
