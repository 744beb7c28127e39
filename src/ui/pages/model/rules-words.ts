// The words of the page of rules, in the language in use.
import { enRules } from '../../text/en-rules'
import { koRules } from '../../text/ko-rules'
import { useWords } from '../../text/provider'
import type { RulesPhrases } from '../../text/rules-phrases'

/** What the page of rules says around its sentences. */
export function useRulesWords(): RulesPhrases {
  const { locale } = useWords()
  return locale === 'ko' ? koRules : enRules
}
