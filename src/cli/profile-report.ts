// A design's profile as a person reads it in a terminal.
import type { Profile } from '#runs'
import { duration, HISTORIES, LEVELS, neededFor, outcomeIn, runsBesides, yesOrNo } from './profile-words'

/** The report on one design, some twenty lines. */
export function profileReport(profile: Profile): string {
  const { pipeline, level, latency, staleness, messagesPerCommand, guarantees } = profile
  const { unharmed, handlerCrash, abort, moverCrash, away } = guarantees
  const spread = ({ p50, p99 }: Profile['staleness']) => `p50 ${duration(p50)}, p99 ${duration(p99)}`
  return [
    `${pipeline}   level ${level}: ${LEVELS[level]}`,
    `  runs besides       ${runsBesides(profile)}`,
    `  commands need      ${neededFor(profile, 'commands')}`,
    `  queries need       ${neededFor(profile, 'queries')}`,
    `  write latency      ${spread(latency.commands)}`,
    `  read latency       ${spread(latency.queries)}`,
    `  staleness          ${spread(staleness)}`,
    `  messages           ${messagesPerCommand} a command`,
    `  without a fault    ${outcomeIn(unharmed)}`,
    `  handler crash      ${outcomeIn(handlerCrash)}`,
    `  abort              ${outcomeIn(abort)}`,
    `  mover crash        upsert ${outcomeIn(moverCrash.upsert)}`,
    `                     delta ${outcomeIn(moverCrash.delta)}`,
    `  read side away     ${outcomeIn(away)}`,
    `  reads own writes   ${yesOrNo(guarantees.readYourWrites)}`,
    `  one snapshot       ${yesOrNo(guarantees.oneSnapshot)}`,
    `  can be rebuilt     ${HISTORIES[guarantees.history]}`,
  ].join('\n')
}
