// The words of the messages over time, in the language in use. They come with the history, which is loaded after the first picture.
import { enHistory } from '../text/en-history'
import type { HistoryWords } from '../text/history-phrases'
import { koHistory } from '../text/ko-history'
import { useWords } from '../text/provider'

/** What the space–time diagram and the table of messages say. */
export function useHistoryWords(): HistoryWords {
  const { locale } = useWords()
  return locale === 'ko' ? koHistory : enHistory
}
