// `list`: what there is: pipelines with components, links, crash points and settings; domains with commands; scenarios; checks.
import { CHECKS, VERDICTS } from '#checks'
import { bundled, everything } from '#scenarios'
import { readArguments } from './arguments'
import { done, type Outcome, print, unusable } from './outcome'

export function list(args: readonly string[]): Outcome {
  const given = readArguments(args, { json: { type: 'boolean' } })
  if (typeof given === 'string') return unusable(`${given}.`, 'Usage: npm run -s list -- [--json]')
  if (given.words.length > 0)
    return unusable(`"${given.words.join(' ')}" is too much.`, 'Usage: npm run -s list -- [--json]')
  const all = {
    ...everything(),
    scenarios: bundled.map(({ id, title, summary, pipeline, domain }) => ({
      id,
      title,
      summary,
      pipeline,
      domain,
    })),
    checks: CHECKS,
    verdicts: VERDICTS,
  }
  print(given.values['json'] === true ? JSON.stringify(all) : readable(all))
  return done
}

type All = ReturnType<typeof everything> & {
  readonly scenarios: readonly { readonly id: string; readonly title: { readonly en: string } }[]
  readonly checks: readonly string[]
  readonly verdicts: readonly string[]
}

function readable(all: All): string {
  const lines = all.pipelines.flatMap(pipelineLines)
  for (const { id, commands, features } of all.domains) {
    lines.push('', `domain ${id}`)
    for (const { type, fields } of commands)
      lines.push(`  ${type.padEnd(18)}${['id', ...fields.map(({ name }) => name)].join(' ')}`)
    lines.push(`  features          ${features.map((feature) => feature.id).join(' ')}`)
  }
  lines.push('', 'faults')
  for (const { kind, fields } of all.faults) lines.push(`  ${kind.padEnd(18)}${fields.join(' ')}`)
  lines.push('', 'scenarios')
  for (const { id, title } of all.scenarios) lines.push(`  ${id.padEnd(24)}${title.en}`)
  lines.push(
    '',
    `brokers      ${all.brokers.join(' ')}`,
    `readStores   ${all.readStores.join(' ')}`,
    `consistency  ${all.consistency.join(' ')}`,
    `acts         ${all.acts.join(' ')}`,
    `checks       ${all.checks.join(' ')}`,
    `verdicts     ${all.verdicts.join(' ')}`,
  )
  return lines.join('\n')
}

/** A design: what it has, what it has with some settings only, and its settings. */
const pipelineLines = ({
  id,
  title,
  components,
  links,
  optional,
  settings,
}: All['pipelines'][number]): readonly string[] => [
  `pipeline ${id}  ${title.en}`,
  ...components.map(({ component, points }) => `  ${component.padEnd(18)}${points.join(' ')}`),
  `  links    ${links.join('  ')}`,
  ...optional.map((part) =>
    `  with ${part.when.padEnd(28)} ${[part.component, ...part.points].join(' ')}  ${part.links.join('  ')}`.trimEnd(),
  ),
  '  settings',
  ...settings.map(({ path, values }) => `    ${path.padEnd(20)} ${values}`),
]
