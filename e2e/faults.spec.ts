// Every fault can be injected from the thing that it strikes, is recorded as an act of the run, and is seen on that thing.
// What there is comes from the schema of the scenario file: a kind of fault without a way in the page fails here.
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { open } from './support/open'

interface Variant {
  readonly properties: {
    readonly kind: { readonly const: string }
    readonly point?: object
    readonly action?: { readonly enum: readonly string[] }
  }
}
const schema = JSON.parse(readFileSync('public/schema/scenario-v1.json', 'utf8')) as {
  readonly properties: { readonly faults: { readonly items: { readonly anyOf: readonly Variant[] } } }
}
const variants = schema.properties.faults.items.anyOf
/** A crash at a named point is a kind of its own in the page. */
const KINDS = variants.flatMap(({ properties: { kind, point } }) =>
  point === undefined ? [kind.const] : [kind.const, `${kind.const}-at`],
)
const HANDS = variants.flatMap(({ properties: { action } }) => action?.enum ?? [])

const inspector = (page: Page): Locator => page.locator('#sheet-inspect')
const dialog = (page: Page): Locator => page.getByTestId('fault-dialog')
const kindOf = (page: Page): Locator => dialog(page).getByLabel('Fault', { exact: true })
const valuesOf = (select: Locator): Promise<readonly string[]> =>
  select
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))

/** What was done to the run, in its order; what an act leaves for later is not an act of its own. */
async function actsOf(page: Page): Promise<readonly string[]> {
  const trace = (await page.evaluate(() => window.cqrscope?.exportAs('trace'))) ?? ''
  return trace
    .trimEnd()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { readonly cause: { readonly kind: string; readonly control?: string } },
    )
    .flatMap(({ cause: { control } }) => control ?? [])
    .filter((control) => control !== 'later')
}

/** A run that is under way and rests, so that what is seen is what was done. */
async function openPaused(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/?scenario=first-order&lang=en')
  await page.evaluate(() => window.cqrscope?.seek(350))
}

/** Components are chosen by their heads, links where they are drawn, as a hand would. */
async function choose(page: Page, thing: string): Promise<void> {
  const target = page.getByTestId(thing)
  if (thing.startsWith('node:')) return target.click({ position: { x: 20, y: 12 } })
  const at = await target
    .locator('path')
    .nth(1)
    .evaluate((path) => {
      const line = path as SVGPathElement
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
      const { left, top } = (line.ownerSVGElement ?? line).getBoundingClientRect()
      return { x: left + x, y: top + y }
    })
  return page.mouse.click(at.x, at.y)
}

/** Opens all that can strike a thing, from the thing. */
async function openFaultsOf(page: Page, thing: string): Promise<void> {
  await choose(page, thing)
  await inspector(page).getByTestId('inject-here').click()
  await expect(dialog(page)).toBeVisible()
}

/** Injects what the open dialog holds. Returns what it is, in words. */
async function inject(page: Page): Promise<string> {
  const sentence = await dialog(page).getByTestId('fault-dialog:says').innerText()
  await dialog(page).getByTestId('fault-dialog:inject').click()
  await expect(dialog(page)).toBeHidden()
  return sentence
}

/** The thing shows what struck it, and is whole again afterwards. */
async function showsAndHeals(page: Page, thing: string, kind: string, sentence: string): Promise<void> {
  const target = page.getByTestId(thing)
  if (kind === 'crash' || kind === 'down') {
    await expect(target).toHaveAttribute('data-status', 'down')
    await inspector(page)
      .getByRole('button', { name: /^Restart/ })
      .click()
    await expect(target).toHaveAttribute('data-status', 'recovering')
    await page.evaluate(async (id) => {
      const isUp = async () =>
        (await window.cqrscope?.getState())?.components.some((each) => each.id === id && each.status === 'up')
      for (let steps = 0; steps < 50 && !(await isUp()); steps++) await window.cqrscope?.step(1)
    }, thing.slice('node:'.length))
    return expect(target).toHaveAttribute('data-status', 'up')
  }
  if (kind === 'failover') return expect(target).toHaveAttribute('data-state', /electing|promoting/)
  const listed = inspector(page).getByRole('listitem').filter({ hasText: sentence })
  await expect(listed).toBeVisible()
  if (kind === 'cut') await expect(target).toHaveAttribute('data-cut', 'true')
  else if (thing.startsWith('link:')) await expect(target).toHaveAttribute('data-faulty', 'true')
  else await expect(target).toHaveAccessibleName(/1 fault/)
  await listed.getByRole('button').click()
  await expect(listed).toHaveCount(0)
}

test('each kind of fault is offered by the thing that it strikes, and injected, recorded, shown and healed there', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await openPaused(page)
  const things = await page
    .locator('svg[data-form]')
    .locator('[data-testid^="node:"], [data-testid^="link:"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-testid') ?? ''))
  const injected = new Set<string>()
  for (const thing of ['link:relay->broker', 'node:write-store', ...things]) {
    if (KINDS.every((kind) => injected.has(kind))) break
    if (thing === 'node:client') continue
    await openFaultsOf(page, thing)
    const offered = (await valuesOf(kindOf(page))).filter((kind) => !injected.has(kind))
    for (const kind of offered) {
      if (kind !== offered[0]) await openFaultsOf(page, thing)
      await kindOf(page).selectOption(kind)
      const { length } = await actsOf(page)
      const sentence = await inject(page)
      await expect.poll(async () => (await actsOf(page)).length, { message: kind }).toBe(length + 1)
      await showsAndHeals(page, thing, kind, sentence)
      injected.add(kind)
    }
    if (offered.length === 0) await page.keyboard.press('Escape')
  }
  expect([...injected].toSorted()).toEqual(KINDS.toSorted())

  // The dialog that is about no thing offers the same.
  await page.keyboard.press('KeyF')
  expect((await valuesOf(kindOf(page))).toSorted()).toEqual(KINDS.toSorted())
  await kindOf(page).selectOption('message')
  expect(await valuesOf(dialog(page).getByLabel('What to do'))).toEqual(expect.arrayContaining([...HANDS]))
})

test('a message on its way is held, released, doubled, lost and delivered from itself', async ({ page }) => {
  await openPaused(page)
  const onItsWay = () =>
    page.evaluate(async () => {
      const api = window.cqrscope
      for (let steps = 0; steps < 400; steps++) {
        await api?.step(1)
        const found = (await api?.getState())?.messages.find(
          ({ link, forward }) => link === 'relay->broker' && forward,
        )
        if (found !== undefined) return found.id
      }
      return ''
    })
  const hand = (name: string) => inspector(page).getByTestId(`message-act:${name}`)
  const id = await onItsWay()
  await page.getByTestId(`message:${id}`).click()
  const { length } = await actsOf(page)
  await hand('hold').click()
  await expect(inspector(page)).toContainText('held back')
  await hand('release').click()
  await expect(inspector(page)).not.toContainText('held back')
  await hand('duplicate').click()
  const copies = () =>
    page.evaluate(async () =>
      ((await window.cqrscope?.getState())?.messages ?? []).filter(({ copy }) => copy),
    )
  await expect.poll(async () => (await copies()).length).toBe(1)
  await hand('drop').click()
  await expect(inspector(page)).toContainText('will be lost')
  const next = await onItsWay()
  await page.getByTestId(`message:${next}`).click()
  await hand('deliver').click()
  await page.evaluate(() => window.cqrscope?.step(1))
  await expect(inspector(page)).toContainText('arrived')
  expect((await actsOf(page)).slice(length)).toEqual(Array(5).fill('message'))
})

test('by the keyboard alone: a component crashes at its point and is slowed, a link is made unreliable and cut, a fault is chosen', async ({
  page,
}) => {
  await openPaused(page)
  const press = async (target: Locator) => {
    await target.focus()
    await page.keyboard.press('Enter')
  }
  const button = (name: string) => inspector(page).getByRole('button', { name })
  await press(page.getByTestId('node:relay'))
  await press(button('Crash at this point'))
  await press(button('Slow down'))
  await expect(page.getByTestId('node:relay')).toHaveAccessibleName(/2 faults/)
  await press(button('Crash now'))
  await expect(page.getByTestId('node:relay')).toHaveAttribute('data-status', 'down')

  const link = page.getByTestId('link:broker->projector')
  await press(link)
  await inspector(page).getByLabel('Lost', { exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await press(button('Put in force'))
  await expect(link).toHaveAttribute('data-faulty', 'true')
  await press(button('Cut'))
  await expect(link).toHaveAttribute('data-cut', 'true')

  await press(page.getByTestId('node:write-store'))
  await press(inspector(page).getByTestId('inject-here'))
  await kindOf(page).focus()
  await page.keyboard.press('End')
  await expect(kindOf(page)).toHaveValue('abort')
  await press(dialog(page).getByTestId('fault-dialog:inject'))
  await expect(page.getByTestId('node:write-store')).toHaveAccessibleName(/1 fault/)
})
