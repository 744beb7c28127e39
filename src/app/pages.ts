// The pages of the app and their addresses: `?page=sweep` beside the other parameters; the Lab is the page without a name.

export const PAGES = ['lab', 'race', 'lessons', 'scenarios', 'matrix', 'search', 'sweep', 'model'] as const

export type Page = (typeof PAGES)[number]

/** The page that an address names; the Lab where it names none that there is. */
export function pageIn(search: string): Page {
  const named = new URLSearchParams(search).get('page')
  return PAGES.find((page) => page === named) ?? 'lab'
}

/** The address of a page, with the parameters of the present one except those in `without`. */
export function addressOf(page: Page, search: string, without: readonly string[] = []): string {
  const parameters = new URLSearchParams(search)
  // A part of the rulebook is named on its page only, behind the rest.
  for (const name of ['page', 'part', ...without]) parameters.delete(name)
  // The lanes of a race are the race's own, and so is the scenario that an address names beside them.
  if (page !== 'race' && parameters.has('lanes'))
    for (const name of ['lanes', 'scenario']) parameters.delete(name)
  if (page !== 'lab') parameters.set('page', page)
  return addressWith(parameters)
}

/** The address of a bundled scenario in the Lab, with the other parameters of the present one. */
export function addressOfScenario(id: string, search: string): string {
  const parameters = new URLSearchParams(search)
  for (const name of ['page', 'part', 'lanes']) parameters.delete(name)
  parameters.set('scenario', id)
  return addressWith(parameters)
}

/** The address with these parameters. What separates lanes and their causes stays as it is written. */
export const addressWith = (parameters: URLSearchParams): string =>
  parameters.size === 0 ? './' : `./?${String(parameters).replaceAll('%2C', ',').replaceAll('%7E', '~')}`
