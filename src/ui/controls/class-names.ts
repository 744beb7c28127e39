// Joins the names of CSS classes that apply.

/** The names that are there, with spaces between. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ')
