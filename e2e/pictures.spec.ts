// Picture tests: every view as the gallery draws it, held against the pictures that were accepted. docs/adr/0015-pictures-in-words.md
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build, preview, type PreviewServer } from 'vite'
import { expectPicture, reconciled } from './support/pictures'

let folder = ''
let server: PreviewServer | undefined

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cqrscope-gallery-'))
  const configFile = path.resolve(import.meta.dirname, '../vite.gallery.config.ts')
  await build({ configFile, logLevel: 'warn', build: { outDir: folder } })
  server = await preview({ configFile, build: { outDir: folder }, preview: { port: 0 } })
})

test.afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true })
})

test('every view of the gallery is drawn as it was accepted', async ({ page }, info) => {
  test.setTimeout(120_000)
  await page.goto(server?.resolvedUrls?.local[0] ?? '')
  const names = await page.evaluate(() => window.gallery?.names ?? [])
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) {
    await page.evaluate((each) => window.gallery?.hang(each), name)
    if (name === 'race') await playOut(page)
    const look = () => page.evaluate(async (each) => (await window.gallery?.look(each)) ?? '', name)
    await expectPicture(look, name, info)
  }
})

/** A race is looked at when all lanes are through. */
async function playOut(page: Page): Promise<void> {
  await page.getByTestId('transport:speed').selectOption('1000')
  await page.getByTestId('transport:play').click()
  await expect(page.getByTestId('transport:play')).toHaveAccessibleName('Replay', { timeout: 30_000 })
}

test('a picture differs where something is said, coloured, gone, more, or further away than a little; nothing else differs', () => {
  const accepted = [
    '[node:relay] button',
    '  rect fill=panel @ 10,20 30×40',
    '  text "Relay" ink=ink @ 12,22 30×16',
    '',
  ]
  const against = (...drawn: readonly string[]) =>
    reconciled(drawn.join('\n'), accepted.join('\n')).split('\n')
  const [head = '', box = '', text = ''] = accepted
  expect(against(head, box.replace('10,20', '11,18'), text, '')).toEqual(accepted)
  for (const drawn of [
    [head, box.replace('10,20', '13,20'), text, ''],
    [head, box.replace('panel', 'paper'), text, ''],
    [head, box, text.replace('Relay', 'Relais'), ''],
    [head, text, box, ''],
    [head, text, ''],
    [head, box, box, text, ''],
  ])
    expect(against(...drawn)).not.toEqual(accepted)
})
