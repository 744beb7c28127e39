// What a scenario can choose from: pipelines with their components, links, crash points and settings, and domains with commands.
import { domains } from '#domains'
import { DEFAULT_SETTINGS, LEVELS, pipelines, type SettingSpec } from '#pipelines'

/** Plain data for lists and for authors; components and links as they are with default settings. */
export function catalogue() {
  return {
    pipelines: pipelines.map((pipeline) => ({
      id: pipeline.id,
      title: pipeline.title,
      level: pipeline.level,
      components: pipeline.components(DEFAULT_SETTINGS),
      links: pipeline.links(DEFAULT_SETTINGS).map(({ id }) => id),
      settings: pipeline.settings.map((setting) => ({ ...setting, values: valuesOf(setting) })),
    })),
    domains: domains.map(({ id, commands, models, refusals }) => ({ id, commands, models, refusals })),
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
