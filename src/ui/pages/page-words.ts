// The words of the pages beside the Lab, in the language in use.
import { enPages } from '../text/en-pages'
import { koPages } from '../text/ko-pages'
import type { PageWords } from '../text/page-phrases'
import { useWords } from '../text/provider'

/** What the pages say. */
export function usePageWords(): PageWords {
  const { locale } = useWords()
  return locale === 'ko' ? koPages : enPages
}
