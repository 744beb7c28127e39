// What became of the data in a run, as chips; or that it is not known yet, or never will be.
import type { Drawing } from '#app'
import { Chip } from '../../controls/chip'
import { toneOf } from '../../panels/verdict-tone'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import css from './card.module.css'

/** The verdict of a picture. */
export function VerdictChips({ drawing }: { readonly drawing: Drawing | undefined }) {
  const { names, format } = useAllWords()
  const { gallery } = usePageWords()
  if (drawing === undefined) return <span className={css['quiet']}>{gallery.running}</span>
  if (drawing.kind === 'failed') return <Chip tone="fault">{gallery.failed(drawing.why)}</Chip>
  const { verdict, history } = drawing.sketch
  if (verdict === null) return <Chip tone="plain">{gallery.unfinished(format.clock(history.end))}</Chip>
  return verdict.map((code) => {
    const { name, meaning } = explained(names.verdicts, code)
    return (
      <Chip key={code} tone={toneOf(code)} title={meaning}>
        {name}
      </Chip>
    )
  })
}
