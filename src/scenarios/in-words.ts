// Says problems in words: apart from the schemas that find them, which a first page does without.
import type { Problem } from './scenario'

/** Problems as one sentence, for whoever shows no list of them. */
export const inWords = (problems: readonly Problem[]): string =>
  problems.map(({ path, what }) => `${path} ${what}`).join('; ')
