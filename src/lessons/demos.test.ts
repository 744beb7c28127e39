// Every demo that comes with the program is what its name says and claims what is true, found without a page; its scripts in
// e2e/demos find the same in one.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDemo, readingTime, rehearse } from '#demos'

const folder = path.join(import.meta.dirname, 'demos')

/** How long a film of a demo may take, without what moves in it. */
const MOST_READING = 60_000

describe.each(readdirSync(folder))('the demo %s', (name) => {
  const parsed = parseDemo(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
  const demo = parsed.ok ? parsed.value : undefined

  test('has its name, and claims what is true', () => {
    expect(parsed.ok ? [] : parsed.problems).toEqual([])
    expect(`${demo?.id}.json`).toBe(name)
    expect(demo === undefined ? [] : rehearse(demo)).toEqual([])
  })

  test('is said in both languages, and is soon read', () => {
    for (const lang of ['en', 'ko'] as const) {
      const captions = demo?.steps.map(({ caption }) => caption[lang]) ?? []
      expect(captions.filter((text) => /[가-힣]/.test(text) !== (lang === 'ko'))).toEqual([])
      expect(captions.reduce((sum, text) => sum + readingTime(text), 0)).toBeLessThan(MOST_READING)
    }
  })
})
