// Who writes a run: one tab at a time, by Web Locks where the browser has them; within this tab, one claim at a time.
import type { Stored } from '#runs'

/** What is used of the browser's `LockManager`. */
export interface RunLocks {
  request(
    name: string,
    options: { readonly mode: 'exclusive'; readonly ifAvailable: true },
    granted: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>
}

/** Without a lock manager only this tab's own claims are seen; a second tab's damage is then left to the digest. */
export function createClaims(locks: RunLocks | null) {
  const held = new Set<string>()
  const leaving = new Map<string, Promise<unknown>>()
  const refused = (run: string): Stored<never> => ({
    ok: false,
    why: 'not-writer',
    detail: `run ${run} is being written somewhere else`,
  })
  return async (run: string): Promise<Stored<() => void>> => {
    if (held.has(run)) return refused(run)
    held.add(run)
    // The browser gives a lock back a moment after it was let go: the next claim waits for that.
    await leaving.get(run)
    const lock = locks === null ? FREE : await lockFor(locks, `cqrscope:run:${run}`)
    if (lock === undefined) {
      held.delete(run)
      return refused(run)
    }
    let kept = true
    const release = () => {
      if (!kept) return
      kept = false
      lock.release()
      leaving.set(run, lock.released)
      held.delete(run)
    }
    return { ok: true, value: release }
  }
}

interface HeldLock {
  release(): void
  readonly released: Promise<unknown>
}

const FREE: HeldLock = { release: () => undefined, released: Promise.resolve() }

/** Takes a lock, or undefined when another tab has it. A browser that refuses to lock at all does not lock us out. */
async function lockFor(locks: RunLocks, name: string): Promise<HeldLock | undefined> {
  let release = (): void => undefined
  const hold = new Promise<void>((resolve) => {
    release = resolve
  })
  let released: Promise<unknown> = hold
  const outcome = await new Promise<'granted' | 'refused' | 'broken'>((resolve) => {
    released = locks
      .request(name, { mode: 'exclusive', ifAvailable: true }, (lock) => {
        resolve(lock === null ? 'refused' : 'granted')
        return lock === null ? undefined : hold
      })
      .catch(() => resolve('broken'))
  })
  if (outcome === 'refused') return undefined
  return outcome === 'granted' ? { release, released } : FREE
}
