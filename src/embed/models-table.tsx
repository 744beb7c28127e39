// Truth beside view as a plain table: what the diagram draws, for whoever cannot see it or asked for the table.
import { useMemo } from 'react'
import { modelsOf, type ModelsRow } from '#app'
import { Chip } from '#ui/controls/chip.tsx'
import { statusLooks, summaryOf } from '#ui/panels/model-cells.ts'
import { useApp, useInstant } from '#ui/lab/use-app.ts'
import { useWords } from '#ui/text/provider.tsx'
import type { Words } from '#ui/text/words.ts'
import css from './embed.module.css'

/** More rows than these are counted: an embed is a figure, not a database. */
const MOST_ROWS = 200

/** Every key of every read model. */
export function ModelsTable() {
  const app = useApp()
  const words = useWords()
  const instant = useInstant()
  const rows = useMemo(() => modelsOf(instant.run, app.at), [app, instant])
  const { models, names, format } = words
  return (
    <div className={css['table']}>
      <table>
        <caption className={css['unseen']}>{models.title}</caption>
        <thead>
          <tr>
            <th scope="col">{models.key}</th>
            <th scope="col">{models.truthShort}</th>
            <th scope="col">{models.viewShort}</th>
            <th scope="col">{models.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr
              key={`${row.model}/${row.key}`}
              data-testid={`models-row:${row.key}`}
              data-status={row.status}
            >
              <th scope="row">{row.key}</th>
              <td>{inWords(words, row, 'truth')}</td>
              <td>{inWords(words, row, 'view')}</td>
              <td>
                <Chip tone={statusLooks[row.status][0]}>{names.rowStatuses[row.status].name}</Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS ? (
        <p>{models.counts(format.count(MOST_ROWS), format.count(rows.length))}</p>
      ) : null}
    </div>
  )
}

function inWords(words: Words, row: ModelsRow, side: 'truth' | 'view'): string {
  const { head, rest } = summaryOf(words, row, side)
  return rest === '' ? head : `${head} · ${rest}`
}
