// What every page is looked at for: serious problems of accessibility, English left over in Korean, scrolling sideways.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A desktop, a small window and a phone, in both themes. */
export const LOOKS = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 720, height: 480, theme: 'dark' },
  { width: 360, height: 740, theme: 'light' },
]

/** What axe finds serious or worse, on the whole page or in one part of it. */
export async function seriousProblems(page: Page, part = 'html'): Promise<readonly string[]> {
  // Our pages frame nothing of another origin, so that axe need not gather its results in a second page, which takes longer
  // than looking.
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** English that is left over: names stay as they are, three words in a row would be a sentence. */
export async function englishIn(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText()
  return text.match(/\b[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}\b/g) ?? []
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
