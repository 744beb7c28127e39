// Every bundled lesson is played to its end: whatever it claims is true when it says so, and was not true before. Numbers in
// its sentences are those of its claims and causes, and it says everything in both languages.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Demo, parseDemo, rehearse } from '#demos'
import { bundledScenario } from '#scenarios'
import { ORDER } from './order'

const textOf = (id: string): string =>
  readFileSync(path.join(import.meta.dirname, 'files', `${id}.json`), 'utf8')

function lesson(id: string): Demo {
  const parsed = parseDemo(JSON.parse(textOf(id)))
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path: at, what }) => `${at} ${what}`).join('\n'))
  return parsed.value
}

const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits))

/** Every number that a step claims or that follows from its causes; milliseconds may be told as seconds. */
function boundNumbers(demo: Demo, index: number): ReadonlySet<number> {
  const { acts, expect: claims, predict } = demo.steps[index]!
  const scenario = typeof demo.scenario === 'string' ? bundledScenario(demo.scenario)?.file : demo.scenario
  const source = JSON.stringify([scenario, acts, claims, predict?.choices.map(({ when }) => when)])
  const numbers = numbersIn(source)
  return new Set([...numbers, ...numbers.map((each) => each / 1000)])
}

describe.each(ORDER)('the lesson %s', (id) => {
  test('claims what is true, and only once it has been brought about', { timeout: 60_000 }, () => {
    expect(rehearse(lesson(id))).toEqual([])
  })

  test('names no number that is not one of its claims or causes', () => {
    const demo = lesson(id)
    const unbound = demo.steps.flatMap((step, index) => {
      const bound = boundNumbers(demo, index)
      const said = [
        step.caption,
        step.seen,
        step.predict?.question,
        ...(step.predict?.choices ?? []).map(({ text }) => text),
      ]
      return said
        .flatMap((each) => (each === undefined ? [] : [each.en, each.ko]))
        .flatMap((text) => numbersIn(text).map((number) => ({ number, text })))
        .filter(({ number }) => !bound.has(number))
    })
    expect(unbound).toEqual([])
  })

  test('lets the reader act, and claims something of every step', () => {
    const { steps } = lesson(id)
    expect(steps.length).toBeGreaterThanOrEqual(3)
    expect(steps.filter(({ by }) => by === 'reader').length).toBeGreaterThanOrEqual(2)
    expect(steps.filter(({ acts, expect: claims }) => acts.length === 0 || claims.length === 0)).toEqual([])
    expect(steps.some(({ predict }) => predict !== undefined)).toBe(true)
  })
})

test('Korean is Korean, and English has none', () => {
  const texts = ORDER.flatMap((id) => [...textOf(id).matchAll(/"(en|ko)": "([^"]*)"/g)])
  expect(texts.filter(([, lang, text]) => /[가-힣]/.test(text ?? '') !== (lang === 'ko'))).toEqual([])
})
