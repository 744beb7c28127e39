// What the page does with storage that is edited, blocked, full, or written by another tab.
import { expect, test } from '@playwright/test'
import { notices, open, ready, settled, status } from './support/open'

test('a reload comes back at the same instant, paused, and can still step back', async ({ page }) => {
  await open(page)
  await page.evaluate(async () => {
    await window.cqrscope?.seek(2000)
    await window.cqrscope?.dispatch({ type: 'PlaceOrder', id: 'order-50', product: 'mug', quantity: 1 })
    await window.cqrscope?.seek(3000)
  })
  await settled(page)
  const before = await status(page)
  await page.goto('/')
  await ready(page)
  expect(await status(page)).toMatchObject({ step: before.step, digest: before.digest, playing: false })
  expect(await notices(page)).toEqual([])
  const back = await page.evaluate(() => window.cqrscope?.step(-50))
  expect(back?.step).toBe(before.step - 50)
})

test('rows edited by hand are noticed on load; a rebuild mends them', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.seek(3000))
  await settled(page)
  const { digest } = await status(page)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('cqrscope')
        request.onerror = () => reject(new Error('no database'))
        request.onsuccess = () => {
          const database = request.result
          const transaction = database.transaction('writeStore', 'readwrite')
          const cursor = transaction.objectStore('writeStore').openCursor()
          cursor.onsuccess = () => {
            const found = cursor.result
            if (found === null) return
            const row = found.value as { table: string; value: { version: number } }
            if (row.table === 'orders') found.update({ ...row, value: { ...row.value, version: 99 } })
            found.continue()
          }
          transaction.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      }),
  )
  await page.goto('/')
  await ready(page)
  expect(await notices(page)).toEqual(['rows-differ'])
  await page.getByRole('button', { name: /rebuild/i }).click()
  await expect.poll(() => notices(page)).toEqual([])
  await settled(page)
  await page.goto('/')
  await ready(page)
  expect(await notices(page)).toEqual([])
  expect((await status(page)).digest).toBe(digest)
})

test('without IndexedDB the app runs from memory and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  await open(page)
  expect(await notices(page)).toEqual(['memory-only'])
  const done = await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  expect(done?.reached).toBe(true)
})

test('a full disk is said, and nothing that was seen is lost', async ({ page }) => {
  await page.addInitScript(() => {
    // Every write fails as a full disk makes it fail, from the moment the test says so.
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest
    Reflect.set(IDBObjectStore.prototype, 'put', function full(this: IDBObjectStore, ...args: unknown[]) {
      if (document.documentElement.dataset['disk'] === 'full')
        throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    })
  })
  await open(page)
  await page.evaluate(() => window.cqrscope?.seek(1000))
  await settled(page)
  const kept = await status(page)
  await page.evaluate(() => {
    document.documentElement.dataset['disk'] = 'full'
  })
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  await settled(page)
  await expect.poll(() => notices(page)).toContain('storage-trouble')
  expect((await page.evaluate(() => window.cqrscope?.verdict()))?.verdict).toEqual(['lag', 'rewound'])
  await page.goto('/')
  await ready(page)
  expect(await status(page)).toMatchObject({ step: kept.step, digest: kept.digest })
  expect(await notices(page)).toEqual([])
})

test('a second tab opens a copy of a run that is being written', async ({ page, context }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.seek(2000))
  await settled(page)
  const first = await status(page)
  const other = await context.newPage()
  await other.goto('/')
  await ready(other)
  expect(await notices(other)).toEqual(['copy-opened'])
  expect((await status(other)).digest).toBe(first.digest)
})
