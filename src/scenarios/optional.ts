// What a design has with some settings only: components, links and crash points beyond those of the default settings.
import { domains } from '#domains'
import { DEFAULT_SETTINGS, type Pipeline, type SettingSpec, type Settings, settingsFrom } from '#pipelines'

/** Parts that one setting brings, such as a second relay by `relay.count 2`. */
export interface OptionalPart {
  readonly component: string
  /** The crash points that it adds. */
  readonly points: readonly string[]
  /** The links that it adds, from or to the component. */
  readonly links: readonly string[]
  /** The first setting that brings it, as `path value`. */
  readonly when: string
}

/** A second of whatever there can be several of: the third and fourth follow from it. */
const SEVERAL = 2

/** Every part that some single setting adds to the design. Wires the design once for each value of each setting. */
export function optionalParts(pipeline: Pipeline): readonly OptionalPart[] {
  const usual = partsOf(pipeline, DEFAULT_SETTINGS)
  const known = new Set(
    usual.flatMap(({ component, points, links }) => [...points.map(at(component)), ...links]),
  )
  const components = new Set(usual.map(({ component }) => component))
  const found: OptionalPart[] = []
  for (const spec of pipeline.settings)
    for (const value of otherValues(spec)) {
      const settings = settingsFrom(nested(spec.path, value))
      const [domain] = domains
      if (domain === undefined || pipeline.refuse(settings, domain).length > 0) continue
      // Whoever is new comes first: the links are its own.
      const parts = partsOf(pipeline, settings).toSorted(
        (x, y) => Number(components.has(x.component)) - Number(components.has(y.component)),
      )
      for (const { component, points, links } of parts) {
        const more = {
          points: points.filter((point) => !known.has(at(component)(point))),
          links: links.filter((link) => !known.has(link)),
        }
        if (components.has(component) && more.points.length === 0 && more.links.length === 0) continue
        found.push({ component, ...more, when: `${spec.path} ${JSON.stringify(value)}` })
        components.add(component)
        for (const each of [...more.points.map(at(component)), ...more.links]) known.add(each)
      }
    }
  return found
}

const at =
  (component: string) =>
  (point: string): string =>
    `${component}: ${point}`

/** Each component with its points and the links it is the first to be met on. */
function partsOf(pipeline: Pipeline, settings: Settings) {
  const links = pipeline.links(settings)
  return pipeline.components(settings).map(({ component, points }) => ({
    component,
    points,
    links: links.filter(({ from, to }) => from === component || to === component).map(({ id }) => id),
  }))
}

/** Values of a setting beside its default, as a file writes them. */
function otherValues(spec: SettingSpec): readonly unknown[] {
  switch (spec.type) {
    case 'choice':
      return spec.choices.slice(1)
    case 'boolean':
      return [!spec.initial]
    case 'integer':
    case 'integer-or-null':
      return spec.max < SEVERAL ? [] : [Math.max(SEVERAL, spec.min)]
    case 'milliseconds':
      return []
    case 'milliseconds-or-null':
      return [spec.initial === null ? spec.max : null]
    case 'policy':
      return []
  }
}

const nested = (path: string, value: unknown): unknown =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
