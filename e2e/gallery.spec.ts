// Scenarios and runs: pictures drawn from the runs, finding one, branches as a tree, and runs that go out of the page and come back.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { englishIn, LOOKS, overflow, seriousProblems } from './support/looks'
import { open, settled, status } from './support/open'

test.describe.configure({ timeout: 90_000 })

const card = (page: Page, id: string) => page.getByTestId(`scenario:${id}`)
const runs = (page: Page) => page.getByRole('button', { name: /^Your runs|^내 실행/ })

/** The relay-crash example, crashed by hand in its past: a run and its branch. */
async function branch(page: Page): Promise<{ readonly root: string; readonly branch: string }> {
  return page.evaluate(async () => {
    const api = window.cqrscope
    if (api === undefined) throw new Error('the page has no API')
    await api.runUntil('quiet')
    const root = (await api.getState()).run.id
    await api.seek(1200)
    await api.crash('projector', { restartAfter: 1500 })
    await api.runUntil('quiet')
    await api.settled()
    return { root, branch: (await api.getState()).run.id }
  })
}

/** Goes to the kept runs by the header. */
async function goToRuns(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scenarios', exact: true }).click()
  await runs(page).click()
}

test('the gallery draws what is in sight, finds scenarios by words, design and verdict, and opens one by the keyboard', async ({
  page,
}) => {
  await open(page, '/?page=scenarios&scenario=first-order')
  await expect(card(page, 'relay-crash')).toHaveAttribute('data-verdict', 'lag rewound', { timeout: 60_000 })
  await expect(card(page, 'relay-crash').getByRole('img')).toHaveAccessibleName(/committed.*Relay/)
  const count = page.getByTestId('gallery:count')
  const all = Number(await count.getAttribute('data-shown'))
  // What nobody has scrolled to has not been run.
  expect(await page.locator('[data-verdict]').count()).toBeLessThan(all)

  await page.getByTestId('gallery:find').fill('relay dies')
  await expect(card(page, 'relay-crash')).toBeVisible()
  await page.getByTestId('gallery:filter:domain').selectOption({ label: 'Hotel' })
  await expect(count).toHaveAttribute('data-shown', '0')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByTestId('gallery:filter:pipeline').selectOption('publish-after-commit')
  await page.getByTestId('gallery:filter:verdict').selectOption('phantom')
  await expect(card(page, 'published-then-aborted')).toBeVisible({ timeout: 60_000 })
  for (const verdict of await page
    .locator('[data-verdict]')
    .evaluateAll((cards) => cards.map((each) => each.dataset['verdict'])))
    expect(verdict).toContain('phantom')

  await card(page, 'published-then-aborted').getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('transport:play')).toBeVisible()
  await expect(page).not.toHaveURL(/page=|scenario=/)
  expect(await page.evaluate(async () => (await window.cqrscope?.getState())?.run.scenario)).toBe(
    'published-then-aborted',
  )
  await page.goBack()
  await expect(page.getByTestId('gallery:filter:verdict')).toHaveValue('phantom')
})

test('an act in the past is a branch in the tree, with its instant and what was done; runs are named, doubled, removed and brought back', async ({
  page,
}) => {
  await open(page)
  const ids = await branch(page)
  await goToRuns(page)
  const [root, child] = [page.getByTestId(`run:${ids.root}`), page.getByTestId(`run:${ids.branch}`)]
  await expect(root).toHaveAttribute('data-depth', '0')
  await expect(child).toHaveAttribute('data-depth', '1')
  await expect(page.getByTestId(`run:branch:${ids.branch}`)).toContainText('00:01.200: Projector is crashed')
  await expect(child.getByRole('img')).toBeVisible({ timeout: 60_000 })
  await expect(child).toContainText('in the Lab now')

  await page.getByTestId(`run:more:${ids.branch}`).click()
  await expect(child.getByTestId('run:remove')).toBeDisabled()
  await child.getByTestId('run:rename').click()
  await page.getByTestId('rename:name').fill('the projector as well')
  await page.keyboard.press('Enter')
  await expect(child.getByRole('heading')).toContainText('the projector as well')
  await child.getByTestId('run:duplicate').click()
  const copy = page.getByRole('listitem').filter({ hasText: 'the projector as well (copy)' })
  await expect(copy).toHaveAttribute('data-depth', '1')

  await page.getByTestId(`run:more:${ids.root}`).click()
  await root.getByTestId('run:remove').click()
  await expect(root).toBeHidden()
  await expect(child).toContainText('The run it comes from is gone.')
  await page.getByTestId('runs:undo').click()
  await expect(root).toBeVisible()
  await expect(child).toHaveAttribute('data-depth', '1')

  await page.getByTestId(`run:open:${ids.root}`).click()
  await expect(page.getByTestId('transport:play')).toBeVisible()
  expect((await page.evaluate(() => window.cqrscope?.verdict()))?.verdict).toEqual(['lag', 'rewound'])
})

test('a run goes out as a file and comes back with the same digest; what is no run is refused in words', async ({
  page,
}) => {
  await open(page)
  const ids = await branch(page)
  const { digest, step } = await status(page)
  await goToRuns(page)
  await page.getByTestId(`run:more:${ids.branch}`).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId(`run:${ids.branch}`).getByTestId('run:run-file').click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'cqrscope/run', version: 1, digest, steps: step })

  const results = page.getByTestId('import:result')
  await page.getByTestId('import:files').setInputFiles([
    { name: 'crashed.run.json', mimeType: 'application/json', buffer: Buffer.from(text) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "cqrscope/run"') },
  ])
  await expect(results.filter({ hasText: 'broken.json cannot be used' })).toContainText('is not JSON')
  await results.filter({ hasText: 'Kept:' }).getByRole('button', { name: 'Open in the Lab' }).click()
  await expect(page.getByTestId('transport:play')).toBeVisible()
  expect(await status(page)).toMatchObject({ digest, step })
  expect((await page.evaluate(() => window.cqrscope?.getState()))?.run.id).not.toBe(ids.branch)

  // The same by pasting its text, and a scenario file by dropping it; a stranger's mistake has its path.
  await goToRuns(page)
  const drop = (kind: 'paste' | 'drop', content: string) =>
    page.evaluate(
      ([type, data]) => {
        const carried = new DataTransfer()
        carried.setData('text/plain', data)
        const event =
          type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: carried, bubbles: true })
            : new DragEvent('drop', { dataTransfer: carried, bubbles: true })
        document.body.dispatchEvent(event)
      },
      [kind, content] as const,
    )
  await drop('paste', text.replace('"projector"', '"pigeon"'))
  await expect(results.first()).toContainText('hands[0].control')
  await drop('drop', JSON.stringify({ format: 'cqrscope/scenario', version: 1, id: 'tiny' }))
  await expect(results.first()).toContainText('Kept: tiny')
})

test('where storage is blocked the page says so, and runs are kept for as long as it stands', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  await open(page, '/?page=scenarios&scenario=first-order')
  await runs(page).click()
  await expect(page.getByTestId('runs:memory')).toContainText('the browser blocks it')
  await expect(page.getByTestId('runs:family')).toHaveCount(1)
})

for (const { width, height, theme } of LOOKS)
  test(`both lists at ${width} × ${height}, ${theme}, in both languages: nothing serious for axe, nothing sideways; the header is whole`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await open(page, `/?scenario=relay-crash&theme=${theme}&lang=en`)
    await branch(page)
    await settled(page)
    await open(page, `/?page=scenarios&theme=${theme}&lang=en`)
    await expect(card(page, 'first-order').getByRole('img')).toBeVisible({ timeout: 60_000 })
    for (const lang of ['en', 'ko'] as const) {
      await page.evaluate((chosen) => window.cqrscope?.setLang(chosen), lang)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      for (const list of [page.getByRole('button', { name: /^Scenarios \d|^시나리오 \d/ }), runs(page)]) {
        await list.click()
        // What axe looks at is the same in both languages.
        if (lang === 'en') expect(await seriousProblems(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      }
      if (lang === 'ko') expect(await englishIn(page)).toEqual([])
    }
    const more = page.getByTestId('nav:more')
    if (await more.isVisible()) {
      await more.click()
      expect(await seriousProblems(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('nav:menu')).toBeHidden()
      await expect(more).toBeFocused()
    }
  })
