// `profile`: what each design costs and guarantees, found by running it.
import { profileOf } from '#runs'
import { catalogue } from '#scenarios'
import { readArguments } from './arguments'
import { done, type Outcome, print, unusable } from './outcome'
import { profilesInMarkdown } from './profile-markdown'
import { profileReport } from './profile-report'

const USAGE = 'Usage: npm run -s profile -- [PIPELINE…] [--json|--markdown]'

export function profile(args: readonly string[]): Outcome {
  const given = readArguments(args, { json: { type: 'boolean' }, markdown: { type: 'boolean' } })
  if (typeof given === 'string') return unusable(`${given}.`, USAGE)
  const { words, values } = given
  if (values['json'] === true && values['markdown'] === true)
    return unusable('One form at a time; write either --json or --markdown.', USAGE)
  const known = catalogue().pipelines.map(({ id }) => id)
  const unknown = words.filter((word) => !known.includes(word))
  if (unknown.length > 0)
    return unusable(`"${unknown.join(' ')}" is no pipeline; choose from ${known.join(', ')}.`, USAGE)
  const profiles = known.filter((id) => words.length === 0 || words.includes(id)).map((id) => profileOf(id))
  if (values['json'] === true) print(JSON.stringify(profiles))
  else if (values['markdown'] === true) print(profilesInMarkdown(profiles))
  else print(profiles.map(profileReport).join('\n\n'))
  return done
}
