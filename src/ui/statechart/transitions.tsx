// All the transitions of a statechart as a table, for those who read rather than look.
import type { ChartPicture } from '#app'
import { useAllWords } from '../text/all-words'
import { named } from '../text/vocabulary'
import css from './statechart.module.css'

/** A table that is folded until somebody wants it: every state, what it hears, and where that leads. */
export function Transitions({ chart }: { readonly chart: ChartPicture }) {
  const { inspect, names } = useAllWords()
  const ways = new Map<string, { readonly from: string; readonly to: string; readonly events: string[] }>()
  for (const { from, event, to } of chart.transitions) {
    if (event === 'start') continue
    const way = ways.get(`${from}/${to}`) ?? { from, to, events: [] }
    way.events.push(named(names.happenings, event))
    ways.set(`${from}/${to}`, way)
  }
  const { from: before, event: heard, to: after } = inspect.transitionColumns
  return (
    <details className={css['all']}>
      <summary>{inspect.allTransitions}</summary>
      <table>
        <thead>
          <tr>
            {[before, heard, after].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(ways.values(), ({ from, to, events }) => (
            <tr key={`${from}/${to}`}>
              <td>{named(names.states, from)}</td>
              <td>{events.join(', ')}</td>
              <td>{from === to ? inspect.stays : named(names.states, to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{inspect.fromAnywhere}</p>
    </details>
  )
}
