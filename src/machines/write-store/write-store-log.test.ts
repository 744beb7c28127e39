// The commit log for those who follow it: reads that wait, slots that hold it back or are given up.
import { describe, expect, test } from 'vitest'
import { STORE, writeStoreRig } from './write-store-rig'

describe('a read of the commit log', () => {
  test('waits, and is answered when something is on disk', () => {
    const store = writeStoreRig()
    store.read(0)
    store.commits(10, 'o1')
    store.until(90)
    expect(store.answers()).toEqual([{ at: 16.5, type: 'log-records', positions: [1] }])
  })

  test('that waits in vain is answered empty when its time is over', () => {
    const store = writeStoreRig()
    store.read(0)
    store.until(200)
    expect(store.answers()).toEqual([{ at: 102, type: 'log-records', positions: [] }])
    expect(store.rows('log_reads')).toEqual([])
  })

  test('brings what comes after a position, up to its limit', () => {
    const store = writeStoreRig()
    store.read(0)
    for (const [i, key] of ['o1', 'o2', 'o3', 'o4'].entries()) store.commits(10 + i * 10, key)
    store.read(100, { after: 1, limit: 2 })
    store.until(110)
    expect(store.answers().at(-1)?.positions).toEqual([2, 3])
  })

  test('that says no position goes on where its slot stands', () => {
    const store = writeStoreRig()
    store.read(0)
    store.commits(10, 'o1')
    store.commits(20, 'o2')
    store.confirm(30, 1)
    store.read(40)
    store.until(50)
    expect(store.answers().at(-1)?.positions).toEqual([2])
  })

  test('opens a slot at the end of the log: what was written before is not for its reader', () => {
    const store = writeStoreRig()
    store.commits(0, 'o1')
    store.read(10, { after: 0 })
    store.commits(20, 'o2')
    store.until(50)
    expect(store.answers()).toMatchObject([{ positions: [2] }])
    expect(store.slot()).toMatchObject({ from: 1, confirmed: 1 })
  })

  test('that wants the whole log or nothing hears that it does not go back that far', () => {
    const store = writeStoreRig()
    store.commits(0, 'o1')
    store.read(10, { after: 0, whole: true })
    store.until(50)
    expect(store.answers()).toMatchObject([{ type: 'slot-lost' }])
    expect(store.slot()).toBeUndefined()
  })

  test('dies with the server, and a slot does not', () => {
    const store = writeStoreRig()
    store.read(0)
    store.plan(10, { kind: 'crash', component: STORE, restartAfter: 1000 })
    store.until(20)
    expect(store.rows('log_reads')).toEqual([])
    expect(store.slot()).toMatchObject({ confirmed: 0 })
  })
})

describe('a slot', () => {
  test('holds the log back until its reader confirms; with two the slower one counts', () => {
    const store = writeStoreRig()
    store.read(0)
    store.read(0, {}, 'late')
    for (const [i, key] of ['o1', 'o2', 'o3'].entries()) store.commits(10 + i * 10, key)
    store.confirm(50, 3)
    store.confirm(60, 2, 'late')
    store.until(55)
    expect(store.rows('commit_log')).toHaveLength(3)
    store.until(70)
    expect(store.rows('commit_log')).toMatchObject([{ position: 3 }])
    expect(store.slot()).toMatchObject({ confirmed: 3 })
  })

  test('never goes back', () => {
    const store = writeStoreRig()
    store.read(0)
    store.commits(10, 'o1')
    store.commits(20, 'o2')
    store.confirm(30, 2)
    store.confirm(40, 1)
    store.until(50)
    expect(store.slot()).toMatchObject({ confirmed: 2 })
  })

  const busy = (limit: number | null) => ({ log: { limit, traffic: 1000, failoverSlot: false } })

  test('keeps what all others write as long as nobody confirms: a megabyte a second', () => {
    const store = writeStoreRig(busy(null))
    store.read(0)
    store.until(31_000)
    expect(store.slot()).toMatchObject({ retained: 30 })
  })

  test('lets go of it when its reader confirms where the log ends, though it has been there before', () => {
    const store = writeStoreRig(busy(null))
    store.read(0)
    store.confirm(31_000, 0)
    store.until(32_000)
    expect(store.slot()).toMatchObject({ retained: 0, since: 31_001_000 })
  })

  test('is given up past the limit: its reader hears it, and a confirmation comes too late', () => {
    const store = writeStoreRig(busy(20))
    store.read(0)
    store.commits(10, 'o1')
    store.confirm(40_000, 1)
    store.read(41_000, { after: 1 })
    store.until(42_000)
    expect(store.slot()).toMatchObject({ lost: true, confirmed: 0 })
    expect(store.answers().at(-1)).toMatchObject({ type: 'slot-lost' })
  })

  test('that was given up is opened anew by a snapshot', () => {
    const store = writeStoreRig(busy(20))
    store.read(0)
    store.commits(10, 'o1')
    store.say(40_000, `reader to ${STORE}`, 'snapshot', { slot: 'reader', round: 1 })
    store.until(41_000)
    expect(store.heard('reader', 'snapshot-rows')).toMatchObject([{ body: { position: 1 } }])
    expect(store.slot()).toMatchObject({ confirmed: 1, from: 1 })
    expect(store.slot()).not.toHaveProperty('lost')
  })

  test('is measured again after a crash of the store and after a failover', () => {
    const store = writeStoreRig({ log: { limit: null, traffic: 1000, failoverSlot: true } })
    store.read(0)
    store.plan(1000, { kind: 'crash', component: STORE, restartAfter: 500_000 })
    store.plan(19_500, { kind: 'stimulus', component: STORE, type: 'failover', body: {} })
    store.until(45_000)
    expect(store.slot()).toMatchObject({ retained: 40 })
  })
})

describe('a failover slot', () => {
  test('gives out only what the standby has', () => {
    const store = writeStoreRig({
      log: { limit: null, traffic: 0, failoverSlot: true },
      standby: { delay: 30_000 },
    })
    store.read(0)
    store.commits(10, 'o1')
    store.until(90)
    expect(store.answers()).toEqual([{ at: 46.5, type: 'log-records', positions: [1] }])
  })

  test('gives it out then also to a reader who asks in between', () => {
    const store = writeStoreRig({
      log: { limit: null, traffic: 0, failoverSlot: true },
      standby: { delay: 30_000 },
    })
    store.read(0, { wait: 1000 })
    store.commits(10, 'o1')
    store.read(20)
    store.until(90)
    expect(store.answers().at(-1)).toEqual({ at: 52, type: 'log-records', positions: [1] })
  })

  test('waits with a synchronous commit until that is visible', () => {
    const store = writeStoreRig({
      log: { limit: null, traffic: 0, failoverSlot: true },
      standby: { delay: 30_000, sync: true },
    })
    store.read(0)
    store.commits(10, 'o1')
    store.read(20)
    store.until(90)
    expect(store.answers()).toEqual([{ at: 46.5, type: 'log-records', positions: [1] }])
  })

  test('any other slot gives out a synchronous commit before anybody can see its row', () => {
    const store = writeStoreRig({ standby: { delay: 30_000, sync: true } })
    store.read(0)
    store.commits(10, 'o1')
    store.until(20)
    expect(store.answers()).toMatchObject([{ at: 16.5, positions: [1] }])
    expect(store.row('orders', 'o1')).toBeUndefined()
  })
})
