// What a scenario can choose from: pipelines with their components, links, crash points and settings, and domains with commands.
import { domains } from '#domains'
import { DEFAULT_SETTINGS, LEVELS, pipelines, SETTINGS, type SettingSpec } from '#pipelines'
import { optionalParts } from './optional'
import { FAULTS, WORKLOAD_LINES } from './schema'
import { designTitle } from './titles'

/** Plain data for lists and for authors; components and links as they are with default settings. */
export function catalogue() {
  return {
    pipelines: pipelines.map((pipeline) => ({
      id: pipeline.id,
      title: designTitle(pipeline.id),
      level: pipeline.level,
      components: pipeline.components(DEFAULT_SETTINGS),
      links: pipeline.links(DEFAULT_SETTINGS).map(({ id }) => id),
      settings: pipeline.settings.map((setting) => ({ ...setting, values: valuesOf(setting) })),
    })),
    domains: domains.map(({ id, title, commands, models, refusals, features }) => ({
      id,
      title,
      commands,
      models,
      refusals,
      features,
    })),
  }
}

/** Lines of a workload that are requests; all others are what an operator does, or somebody else's transaction. */
const REQUESTS: readonly string[] = ['command', 'query', 'mix', 'queries']

/** The same with what only some settings bring, and with every other id that a file may name. Takes a moment. */
export function everything() {
  const { pipelines: designs, domains: businesses } = catalogue()
  return {
    pipelines: designs.map((design, index) => {
      const pipeline = pipelines[index]
      return { ...design, optional: pipeline === undefined ? [] : optionalParts(pipeline) }
    }),
    brokers: SETTINGS.broker.choices,
    readStores: SETTINGS.readStore.choices,
    consistency: SETTINGS.consistency.choices,
    domains: businesses,
    faults: Object.entries(FAULTS).map(([kind, { entries }]) => ({
      kind,
      fields: Object.keys(entries).filter((field) => field !== 'kind'),
    })),
    acts: Object.keys(WORKLOAD_LINES).filter((line) => !REQUESTS.includes(line)),
  }
}

function valuesOf(setting: SettingSpec): string {
  switch (setting.type) {
    case 'choice':
      return setting.choices.join(' | ')
    case 'boolean':
      return 'true | false'
    case 'integer':
      return `${setting.min} … ${setting.max}`
    case 'milliseconds':
      return `${setting.min} … ${setting.max} ms`
    case 'integer-or-null':
      return `${setting.min} … ${setting.max} | null`
    case 'milliseconds-or-null':
      return `${setting.min} … ${setting.max} ms | null`
    case 'policy':
      return `{ "feature": ${LEVELS.join(' | ')} }`
  }
}
