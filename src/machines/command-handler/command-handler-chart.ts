// The command handler's statechart: one machine for each command in hand. Three of a kind: one leaves the delivery of what
// happened to others, one publishes it, one writes the read model itself.
import { defineChart } from '../define-chart'
import { disconnected } from '../publisher/unsent'

const beginning = {
  command: { target: 'deciding', actions: ['load'] },
  'command-queued': { target: 'waiting', actions: ['takePlace'] },
  deploy: { target: 'idle', actions: ['deploy'] },
  // A transaction was opened for a command that has been given up meanwhile.
  'inserted-too-late': { target: 'idle', actions: ['rollBack'] },
} as const

/** For a free worker, where there are only so many. */
const waiting = { on: { begin: { target: 'deciding', actions: ['begin'] } } } as const

const deciding = {
  on: {
    accepted: { target: 'writing', actions: ['insert'] },
    refused: { target: 'responding', actions: ['reject'] },
    trouble: { target: 'responding', actions: ['giveUp'] },
  },
} as const

const writing = {
  inserted: { target: 'committing', actions: ['aboutToCommit'] },
  conflict: { target: 'deciding', actions: ['loadAgain'] },
  'too-many-conflicts': { target: 'responding', actions: ['giveUp'] },
  aborted: { target: 'responding', actions: ['giveUp'] },
  trouble: { target: 'responding', actions: ['giveUp'] },
} as const

const committing = {
  proceed: { target: 'committing', actions: ['commit'] },
  committed: { target: 'responding', actions: ['hasCommitted'] },
  aborted: { target: 'responding', actions: ['giveUp'] },
  trouble: { target: 'responding', actions: ['giveUp'] },
} as const

const responding = { on: { proceed: { target: 'answered', actions: ['respond'] } } } as const
const answered = { final: true } as const

export const commandHandlerChart = defineChart({
  id: 'command-handler',
  initial: 'idle',
  states: {
    idle: { on: beginning },
    waiting,
    deciding,
    writing: { on: writing },
    committing: { on: committing },
    responding,
    answered,
  },
})

/** Delivering piece by piece: after the commit, or inside the open transaction before it. */
const delivering = <State extends string>(target: State) =>
  ({
    'proceed-answered': { target, actions: ['respondFirst'] },
    again: { target, actions: ['deliver'] },
    delivered: { target, actions: ['nextPiece'] },
    undelivered: { target, actions: ['waitToDeliver'] },
    skipped: { target, actions: ['skipPiece'] },
    'all-delivered': { target: 'responding', actions: ['hasDelivered', 'leaveWindow'] },
    'all-skipped': { target: 'responding', actions: ['hasSkipped', 'leaveWindow'] },
    'all-delivered-answered': { target: 'answered', actions: ['forget', 'leaveWindow'] },
    'all-delivered-first': { target: 'committing', actions: ['deliveredFirst', 'leaveWindow'] },
    'failed-first': { target: 'responding', actions: ['giveUp', 'leaveWindow'] },
  }) as const

export const publishingHandlerChart = defineChart({
  id: 'command-handler',
  initial: 'idle',
  states: {
    // Whoever publishes for all commands has no command in hand: the client's buffer is the idle machine's.
    idle: { on: { ...beginning, ...disconnected('idle') } },
    waiting,
    deciding,
    writing: { on: { ...writing, 'inserted-first': { target: 'publishing', actions: ['beginDelivery'] } } },
    committing: {
      on: { ...committing, 'committed-first': { target: 'publishing', actions: ['committedThenDeliver'] } },
    },
    publishing: { on: delivering('publishing') },
    responding,
    answered,
  },
})

export const projectingHandlerChart = defineChart({
  id: 'command-handler',
  initial: 'idle',
  states: {
    idle: { on: beginning },
    waiting,
    deciding,
    writing: { on: { ...writing, 'inserted-first': { target: 'projecting', actions: ['beginDelivery'] } } },
    committing: {
      on: { ...committing, 'committed-first': { target: 'projecting', actions: ['committedThenDeliver'] } },
    },
    projecting: { on: delivering('projecting') },
    responding,
    answered,
  },
})
