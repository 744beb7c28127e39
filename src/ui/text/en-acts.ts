// English phrases where somebody acts.
import type { ActPhrases } from './act-phrases'
import { enNotices } from './en-notices'

/** Commands and notices in English. */
export const enActs: ActPhrases = {
  commands: {
    title: 'Send a command',
    send: 'Send',
    more: 'With details…',
    target: 'Which one',
    noneOpen: 'There is nothing open to change.',
    optional: 'optional',
    follow: (command, key) =>
      command.endsWith(' order') ? `${command.slice(0, -6)} ${key}` : `${command}: ${key}`,
    short: (command) => command.replace(/ order$/, ''),
    outOfRange: (least, most) => `Between ${least} and ${most}.`,
    required: 'This is needed.',
    workload: 'Workload',
    commandsPerSecond: (count) => `${count} commands/s`,
    queriesPerSecond: (count) => `${count} queries/s`,
    scripted: (count) => `${count} scripted`,
    noWorkload: 'Nothing is sent by itself.',
    inject: 'Inject a fault…',
    causes: 'Faults behind this run',
    without: 'Take out',
    withoutThis: (fault) => `Run it again without: ${fault}`,
    raceWithout: (fault) => `Race with and without this fault: ${fault}`,
  },
  notices: enNotices,
}
