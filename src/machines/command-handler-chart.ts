// The command handler's statechart: one machine for each command in hand.
import { defineChart } from './chart'

export const commandHandlerChart = defineChart({
  id: 'command-handler',
  initial: 'idle',
  states: {
    idle: {
      on: {
        command: { target: 'deciding', actions: ['load'] },
        // A transaction was opened for a command that has been given up meanwhile.
        'inserted-too-late': { target: 'idle', actions: ['rollBack'] },
      },
    },
    deciding: {
      on: {
        accepted: { target: 'writing', actions: ['insert'] },
        refused: { target: 'responding', actions: ['reject'] },
        trouble: { target: 'responding', actions: ['giveUp'] },
      },
    },
    writing: {
      on: {
        inserted: { target: 'committing', actions: ['aboutToCommit'] },
        conflict: { target: 'deciding', actions: ['loadAgain'] },
        'too-many-conflicts': { target: 'responding', actions: ['giveUp'] },
        trouble: { target: 'responding', actions: ['giveUp'] },
      },
    },
    committing: {
      on: {
        proceed: { target: 'committing', actions: ['commit'] },
        committed: { target: 'responding', actions: ['hasCommitted'] },
        aborted: { target: 'responding', actions: ['giveUp'] },
        trouble: { target: 'responding', actions: ['giveUp'] },
      },
    },
    responding: { on: { proceed: { target: 'answered', actions: ['respond'] } } },
    answered: { final: true },
  },
})
