// `list`: what there is: pipelines with components, links, crash points and settings; domains with commands; scenarios; checks.
import { CHECKS } from '#checks'
import { bundled, catalogue } from '#scenarios'
import { readArguments } from './arguments'
import { done, type Outcome, print, unusable } from './outcome'

export function list(args: readonly string[]): Outcome {
  const given = readArguments(args, { json: { type: 'boolean' } })
  if (typeof given === 'string') return unusable(`${given}.`, 'Usage: npm run -s list -- [--json]')
  if (given.words.length > 0)
    return unusable(`"${given.words.join(' ')}" is too much.`, 'Usage: npm run -s list -- [--json]')
  const all = {
    ...catalogue(),
    scenarios: bundled.map(({ id, title, summary, pipeline, domain }) => ({
      id,
      title,
      summary,
      pipeline,
      domain,
    })),
    checks: CHECKS,
  }
  print(given.values['json'] === true ? JSON.stringify(all) : readable(all))
  return done
}

function readable(
  all: ReturnType<typeof catalogue> & {
    readonly scenarios: readonly { readonly id: string; readonly title: { readonly en: string } }[]
    readonly checks: readonly string[]
  },
): string {
  const lines: string[] = []
  for (const pipeline of all.pipelines) {
    lines.push(`pipeline ${pipeline.id}  ${pipeline.title.en}`)
    for (const { component, points } of pipeline.components)
      lines.push(`  ${component.padEnd(18)}${points.join(' ')}`)
    lines.push(`  links    ${pipeline.links.join('  ')}`, '  settings')
    for (const setting of pipeline.settings) lines.push(`    ${setting.path.padEnd(20)} ${setting.values}`)
  }
  for (const domain of all.domains) {
    lines.push('', `domain ${domain.id}`)
    for (const { type, fields } of domain.commands)
      lines.push(`  ${type.padEnd(18)}${['id', ...fields.map(({ name }) => name)].join(' ')}`)
  }
  lines.push('', 'scenarios')
  for (const { id, title } of all.scenarios) lines.push(`  ${id.padEnd(24)}${title.en}`)
  lines.push('', `checks   ${all.checks.join(' ')}`)
  return lines.join('\n')
}
