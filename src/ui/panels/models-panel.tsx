// Truth beside view, key by key, with what differs marked; thousands of keys cost no more than those in sight.
import { useMemo, useState } from 'react'
import type { Lit, ModelsRow, Pointed } from '#app'
import { Chip } from '../controls/chip'
import { classNames } from '../controls/class-names'
import { Toggle } from '../controls/field'
import { Segments } from '../controls/tabs'
import { rowButton, VirtualList } from '../controls/virtual-list'
import { useWords } from '../text/provider'
import { named } from '../text/vocabulary'
import { About } from './about'
import { fieldValue, statusLooks, summaryOf } from './model-cells'
import { ModelDetail } from './model-detail'
import css from './models-panel.module.css'
import panel from './panel.module.css'

/** Props of the models table. `selected` is the key whose fields are shown below. */
export interface ModelsPanelProps {
  readonly rows: readonly ModelsRow[]
  readonly selected: string | null
  readonly onSelect: (key: string | null) => void
  /** Told which row somebody points at; null for none. */
  readonly onPoint: (key: string | null) => void
  readonly litBy: (what: Pointed) => Lit
}

/** The two models side by side. */
export function ModelsPanel(props: ModelsPanelProps) {
  const { rows, selected, onSelect } = props
  const words = useWords()
  const [differingFirst, setDifferingFirst] = useState(false)
  const models = useMemo(() => [...new Set(rows.map((row) => row.model))], [rows])
  const [chosen, setChosen] = useState<string | null>(null)
  const model = chosen !== null && models.includes(chosen) ? chosen : (models[0] ?? '')
  const shown = useMemo(() => {
    const mine = rows.filter((row) => row.model === model)
    if (!differingFirst) return mine
    return mine.toSorted((one, other) => Number(one.status === 'same') - Number(other.status === 'same'))
  }, [rows, model, differingFirst])
  if (rows.length === 0) return <p className={panel['empty']}>{words.models.empty}</p>
  const differing = shown.filter((row) => row.status !== 'same').length
  const detail = shown.find((row) => row.key === selected)
  return (
    <div className={panel['fill']}>
      <div className={panel['bar']}>
        {models.length < 2 ? null : (
          <Segments
            label={words.models.title}
            segments={models.map((value) => ({ value, label: named(words.names.tables, value) }))}
            value={model}
            onChange={setChosen}
          />
        )}
        <span>{words.models.counts(words.format.count(differing), words.format.count(shown.length))}</span>
        <Toggle label={words.models.differingFirst} checked={differingFirst} onChange={setDifferingFirst} />
      </div>
      <ModelsList {...props} rows={shown} model={model} />
      {detail === undefined ? null : <ModelDetail row={detail} onClose={() => onSelect(null)} />}
    </div>
  )
}

interface ModelsListProps extends ModelsPanelProps {
  readonly model: string
}

function ModelsList({ rows, model, selected, onSelect, onPoint, litBy }: ModelsListProps) {
  const words = useWords()
  const { models } = words
  const counts = rows.some((row) => isCounter(row))
  const heads = counts ? [models.expected, models.actual] : [models.truthShort, models.viewShort]
  const toggle = (row: ModelsRow) => onSelect(row.key === selected ? null : row.key)
  return (
    <VirtualList
      label={`${models.title}: ${model}`}
      columns={[
        { label: models.key, width: 'minmax(74px, 0.9fr)' },
        { label: heads[0], width: 'minmax(52px, 1fr)' },
        { label: heads[1], width: 'minmax(52px, 1fr)' },
        { label: models.status, width: '72px' },
      ]}
      count={rows.length}
      rowHeight={46}
      keyOf={(index) => rows[index]?.key ?? String(index)}
      onPoint={(index) => onPoint(index === null ? null : (rows[index]?.key ?? null))}
      litOf={(index) => litBy({ kind: 'row', key: rows[index]?.key ?? '' })}
      attributes={(index) => ({
        'data-testid': `models-row:${rows[index]?.key ?? ''}`,
        'data-status': rows[index]?.status ?? '',
      })}
      classOf={(index) => (rows[index]?.key === selected ? css['selected'] : undefined)}
      cells={(index) => {
        const row = rows[index]
        return row === undefined
          ? []
          : [
              <KeyButton key="key" row={row} open={row.key === selected} onPress={() => toggle(row)} />,
              <Side key="truth" row={row} side="truth" />,
              <Side key="view" row={row} side="view" />,
              <Status key="status" row={row} />,
            ]
      }}
    />
  )
}

/** Counters have no version: nothing but sums. */
const isCounter = (row: ModelsRow): boolean => {
  const sample = row.truth ?? row.view
  return sample !== null && !('version' in sample)
}

interface KeyButtonProps {
  readonly row: ModelsRow
  readonly open: boolean
  readonly onPress: () => void
}

/** Opens and closes the row's fields. */
function KeyButton({ row, open, onPress }: KeyButtonProps) {
  return (
    <button
      type="button"
      className={classNames(css['key'], rowButton)}
      aria-expanded={open}
      onClick={onPress}
    >
      <About subject={row.key} hollow={row.status === 'missing'} />
    </button>
  )
}

function Side({ row, side }: { readonly row: ModelsRow; readonly side: 'truth' | 'view' }) {
  const words = useWords()
  const fields = row[side]
  if (fields === null) {
    return (
      <span className={side === 'view' && row.status === 'missing' ? css['fault'] : css['none']}>
        {words.models.none}
      </span>
    )
  }
  const tone =
    side === 'truth' || row.status === 'same'
      ? undefined
      : row.status === 'stale'
        ? css['stale']
        : css['fault']
  const { head, rest } = summaryOf(words, row, side)
  const all = Object.entries(fields)
    .map(([name, value]) => fieldValue(words, name, value))
    .join(', ')
  return (
    <span className={classNames(css['two'], tone)} title={all}>
      <span>{head}</span>
      {rest === '' ? null : <small>{rest}</small>}
    </span>
  )
}

function Status({ row }: { readonly row: ModelsRow }) {
  const words = useWords()
  const [tone, mark] = statusLooks[row.status]
  const { name, meaning } = words.names.rowStatuses[row.status]
  const age = row.status === 'same' || row.age === 0 ? '' : words.format.duration(row.age)
  return (
    <span className={css['two']}>
      <span>
        <Chip tone={tone} mark={mark} title={meaning}>
          {name}
        </Chip>
      </span>
      {age === '' ? null : <small>{age}</small>}
    </span>
  )
}
