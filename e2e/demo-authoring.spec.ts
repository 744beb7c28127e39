// What holds for authors of demos: what is false fails and names itself, and the file of a script plays the same in the page and in
// an embed of another origin.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FrameLocator, Page } from '@playwright/test'
import { nobody } from './demo/camera'
import { Director } from './demo/director'
import { findEncoder } from './demo/encoder'
import type { DemoFile } from './demo/file'
import { vtt } from './demo/film'
import { expect, test } from './support/host'
import { englishIn, overflow, seriousProblems } from './support/looks'
import { open } from './support/open'

const fileOf = (id: string) =>
  JSON.parse(readFileSync(path.join('src', 'lessons', 'demos', `${id}.json`), 'utf8')) as DemoFile

const directs = (page: Page) =>
  new Director({ page, camera: nobody, lang: 'en', onCue: async () => undefined })

test('a false claim fails and names itself with what was found; so does waiting for what never comes', async ({
  page,
}) => {
  await open(page, '/?scenario=first-order')
  const d = directs(page)
  await expect(d.crash('relay')).rejects.toThrow('begin with a caption')
  await d.caption('Three orders', '주문 세 건')
  await d.runUntil('quiet')
  await d.expect.converged()
  await expect(d.expect.gap(3)).rejects.toThrow('The demo claims {"gap":3}, which is not true: found 0')
  await expect(d.expect.row('order-9', { status: 'same' })).rejects.toThrow('found null')
  await expect(d.crash('relay')).rejects.toThrow('give it a caption of its own')
  await d.caption('More', '더')
  await expect(d.crash('kitchen')).rejects.toThrow('is not in outbox-polling')
  await expect(d.runUntil({ holds: { gap: 7 } }, { limit: 9000 })).rejects.toThrow('which never comes')
  await d.press('language')
  expect(() => d.steps).toThrow('press("language") has no place in a demo file')
})

test('captions of a film begin where they are said, in both languages', () => {
  const marks = [
    { at: 0, text: { en: 'One', ko: '하나' } },
    { at: 61.48, text: { en: 'Two', ko: '둘' } },
  ]
  expect(vtt(marks, 3600, 'ko')).toBe(
    'WEBVTT\n\n1\n00:00:00.000 --> 00:01:01.480\n하나\n\n2\n00:01:01.480 --> 01:00:00.000\n둘\n',
  )
})

test('a film without any ffmpeg says what to install', () => {
  const before = process.env['FFMPEG_PATH']
  process.env['FFMPEG_PATH'] = path.join('no', 'such', 'ffmpeg')
  expect(() => findEncoder()).toThrow(/apt-get install ffmpeg[^]*FFMPEG_PATH/)
  if (before === undefined) delete process.env['FFMPEG_PATH']
  else process.env['FFMPEG_PATH'] = before
})

/** Plays a demo by its buttons. Gives back what was said at each step. */
async function played(frame: FrameLocator | Page): Promise<readonly string[]> {
  const captions: string[] = []
  const step = frame.getByTestId('lesson:step')
  for (;;) {
    await expect(step).toHaveAttribute('data-step', String(captions.length))
    captions.push(await step.locator('p').first().innerText())
    const act = frame.getByTestId('lesson:act')
    const next = frame.getByTestId('lesson:next')
    const finished = frame.getByTestId('lesson:finished')
    await expect(act.or(next).or(finished)).toBeVisible({ timeout: 20_000 })
    if (await act.isVisible()) await act.click()
    await expect(next.or(finished)).toBeVisible({ timeout: 20_000 })
    if (await finished.isVisible()) return captions
    await next.click()
  }
}

test.describe('the file of a script', () => {
  test('plays in an embed of another origin with the same steps, captions and pointers, in both languages', async ({
    page,
    host,
    app,
  }) => {
    test.setTimeout(60_000)
    const file = fileOf('sent-twice')
    for (const lang of ['en', 'ko'] as const) {
      const source = `${app}/embed/v1/?demo=sent-twice&speed=100&lang=${lang}`
      await host.show(
        page,
        `<iframe title="A figure" src="${source}" style="width:900px;height:640px"></iframe>`,
      )
      const frame = page.frameLocator('iframe')
      await expect(frame.getByTestId('node:write-store')).toHaveAttribute('data-emphasis', 'highlighted')
      expect(await played(frame)).toEqual(file.steps.map(({ caption }) => caption[lang]))
    }
  })

  test('plays by itself where a host says so, from a link, stops at its end, and keeps nothing on the disk', async ({
    page,
    host,
    app,
  }) => {
    const [first, ...rest] = fileOf('sent-twice').steps
    const quick = { ...fileOf('sent-twice'), steps: [first, ...rest].map((step) => ({ ...step, hold: 0 })) }
    await page.goto(`${app}/?scenario=first-order`)
    const link = await page.evaluate(async (text) => {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
      return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
    }, JSON.stringify(quick))
    const source = `${app}/embed/v1/?autoplay=1&speed=100&lang=en#demo=1.${link}`
    await host.show(
      page,
      `<iframe title="A figure" src="${source}" style="width:900px;height:640px"></iframe>`,
    )
    const frame = page.frameLocator('iframe')
    await expect(frame.getByTestId('lesson:finished')).toBeVisible({ timeout: 20_000 })
    await expect(frame.getByTestId('lesson:auto')).toHaveAttribute('data-on', 'false')
    const kept = page.frames().find((each) => each.url().includes('/embed/'))
    expect(await kept?.evaluate(() => Object.keys(localStorage)).catch(() => [])).toEqual([])
  })

  test('is opened by its name, and by being dropped or pasted; what is false in it is told', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await open(page, '/?demo=two-guests&lang=ko')
    const panel = page.getByTestId('lesson:story')
    await expect(panel).toHaveAttribute('data-lesson', 'two-guests')
    await expect(panel.getByTestId('lesson:step')).toContainText('객실이 하나 남았습니다')
    expect(await seriousProblems(page)).toEqual([])
    expect(await englishIn(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)

    await open(page, '/?page=scenarios&lang=en')
    const { steps, ...file } = fileOf('two-guests')
    const [first] = steps
    const lie = { ...file, steps: [{ ...first, expect: [{ gap: 5 }] }] }
    const name = 'two-guests.json'
    await page
      .getByTestId('import:files')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(lie)) })
    await expect(panel).toHaveAttribute('data-lesson', 'two-guests')
    await page.evaluate(() => window.cqrscope?.setSpeed(1000))
    await panel.getByTestId('lesson:act').click()
    await expect(panel.getByRole('alert')).toContainText('{"gap":5} is not true; found 0')
  })
})
