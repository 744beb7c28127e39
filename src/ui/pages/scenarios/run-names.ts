// What a kept run is called: in the language that is read, as long as nobody gave it a name of their own.
import { type KeptRun, scenarioOf } from '#app'
import type { Locale } from '../../text/words'

/** A run's name. What it got from its scenario's title is shown in this language, whichever it was kept in. */
export function runName({ record: { name, scenario } }: KeptRun, locale: Locale): string {
  const title = scenarioOf(scenario)?.title
  if (title === undefined) return name
  const given = [title.en, title.ko].find((each) => name.startsWith(each))
  return given === undefined ? name : title[locale] + name.slice(given.length)
}
