// Keeps docs/settings.md what the program's own table of settings says: every path, its values, its default, where it means
// something. `npx vitest run tools/settings-page.test.ts -u` writes it anew.
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, isSpec, listed, pipelineOf, pipelines, SETTINGS, settingsFrom } from '#pipelines'
import { allWords } from '#ui/text/all-words.ts'
import { en } from '#ui/text/en.ts'
import { domains } from '#domains'
import { laidOut, tableOf } from './generated-doc'

type Listed = ReturnType<typeof listed>[number]

const [orders] = domains
if (orders === undefined) throw new Error('There is a business')
const { settings: words, settingGroups } = allWords(en).names

/** The words that the page has for a setting. */
const meaningOf = (path: string): string => {
  const found = Object.entries(words).find(([each]) => each === path)
  expect(found, `the page has words for ${path}`).toBeDefined()
  return found?.[1].meaning ?? ''
}

const code = (text: string): string => `\`${text}\``

function valuesOf(setting: Listed): string {
  switch (setting.type) {
    case 'choice':
      return setting.choices.map(code).join(' ')
    case 'boolean':
      return `${code('true')} ${code('false')}`
    case 'policy':
      return `${code('{ "feature": level }')} or ${code('{ "feature/class": level }')}`
    case 'integer':
    case 'milliseconds':
      return `${setting.min} … ${setting.max}${setting.type === 'integer' ? '' : ' ms'}`
    case 'integer-or-null':
    case 'milliseconds-or-null':
      return `${setting.min} … ${setting.max}${setting.type === 'integer-or-null' ? '' : ' ms'}, or ${code('null')}`
  }
}

function initialOf(setting: Listed): string {
  switch (setting.type) {
    case 'choice':
      return code(setting.choices[0] ?? '')
    case 'policy':
      return code('{}')
    case 'boolean':
    case 'integer':
    case 'milliseconds':
    case 'integer-or-null':
    case 'milliseconds-or-null':
      return code(String(setting.initial))
  }
}

/** The designs in which a setting means something; all of them are not listed. */
function designsOf(path: string): string {
  const meant = pipelines.filter(({ settings }) => settings.some((each) => each.path === path))
  if (meant.length === 0) return 'none yet'
  if (meant.length === pipelines.length) return 'all'
  return meant.map(({ id }) => code(id)).join(' ')
}

/** A value that is not the default, as a file would write it. */
function other(setting: Listed): unknown {
  switch (setting.type) {
    case 'choice':
      return setting.choices.at(-1)
    case 'boolean':
      return !setting.initial
    case 'policy':
      return {}
    case 'integer':
    case 'milliseconds':
    case 'integer-or-null':
    case 'milliseconds-or-null':
      return setting.initial === setting.max ? setting.min : setting.max
  }
}

const [broker] = listed({ broker: SETTINGS.broker })
const brokers = broker?.type === 'choice' ? broker.choices : []

/** The brokers that take a setting, where not all of them do: the designs themselves are asked. */
function brokersOf(setting: Listed): string {
  const { path } = setting
  const design = ['outbox-polling', 'publish-after-commit']
    .map((id) => pipelineOf(id))
    .find((each) => each?.settings.some((spec) => spec.path === path) === true)
  if (design === undefined || path === 'broker') return ''
  const nested = path
    .split('.')
    .toReversed()
    .reduce<unknown>((value, key) => ({ [key]: value }), other(setting))
  const taking = brokers.filter((name) => {
    const settings = settingsFrom({ ...(nested as object), broker: name })
    return !design.refuse(settings, orders as NonNullable<typeof orders>).some((each) => each.path === path)
  })
  return taking.length === brokers.length || taking.length === 0 ? '' : `with ${taking.map(code).join(' ')}`
}

const groups = Object.entries(SETTINGS).map(([key, node]) => ({
  group: isSpec(node) && key !== 'policy' ? 'general' : key,
  settings: listed({ [key]: node }),
}))

function sectionOf(group: string): string {
  const rows = groups
    .filter((each) => each.group === group)
    .flatMap(({ settings }) => settings)
    .map((setting) => {
      const { path } = setting
      const where = [designsOf(path), brokersOf(setting)].filter((each) => each !== '').join(', ')
      return [code(path), valuesOf(setting), initialOf(setting), meaningOf(path), where]
    })
  const name = Object.entries(settingGroups).find(([each]) => each === group)?.[1] ?? group
  return `## ${name}\n\n${tableOf(['Path', 'Values', 'Default', 'Meaning', 'Designs'], rows)}\n`
}

const INTRODUCTION = `# Settings

<!-- Written by tools/settings-page.test.ts. Change the table of settings or the page's words, then run
     npx vitest run tools/settings-page.test.ts -u -->

Every setting there is, under \`settings\` in a [scenario file](scenario-file.md); what a file leaves out is as under
"Default". Times are simulated milliseconds. A file that changes a setting which means nothing to its design, or to the
broker that it chooses, is refused with the reason. Each design may refuse combinations besides.
`

const page = () =>
  laidOut(
    [INTRODUCTION, ...new Set(groups.map(({ group }) => group))]
      .map((each, index) => (index === 0 ? each : sectionOf(each)))
      .join('\n'),
  )

test('docs/settings.md says what the table of settings says (else run: npx vitest run tools/settings-page.test.ts -u)', async () => {
  await expect(await page()).toMatchFileSnapshot('../docs/settings.md')
})

test('every setting has one line there', async () => {
  const text = await page()
  for (const { path } of listed(SETTINGS)) expect(text.split(`| \`${path}\``)).toHaveLength(2)
  expect(settingsFrom({})).toEqual(DEFAULT_SETTINGS)
})
