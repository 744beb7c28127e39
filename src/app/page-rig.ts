// For tests: a page without a browser, whose frames are called by the test.
import type { createFlusher } from '#persistence'
import type { RunRepository } from '#runs'
import { createApp } from './create-app'
import { openFirst } from './first-run'
import { createPageApi } from './page-api/page-api'

let made = 0

const noLab = () => Promise.reject(new Error('no lab in this test'))

/**
 * Opens a page at an address; runs are kept in the repository by writers of that kind. Where the storage is still to arrive,
 * the page does not wait for it.
 */
export async function openPage(
  flusher: typeof createFlusher,
  repository: RunRepository,
  search: string,
  arrival?: Promise<void>,
) {
  const frames = new Set<(wall: number) => void>()
  const pages: string[] = []
  let wall = 0
  const naming = { now: () => 1000 + made, newId: () => `run-${made++}` }
  const { opened, lesson } = await openFirst(repository, { search, hash: '', lang: 'en' }, naming)
  const app = createApp(
    {
      storage: async () => {
        await arrival
        return {
          repository,
          createWriter: (run, tables) =>
            flusher({
              repository,
              run,
              tables,
              now: naming.now,
              schedule: (work) => void setTimeout(work, 0),
              onTrouble: () => undefined,
            }),
        }
      },
      onFrame: (callback) => {
        frames.add(callback)
        return () => frames.delete(callback)
      },
      ...naming,
      keepPreferences: () => undefined,
      laboratory: { matrix: noLab, search: noLab, sweep: noLab, sketches: noLab },
      keepPage: (next) => void pages.push(next),
    },
    opened,
    { lang: 'en', theme: 'auto', page: 'lab' },
  )
  const begun = app.shelf.begin()
  if (arrival === undefined) await begun
  const tick = (times: number) => {
    for (let i = 0; i < times; i++) {
      wall += 16
      for (const frame of Array.from(frames)) frame(wall)
    }
  }
  return { app, api: createPageApi(app, async () => undefined), tick, pages, lesson }
}
