// What narrows the gallery down: words, design, broker, business, and what becomes of the data.
import { catalogue } from '#app'
import { Button } from '../../controls/button'
import { Field } from '../../controls/field'
import { Select, type SelectOption } from '../../controls/select'
import { useAllWords } from '../../text/all-words'
import { named } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import { ALL, entries, type Filters } from './entries'

/** Props of the filters. */
export interface FilterFieldsProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

type Choice = Exclude<keyof Filters, 'text'>

const CHOICES: readonly Choice[] = ['pipeline', 'broker', 'domain', 'verdict']

/** The filters of the gallery. */
export function FilterFields({ filters, onChange }: FilterFieldsProps) {
  const { gallery } = usePageWords()
  const options = useOptions()
  return (
    <>
      <Field
        label={gallery.find}
        value={filters.text}
        onChange={(text) => onChange({ ...filters, text })}
        data-testid="gallery:find"
      />
      {CHOICES.map((choice) => (
        <Select
          key={choice}
          label={gallery.filters[choice]}
          value={filters[choice]}
          options={[{ value: '', label: gallery.all }, ...options[choice]]}
          onChange={(value) => onChange({ ...filters, [choice]: value })}
          data-testid={`gallery:filter:${choice}`}
        />
      ))}
      <Button onClick={() => onChange(ALL)} disabled={filters === ALL}>
        {gallery.clear}
      </Button>
    </>
  )
}

/** What can be chosen: what some scenario has, and every verdict there is. */
function useOptions(): { readonly [choice in Choice]: readonly SelectOption[] } {
  const { names, locale } = useAllWords()
  const { pipelines } = catalogue()
  const occurs = (values: readonly (string | null)[], label: (value: string) => string) =>
    [...new Set(values)].flatMap((value) => (value === null ? [] : [{ value, label: label(value) }]))
  const used = new Set(entries.map(({ scenario }) => scenario.pipeline))
  return {
    pipeline: pipelines
      .filter(({ id }) => used.has(id))
      .map(({ id, title }) => ({ value: id, label: title[locale] })),
    broker: occurs(
      entries.map(({ broker }) => broker),
      (value) => named(names.brokers, value),
    ),
    domain: occurs(
      entries.map(({ scenario }) => scenario.domain),
      (value) => named(names.domains, value),
    ),
    verdict: Object.entries(names.verdicts).map(([value, { name }]) => ({ value, label: name })),
  }
}
