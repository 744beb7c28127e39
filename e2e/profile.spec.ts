// What a design costs and guarantees: found on the page while it goes on.
import { expect, test } from '@playwright/test'
import { open } from './support/open'

test('the profile of the present design is found on demand, and again for another one', async ({ page }) => {
  await open(page)
  await page.getByTestId('about-design').click()
  const profile = page.getByTestId('profile')
  await expect(profile).toHaveAttribute('data-level', '3', { timeout: 30_000 })
  await expect(profile.locator('[data-fault="mover-delta"]')).toHaveAttribute('data-verdict', /duplicated/)
  await page.keyboard.press('Escape')
  await expect(profile).toBeHidden()
  await page.getByTestId('setup:pipeline').selectOption('shared-model')
  await page.getByTestId('about-design').click()
  await expect(profile).toHaveAttribute('data-level', '1', { timeout: 30_000 })
  await expect(profile.locator('[data-fault="handler-crash"]')).toHaveAttribute('data-verdict', 'ok')
})
