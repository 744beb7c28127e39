// Long work as the page sees it, with work that is only pretended.
import { expect, test } from 'vitest'
import type { Ending } from '#lab'
import { type Begin, Task } from './task'

interface Begun {
  readonly request: string
  readonly onProgress: (done: number) => void
  readonly onResult: (result: string) => void
  readonly end: (ending: Ending) => void
  isCancelled: boolean
}

function pretended() {
  const begun: Begun[] = []
  const begin: Begin<string, string> = (request, listener) => {
    let resolve: (ending: Ending) => void = () => undefined
    const finished = new Promise<Ending>((settle) => (resolve = settle))
    const work: Begun = { request, ...listener, end: (ending) => resolve(ending), isCancelled: false }
    begun.push(work)
    const cancel = () => {
      work.isCancelled = true
      resolve({ kind: 'cancelled', failures: [] })
    }
    return Promise.resolve({ finished, cancel })
  }
  return { begun, task: new Task(begin) }
}
const beginning = () => new Promise((resolve) => setTimeout(resolve, 0))

test('it runs, tells how far it is and what has come of it, and is done', async () => {
  const { begun, task } = pretended()
  const ended = task.start('one')
  await beginning()
  begun[0]?.onProgress(3)
  begun[0]?.onResult('half')
  expect(task.store.getState()).toEqual({
    status: 'running',
    request: 'one',
    done: 3,
    result: 'half',
    failures: [],
  })
  begun[0]?.end({ kind: 'done', failures: [{ unit: 1, why: 'no such design' }] })
  await ended
  expect(task.store.getState()).toMatchObject({ status: 'done', failures: ['no such design'] })
})

test('cancelled work keeps what had come of it, and tells nothing more', async () => {
  const { begun, task } = pretended()
  const ended = task.start('one')
  await beginning()
  begun[0]?.onResult('half')
  task.cancel()
  begun[0]?.onResult('more')
  await ended
  expect(begun[0]?.isCancelled).toBe(true)
  expect(task.store.getState()).toMatchObject({ status: 'cancelled', result: 'half' })
})

test('a new start ends the one before and forgets what it said', async () => {
  const { begun, task } = pretended()
  const first = task.start('one')
  await beginning()
  const second = task.start('two')
  await beginning()
  begun[0]?.onResult('old')
  begun[1]?.onResult('new')
  begun[1]?.end({ kind: 'done', failures: [] })
  await Promise.all([first, second])
  expect(begun.map(({ isCancelled }) => isCancelled)).toEqual([true, false])
  expect(task.store.getState()).toMatchObject({ status: 'done', request: 'two', result: 'new' })
})

test('work that was cancelled before it had begun is ended as soon as it has', async () => {
  const { begun, task } = pretended()
  const ended = task.start('one')
  task.cancel()
  await ended
  expect(begun[0]?.isCancelled).toBe(true)
  expect(task.store.getState().status).toBe('cancelled')
})

test('work that cannot begin is done with nothing, and why', async () => {
  const task = new Task<string, string>(() => Promise.reject(new Error('no workers here')))
  await task.start('one')
  expect(task.store.getState()).toMatchObject({ status: 'done', failures: ['no workers here'] })
})
