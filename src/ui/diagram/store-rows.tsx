// The rows of a store, newest last: each a button that says what is in it and how it stands beside the truth.
import type { StoreRow, StoreScene } from '#app'
import inside from './contents.module.css'
import styles from './diagram.module.css'
import { KeySquare } from './key-square'
import type { Pen } from './pen'
import { Pressable } from './pressable'
import { lastThatFit, type RowsPlan } from './store-plan'
import { fitText, textWidth } from './text-width'

interface StoreRowsProps {
  readonly pen: Pen
  readonly store: string
  readonly scene: StoreScene
  readonly plan: RowsPlan
  /** Rows that are written and cannot be found yet, drawn pale. */
  readonly pending?: readonly StoreRow[]
}

/** Draws as many rows as fit, and how many others there are. */
export function StoreRows({ pen, store, scene, plan, pending = [] }: StoreRowsProps) {
  const { shown, hidden } = lastThatFit(scene.rows, scene.total, plan.fit)
  const counted = hidden > 0 && plan.fit > 1
  const first = counted ? 1 : 0
  const { small } = pen.metrics
  if (scene.rows.length === 0) {
    return (
      <text className={styles['soft']} x={plan.x + 4} y={plan.y + plan.height * 0.7} fontSize={small}>
        {fitText(pen.words.emptyTable, plan.w - 8, small)}
      </text>
    )
  }
  return (
    <>
      {counted && (
        <text className={styles['soft']} x={plan.x + 4} y={plan.y + plan.height * 0.7} fontSize={small}>
          {fitText(pen.words.more(hidden), plan.w - 8, small)}
        </text>
      )}
      {shown.map((row, index) => (
        <Row
          key={row.key}
          pen={pen}
          store={store}
          row={row}
          plan={plan}
          index={first + index}
          pending={pending.find(({ key }) => key === row.key)}
        />
      ))}
    </>
  )
}

interface RowProps {
  readonly pen: Pen
  readonly store: string
  readonly row: StoreRow
  readonly plan: RowsPlan
  readonly index: number
  readonly pending: StoreRow | undefined
}

const sign = 12

/** Signs beside the words, so that a row's standing is seen without its colour. */
const signs: Readonly<Record<StoreRow['status'], string>> = {
  same: '',
  missing: '',
  stale: 'M0 -4.5A4.5 4.5 0 1 0 4.5 0H0Z',
  extra: 'M-4 0H4M0 -4V4',
  wrong: 'M-4.5 -2H4.5M-4.5 2H4.5M2.5 -4.5L-2.5 4.5',
}

/** What a row says. One that is only written, not found yet, is pale and says what will be found. */
function said({ words }: Pen, row: StoreRow, pending: StoreRow | undefined) {
  if (row.status !== 'missing')
    return { text: words.row(row.key, row.label), look: 'solid', status: row.status } as const
  return pending === undefined
    ? ({ text: words.rowMissing(row.key), look: 'missing', status: 'missing' } as const)
    : ({ text: words.row(row.key, pending.label), look: 'pale', status: 'quiet' } as const)
}

function Row({ pen, store, row, plan, index, pending }: RowProps) {
  const { words, metrics } = pen
  const square = Math.min(16, plan.height - 2)
  const y = plan.y + index * plan.height
  const baseline = y + plan.height / 2 + 4
  const missing = row.status === 'missing'
  const here = missing ? '' : words.version(row.version)
  const version = pending === undefined ? here : `${here}→${words.version(pending.version)}`
  const end = plan.x + plan.w - 4
  const versionWidth = textWidth(version, metrics.small)
  const signX = end - versionWidth - 10
  const textX = plan.x + 4 + square + 6
  const room = end - textX - versionWidth - (signs[row.status] === '' ? 0 : sign + 6) - 4
  const { text, look, status } = said(pen, row, pending)
  return (
    <Pressable
      pen={pen}
      target={{ kind: 'row', store, key: row.key }}
      about={{ kind: 'row', key: row.key }}
      label={words.says.row(store, row, pending)}
      testId={`row:${store}:${row.key}`}
      data={{
        'data-version': row.version,
        'data-status': row.status,
        'data-pending': pending?.version ?? 0,
      }}
      area={{ x: plan.x, y, w: plan.w, h: plan.height }}
      apart={-0.5}
    >
      <rect className={inside['rowArea']} x={plan.x} y={y} width={plan.w} height={plan.height} rx={4} />
      <KeySquare
        aggregate={row.key}
        x={plan.x + 4}
        y={y + (plan.height - square) / 2}
        size={square}
        look={look}
      />
      <text
        className={inside['rowText']}
        data-status={status}
        x={textX}
        y={baseline}
        fontSize={metrics.small}
      >
        {fitText(text, room, metrics.small)}
      </text>
      {signs[row.status] !== '' && (
        <path
          className={inside['sign']}
          data-status={row.status}
          d={signs[row.status]}
          transform={`translate(${signX} ${y + plan.height / 2})`}
        />
      )}
      <text
        className={inside['rowText']}
        data-status={row.status === 'same' ? 'quiet' : row.status}
        x={end}
        y={baseline}
        fontSize={metrics.small}
        textAnchor="end"
      >
        {version}
      </text>
    </Pressable>
  )
}
