// Says problems in one sentence, for whoever shows no list of them.
import type { Problem } from './scenario'

/** Problems as one sentence, for whoever shows no list of them. */
export const inWords = (problems: readonly Problem[]): string =>
  problems.map(({ path, what }) => `${path} ${what}`).join('; ')
