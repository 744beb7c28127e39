// The command handler's statechart: one machine for each command in hand. Three of a kind: one leaves the delivery of what
// happened to others, one publishes it, one writes the read model itself.
import { defineChart } from '../chart'

const idle = {
  on: {
    command: { target: 'deciding', actions: ['load'] },
    'command-queued': { target: 'waiting', actions: ['takePlace'] },
    deploy: { target: 'idle', actions: ['deploy'] },
    // A transaction was opened for a command that has been given up meanwhile.
    'inserted-too-late': { target: 'idle', actions: ['rollBack'] },
  },
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
    idle,
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
    proceed: { target, actions: ['deliver'] },
    'proceed-answered': { target, actions: ['respondFirst'] },
    again: { target, actions: ['deliver'] },
    delivered: { target, actions: ['nextPiece'] },
    undelivered: { target, actions: ['waitToDeliver'] },
    skipped: { target, actions: ['skipPiece'] },
    'all-delivered': { target: 'responding', actions: ['hasDelivered'] },
    'all-skipped': { target: 'responding', actions: ['hasSkipped'] },
    'all-delivered-answered': { target: 'answered', actions: ['forget'] },
    'all-delivered-first': { target: 'committing', actions: ['deliveredFirst'] },
    'failed-first': { target: 'responding', actions: ['giveUp'] },
  }) as const

export const publishingHandlerChart = defineChart({
  id: 'command-handler',
  initial: 'idle',
  states: {
    idle,
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
    idle,
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
