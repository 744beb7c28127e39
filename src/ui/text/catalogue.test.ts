// Both languages say everything, and neither says it in the other's words.
import { describe, expect, test } from 'vitest'
import { bundled, catalogue, switched } from '#app'
import { chartOf, Run } from '#runs'
import { allWords } from './all-words'
import { en as enAtFirst } from './en'
import { enHistory } from './en-history'
import { enLessons } from './en-lessons'
import { enPages } from './en-pages'
import { enRace } from './en-race'
import { enRules } from './en-rules'
import { ko as koAtFirst } from './ko'
import { koHistory } from './ko-history'
import { koLessons } from './ko-lessons'
import { koPages } from './ko-pages'
import { koRace } from './ko-race'
import { koRules } from './ko-rules'
import { componentName, keyName, linkName, pointName } from './vocabulary'

const en = allWords(enAtFirst)
const ko = allWords(koAtFirst)

type Leaf = readonly [path: string, value: unknown]

function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

/** What a leaf says: sentences with arguments get some. */
function said(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'function') return ''
  return String((value as (...args: readonly string[]) => unknown)('1', '2', '3', '4'))
}

const textOf = (leaf: Leaf): string => (/(^|\.)(says|why)$/.test(leaf[0]) ? '' : said(leaf[1]))

/** All that a language says, on whichever page, but for the picture: its words are about scenes and have tests beside them. */
const english = leaves({
  ...en,
  pages: enPages,
  messages: enHistory,
  race: enRace,
  lessons: enLessons,
  rules: enRules,
  diagram: null,
})
const korean = leaves({
  ...ko,
  pages: koPages,
  messages: koHistory,
  race: koRace,
  lessons: koLessons,
  rules: koRules,
  diagram: null,
})

test('both languages have the same keys', () => {
  expect(korean.map(([path]) => path)).toEqual(english.map(([path]) => path))
})

test('no word is empty and no placeholder is left', () => {
  for (const leaf of [...english, ...korean]) {
    if (typeof leaf[1] === 'string') expect(leaf[1], leaf[0]).not.toBe('')
    expect(textOf(leaf), leaf[0]).not.toMatch(/\$\{|\{\w+\}|undefined|\[object|NaN/)
  }
})

/** Names of products, and identifiers that programmers do not translate. */
const untranslated = /^(Kafka|RabbitMQ|NATS (Core|JetStream)|ID|Read in English)$/

test('Korean is Korean', () => {
  const foreign = korean
    .filter(
      ([path, value]) => typeof value === 'string' && !/^locale$|\.(messages|happenings)\.[A-Z]/.test(path),
    )
    .filter(([, value]) => !/[가-힣]/.test(String(value)) && !untranslated.test(String(value)))
  expect(foreign).toEqual([])
})

test('English has no Korean but the name of the other language', () => {
  const foreign = english.filter((leaf) => /[가-힣]/.test(textOf(leaf)) && leaf[0] !== 'shell.toKorean')
  expect(foreign).toEqual([])
})

describe('names', () => {
  test('of components count their kind', () => {
    expect(componentName(en.names, 'relay-2')).toBe('Relay 2')
    expect(componentName(ko.names, 'log-reader')).toBe('로그 리더')
    expect(componentName(en.names, 'message-bus')).toBe('message bus')
  })
  test('of links are arrows', () => {
    expect(linkName(ko.names, 'relay-2->broker')).toBe('릴레이 2 → 브로커')
  })
  test('of keys are read from ids', () => {
    expect(keyName(en.names, 'order-3')).toBe('order 3')
    expect(keyName(ko.names, 'order-3')).toBe('주문 3')
    expect(keyName(ko.names, 'desk')).toBe('desk')
  })
  test('of crash points depend on the component', () => {
    expect(pointName(en.names, 'relay-2', 'after-publish')).toBe('after publish, before mark')
    expect(pointName(en.names, 'command-handler', 'after-publish')).toBe('after publish')
    expect(pointName(en.names, 'relay', 'after-lunch')).toBe('after lunch')
  })
})

/** What the catalogue of a run names, by where its word is looked for. */
function codesOf() {
  const { pipelines, domains } = catalogue()
  const specs = pipelines.flatMap(({ settings }) => settings)
  const choices = specs
    .filter(({ path }) => path !== 'broker' && path !== 'readStore')
    .flatMap((spec) => (spec.type === 'choice' ? spec.choices : []))
  const commands = domains.flatMap((domain) => domain.commands)
  const models = domains.flatMap((domain) => domain.models)
  const fields = [
    ...commands.flatMap((each) => each.fields.map(({ name }) => name)),
    ...models.flatMap((model) => model.fields),
  ]
  return {
    settings: specs.map(({ path }) => path),
    choices,
    domains: domains.map(({ id }) => id),
    commands: commands.map(({ type }) => type),
    fields,
    tables: models.map(({ name }) => name),
    refusals: domains.flatMap((domain) => domain.refusals),
  } as const
}

test('whatever a run can name has a word in both languages', () => {
  for (const [list, codes] of Object.entries(codesOf()))
    for (const words of [en, ko])
      expect(
        codes.filter((code) => !Object.hasOwn(Reflect.get(words.names, list), code)),
        list,
      ).toEqual([])
})

/** One scenario in every design and with every broker. */
function everywhere(): readonly Run[] {
  const { pipelines } = catalogue()
  const base = bundled.find(({ id }) => id === 'relay-crash')
  const designs = pipelines.map(({ id }) => base && switched(base, 'pipeline', id)?.scenario)
  const brokers = ['rabbitmq', 'nats-core', 'nats-jetstream']
  const flavours = brokers.map((broker) => base && switched(base, 'broker', broker)?.scenario)
  return [...designs, ...flavours].flatMap((scenario) =>
    scenario === undefined ? [] : [new Run({ scenario, without: [], interventions: [] })],
  )
}

test('what travels has a word of the first sight in both languages', { timeout: 30_000 }, () => {
  for (const run of everywhere()) {
    run.advanceSteps(300)
    for (const { names } of [enAtFirst, koAtFirst])
      expect(run.messageTypes.filter((type) => !Object.hasOwn(names.messages, type))).toEqual([])
  }
})

test('whatever a machine can be in or be told has a word in both languages', () => {
  for (const run of everywhere()) {
    for (const { names } of [en, ko]) {
      for (const { points, id: component } of run.components) {
        const { states: all = [], transitions = [] } = chartOf(run, component) ?? {}
        const states = all.map(({ name }) => name)
        const events = transitions.map(({ event }) => event)
        expect(
          states.filter((state) => !Object.hasOwn(names.states, state)),
          component,
        ).toEqual([])
        expect(
          events.filter((event) => !Object.hasOwn(names.happenings, event)),
          component,
        ).toEqual([])
        expect(
          points.filter((point) => !Object.hasOwn(names.points, point)),
          component,
        ).toEqual([])
      }
    }
  }
})

test('a fault is one sentence', () => {
  const fault = {
    kind: 'crash-at',
    component: 'relay',
    point: 'after-publish',
    nth: 2,
    restartAfter: 2_000_000,
  } as const
  expect(en.faults.says(fault)).toBe(
    'Relay crashes after publish, before mark, the 2nd time, restarts after 2 s',
  )
  expect(ko.faults.says(fault)).toBe('릴레이가 2번째 ‘발행 후, 전송 표시 전’ 지점에서 크래시, 2초 후 재시작')
})

test('a broken check is one sentence', () => {
  const reason = { code: 'went-back', from: 2, to: 1 } as const
  expect(en.why(reason)).toBe('Version 2 was replaced by version 1.')
  expect(ko.why(reason)).toBe('버전 2가 버전 1로 바뀌었습니다.')
})
