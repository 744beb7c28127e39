// Profiles: what designs cost and guarantee, by running them; and that settings are heard and nothing depends on anything but them.
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, pipelineOf, pipelines } from '#pipelines'
import { type Profile, profileOf, profileSteps } from './profile'

const profiles = pipelines.map(({ id }) => profileOf(id))
const known = (id: string): Profile => {
  const found = profiles.find(({ pipeline }) => pipeline === id)
  if (found === undefined) throw new Error(`no profile of ${id}`)
  return found
}
const idsWhere = (holds: (profile: Profile) => boolean) =>
  profiles.filter(holds).map(({ pipeline }) => pipeline)
const needed = ({ coupling }: Profile, requests: 'commands' | 'queries') =>
  coupling.filter((each) => each[requests] !== 'goes-on').map((each) => `${each.component} ${each[requests]}`)
const LOST = ['lost', 'ghost', 'phantom', 'acked-loss', 'duplicated', 'overwritten']
const harms = (outcome: { readonly verdict: readonly string[] } | null) =>
  outcome?.verdict.some((code) => LOST.includes(code)) === true

describe('every profile', { timeout: 60_000 }, () => {
  test.each(profiles.map((profile) => [profile.pipeline, profile] as const))(
    'of %s is whole',
    (id, profile) => {
      const pipeline = pipelineOf(id)
      expect(profile.level).toBe(pipeline?.level)
      const components = pipeline?.components(DEFAULT_SETTINGS).map(({ component }) => component) ?? []
      expect(['client', 'command-handler', 'write-store', ...profile.components]).toEqual(components)
      expect(profile.coupling.map(({ component }) => component)).toEqual(components.slice(1))
      expect(profile.latency.commands.p50).toBeGreaterThan(0)
      expect(profile.latency.queries.p50).toBeGreaterThan(0)
      expect(profile.messagesPerCommand).toBeGreaterThanOrEqual(8)
      for (const outcome of [profile.guarantees.unharmed, profile.guarantees.handlerCrash])
        expect(outcome.verdict).not.toEqual([])
    },
  )

  test('is plain data, the same every time', () => {
    const profile = known('event-sourcing')
    expect(profileOf('event-sourcing')).toEqual(profile)
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile)
  })

  test('is the same in pieces, which say how far it has come', () => {
    const steps = profileSteps('replica')
    const shares: number[] = []
    let next = steps.next()
    for (; next.done !== true; next = steps.next()) shares.push(next.value)
    expect(next.value).toEqual(known('replica'))
    expect(shares).toEqual(shares.toSorted((x, y) => x - y))
    expect(shares.at(-1)).toBe(1)
    expect(shares.length).toBeGreaterThan(known('replica').runs)
  })

  test('is small: all together are less than a hundred and twenty thousand steps', () => {
    expect(profiles.reduce((sum, { steps }) => sum + steps, 0)).toBeLessThan(120_000)
  })
})

describe('what designs cost', () => {
  test('commands wait for the read store of a dual write and for the broker of one who publishes himself, else for nobody', () => {
    const usual = ['command-handler fails', 'write-store fails']
    expect(needed(known('dual-write'), 'commands')).toEqual([...usual, 'read-store waits'])
    expect(needed(known('publish-after-commit'), 'commands')).toEqual([...usual, 'broker waits'])
    const others = profiles.filter(
      ({ pipeline }) => !['dual-write', 'publish-after-commit'].includes(pipeline),
    )
    for (const profile of others) expect(needed(profile, 'commands')).toEqual(usual)
  })

  test('queries need whoever keeps the read model, and the write store only where that is in it', () => {
    expect(idsWhere((profile) => needed(profile, 'queries').join() === 'write-store fails')).toEqual([
      'shared-model',
      'single-transaction',
      'materialized-view',
    ])
    expect(needed(known('replica'), 'queries')).toEqual(['replica fails'])
    expect(needed(known('outbox-polling'), 'queries')).toEqual(['read-store fails'])
  })

  test('commands take longer where they wait, staleness is half an interval where somebody polls', () => {
    const { latency } = known('shared-model')
    for (const id of ['dual-write', 'publish-after-commit'])
      expect(known(id).latency.commands.p50).toBeGreaterThan(latency.commands.p50 + 5)
    expect(idsWhere(({ staleness }) => staleness.p99 === 0)).toEqual(['shared-model', 'single-transaction'])
    expect(known('outbox-polling').staleness.p50).toBeGreaterThan(150)
    expect(known('batch-etl').staleness.p50).toBeGreaterThan(20_000)
  })
})

describe('what designs guarantee', () => {
  test('a handler that crashes after its commit loses changes where nothing ties the two writes', () => {
    expect(idsWhere(({ guarantees }) => harms(guarantees.handlerCrash))).toEqual([
      'dual-write',
      'publish-after-commit',
    ])
  })

  test('a mover that crashes repeats: no harm to whoever replaces rows, double for whoever adds', () => {
    expect(idsWhere(({ guarantees }) => harms(guarantees.moverCrash.upsert))).toEqual([])
    expect(known('outbox-polling').guarantees.moverCrash).toEqual({
      upsert: { verdict: ['rewound'], component: 'relay', point: 'after-publish' },
      delta: { verdict: ['duplicated'], component: 'relay', point: 'after-publish' },
    })
    expect(known('event-sourcing').guarantees.moverCrash.delta?.verdict).toContain('duplicated')
    expect(known('table-cdc').guarantees.moverCrash.delta).toBe(null)
  })

  test('a deletion is missed by a job that copies changed rows, without any fault', () => {
    expect(idsWhere(({ guarantees }) => harms(guarantees.unharmed))).toEqual(['batch-etl'])
  })

  test('what an author wrote is read at once only where there is one database and no copy', () => {
    expect(idsWhere(({ guarantees }) => guarantees.readYourWrites)).toEqual([
      'shared-model',
      'single-transaction',
    ])
  })

  test('several writes, and rows that travel one by one, never tell of one instant', () => {
    expect(idsWhere(({ guarantees }) => guarantees.oneSnapshot !== true)).toEqual(['dual-write', 'table-cdc'])
  })

  test('only event sourcing can be built anew from all that ever happened', () => {
    expect(idsWhere(({ guarantees }) => guarantees.history === 'all')).toEqual(['event-sourcing'])
    expect(idsWhere(({ guarantees }) => guarantees.history === 'recent')).toEqual([
      'publish-after-commit',
      'outbox-polling',
      'outbox-cdc',
      'table-cdc',
    ])
  })
})

describe('settings', { timeout: 60_000 }, () => {
  test('change what they change: an inbox, a publish that nobody awaits, a commit that waits for its standby', () => {
    const { moverCrash } = profileOf('outbox-polling', { projector: { inbox: true } }).guarantees
    expect([harms(moverCrash.upsert), harms(moverCrash.delta)]).toEqual([false, false])
    const careless = profileOf('publish-after-commit', { producer: { await: false } })
    expect(needed(careless, 'commands')).not.toContain('broker waits')
    const synchronous = profileOf('replica', { commit: 'apply' })
    expect(needed(synchronous, 'commands')).toContain('replica fails')
    expect(synchronous.latency.commands.p50).toBeGreaterThan(known('replica').latency.commands.p50)
    expect(synchronous.guarantees.readYourWrites).toBe(true)
  })

  test('that another business wrote are no obstacle, and a log without end keeps all history', () => {
    const settings = { consistency: 'custom', policy: { privacy: 'strong' }, kafka: { retention: null } }
    expect(profileOf('outbox-polling', settings).guarantees.history).toBe('all')
  })
})
