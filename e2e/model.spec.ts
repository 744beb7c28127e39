// The page of rules: finding one, opening one by its address, going from it to the Lab and back, and from a component of the Lab to it.
import { expect, type Page, test } from '@playwright/test'
import { englishIn, LOOKS, overflow, seriousProblems } from './support/looks'
import { open } from './support/open'

test.describe.configure({ timeout: 90_000 })

const count = (page: Page) => page.getByTestId('rules:count')
const shown = async (page: Page) => Number(await count(page).getAttribute('data-shown'))

test('rules are found by words, part and extent; one opens its scenario in the Lab, and back is where one was', async ({
  page,
}) => {
  await open(page, '/?scenario=first-order&lang=en')
  await page.getByTestId('palette:open').click()
  await page.getByRole('combobox', { name: 'Type what you want to do' }).fill('go to rules')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/page=model/)
  await expect(page.getByTestId('part:kafka')).toBeVisible()
  const all = await shown(page)

  await page.getByTestId('rules:find').fill('zombie')
  await expect.poll(() => shown(page)).toBeLessThan(all / 10)
  const rule = page.getByTestId('rule:kafka/group')
  await expect(rule.getByRole('link', { name: 'Kafka: KafkaConsumer' })).toHaveAttribute(
    'href',
    /^https:\/\/kafka\.apache\.org/,
  )
  await page.getByTestId('rules:find').fill('pigeon')
  await expect(page.getByText('No rule fits.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(count(page)).toHaveAttribute('data-shown', String(all))

  await page.getByTestId('rules:part').selectOption('kafka')
  await expect(page).toHaveURL(/page=model&part=kafka/)
  await page.getByTestId('rules:how').selectOption('modelled')
  await expect(page.locator('[data-how]:not([data-how="modelled"])')).toHaveCount(0)
  await rule.getByRole('link', { name: /^See it in the Lab/ }).click()
  await expect(page.getByTestId('transport:play')).toBeVisible()
  await expect(page).not.toHaveURL(/page=|part=|scenario=/)
  expect(await page.evaluate(async () => (await window.cqrscope?.getState())?.run.scenario)).toBe(
    'zombie-consumer',
  )
  await page.goBack()
  await expect(rule).toBeVisible()
  await expect(page.getByTestId('rules:part')).toHaveValue('kafka')
  await expect(page.getByTestId('rules:how')).toHaveValue('modelled')
})

test('an address opens one rule of one part, and a component leads to the rules of what it is in this run', async ({
  page,
}) => {
  await open(page, '/?page=model&part=nats-jetstream/ack-wait&lang=en')
  await expect(page.getByTestId('rule:nats-jetstream/ack-wait')).toHaveAttribute('aria-current', 'true')
  await expect(page.getByTestId('rule:nats-jetstream/ack-wait')).toBeInViewport()
  await expect(page.locator('[data-testid^="part:"]')).toHaveCount(1)
  await page.getByTestId('part:nats-jetstream').getByRole('link', { name: 'Subscriber' }).click()
  await expect(page).toHaveURL(/part=subscriber/)
  await expect(page.getByTestId('part:subscriber')).toBeVisible()

  await open(page, '/?scenario=delivery-limit&lang=en')
  for (const [component, part] of [
    ['broker', 'rabbitmq'],
    ['projector', 'subscriber'],
    ['read-store', 'document'],
  ] as const) {
    await page.getByTestId(`node:${component}`).click()
    await page.getByTestId('rules:open').click()
    await expect(page.getByTestId(`part:${part}`)).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`page=model&part=${part}`))
    await page.goBack()
    await expect(page.getByTestId('transport:play')).toBeVisible()
  }
})

for (const { width, height, theme } of LOOKS)
  test(`at ${width} × ${height}, ${theme}, in both languages: nothing serious for axe, nothing sideways, no English left`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await open(page, `/?page=model&theme=${theme}&lang=en`)
    for (const lang of ['en', 'ko'] as const) {
      await page.evaluate((chosen) => window.cqrscope?.setLang(chosen), lang)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await page.getByTestId('rules:part').selectOption('')
      await expect(page.getByTestId('part:event-sourcing')).toBeAttached()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      if (lang === 'ko') expect(await englishIn(page)).toEqual([])
      // What is serious in one part is so in all: they are drawn alike.
      await page.getByTestId('rules:part').selectOption('kafka')
      await expect(page.getByTestId('part:event-sourcing')).toBeHidden()
      expect(await seriousProblems(page)).toEqual([])
    }
  })
