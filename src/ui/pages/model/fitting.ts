// The rules that fit what somebody looks for, part by part.
import { type Extent, PART_IDS, type PartId, PARTS, type Rule, RULEBOOK, SOURCES } from '#app'
import type { Locale } from '../../text/words'

/** What to show; an empty text, and null, mean everything. */
export interface RuleFilters {
  readonly text: string
  readonly how: Extent | null
  readonly part: PartId | null
}

/** A part, and what fits of it. */
export interface FittingPart {
  readonly part: PartId
  readonly rules: readonly Rule[]
}

/** The parts with something that fits. */
export const fittingRules = (filters: RuleFilters, locale: Locale): readonly FittingPart[] =>
  PART_IDS.filter((part) => filters.part === null || filters.part === part)
    .map((part) => ({ part, rules: RULEBOOK[part].filter((rule) => fits(part, rule, filters, locale)) }))
    .filter(({ rules }) => rules.length > 0)

/** How many rules some parts have. */
export const ruleCount = (parts: readonly FittingPart[]): number =>
  parts.reduce((sum, { rules }) => sum + rules.length, 0)

function fits(part: PartId, rule: Rule, { text, how }: RuleFilters, locale: Locale): boolean {
  if (how !== null && rule.how !== how) return false
  const said = [
    `${part}/${rule.id}`,
    PARTS[part].title[locale],
    rule[locale],
    ...rule.sources.map((id) => SOURCES[id].title),
    rule.scenario ?? '',
  ]
  const all = said.join(' ').toLocaleLowerCase()
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
