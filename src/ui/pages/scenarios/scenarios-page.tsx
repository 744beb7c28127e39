// The page of scenarios and runs: the bundled scenarios as pictures, and everything that was kept, as trees.
import { Segments } from '../../controls/tabs'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import page from '../page.module.css'
import { ALL, entries } from './entries'
import { FilterFields } from './filter-fields'
import { Counts, Gallery } from './gallery'
import { ImportBox } from './import-box'
import { remembered } from '../remembered'
import css from './runs.module.css'
import { RunsView } from './runs-view'
import { useFreshLibrary, useKept } from './use-library'
import { useTaking } from './use-taking'

type Shown = 'scenarios' | 'runs'

const useFilters = remembered(ALL)
const useShown = remembered<Shown>('scenarios')

/** The page. */
export function ScenariosPage() {
  const { format } = useWords()
  const { gallery } = usePageWords()
  const { runs } = useKept()
  const [filters, setFilters] = useFilters()
  const [shown, setShown] = useShown()
  const { taken, takeFiles, isOver } = useTaking(gallery.pasted, () => setShown('runs'))
  useFreshLibrary()
  return (
    <div className={page['columns']}>
      <section className={page['form']} aria-label={gallery.title}>
        <h2>{gallery.title}</h2>
        <p>{gallery.what}</p>
        <Segments
          label={gallery.show}
          segments={[
            { value: 'scenarios', label: gallery.scenarios(format.count(entries.length)) },
            { value: 'runs', label: gallery.runs(runs === undefined ? '' : format.count(runs.length)) },
          ]}
          value={shown}
          onChange={setShown}
        />
        {shown === 'scenarios' ? (
          <>
            <FilterFields filters={filters} onChange={setFilters} />
            <Counts filters={filters} />
          </>
        ) : null}
        <ImportBox isAside={shown === 'scenarios'} taken={taken} onFiles={takeFiles} />
      </section>
      <div className={page['result']} data-shown={shown}>
        {shown === 'scenarios' ? <Gallery filters={filters} /> : <RunsView />}
        {isOver ? <p className={css['drop']}>{gallery.dropHere}</p> : null}
      </div>
    </div>
  )
}
