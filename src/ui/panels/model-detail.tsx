// All fields of one row, truth beside view, with those that differ marked.
import type { ModelsRow } from '#app'
import { IconButton } from '../controls/button'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import { named } from '../text/vocabulary'
import { About } from './about'
import { shownValue } from './model-cells'
import css from './models-panel.module.css'
import panel from './panel.module.css'

/** Props of a row's fields. */
export interface ModelDetailProps {
  readonly row: ModelsRow
  readonly onClose: () => void
}

/** One row, field by field. */
export function ModelDetail({ row, onClose }: ModelDetailProps) {
  const words = useWords()
  const names = [...new Set([...Object.keys(row.truth ?? {}), ...Object.keys(row.view ?? {})])]
  return (
    <div className={css['detail']}>
      <div className={panel['item']}>
        <b>
          <About subject={row.key} />
        </b>
        <IconButton icon="close" tone="quiet" label={words.shell.close} onClick={onClose} />
      </div>
      <p className={panel['quiet']}>{words.names.rowStatuses[row.status].meaning}</p>
      <table className={panel['table']}>
        <thead>
          <tr>
            <th scope="col">{row.model}</th>
            <th scope="col">{words.models.truth}</th>
            <th scope="col">{words.models.view}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const differs = row.differs.includes(name) || row.truth === null || row.view === null
            return (
              <tr key={name} className={classNames(differs && css['differs'])}>
                <th scope="row">
                  {differs ? '≠ ' : ''}
                  {named(words.names.fields, name)}
                </th>
                <td>{row.truth === null ? words.models.none : shownValue(words, name, row.truth[name])}</td>
                <td>{row.view === null ? words.models.none : shownValue(words, name, row.view[name])}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
