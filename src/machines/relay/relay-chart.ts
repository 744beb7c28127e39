// The relay's statechart: poll, publish, mark, and back off when a neighbour is in trouble.
import { defineChart } from '../define-chart'
import { disconnected } from '../publisher/unsent'

/** The relay's states and what it does on the way from one to the next. */
export const relayChart = defineChart(
  {
    id: 'relay',
    initial: 'idle',
    states: {
      idle: { on: { ...disconnected('idle'), poll: { target: 'polling', actions: ['select'] } } },
      polling: {
        on: {
          ...disconnected('polling'),
          rows: { target: 'publishing', actions: ['take'] },
          'rows-mark-first': { target: 'marking', actions: ['take'] },
          nothing: { target: 'idle', actions: ['sleep'] },
          gap: { target: 'idle', actions: ['watchGap'] },
          'not-leader': { target: 'standby', actions: ['standBy'] },
          trouble: { target: 'backing-off', actions: ['backOff'] },
        },
      },
      publishing: {
        on: {
          ...disconnected('publishing'),
          proceed: { target: 'publishing', actions: ['publish'] },
          acked: { target: 'publishing', actions: ['noteAck', 'publish'] },
          unacked: { target: 'publishing', actions: ['resend'] },
          'all-acked': { target: 'marking', actions: ['lastAck'] },
          'all-acked-marked-before': { target: 'idle', actions: ['published'] },
          exhausted: { target: 'backing-off', actions: ['backOff'] },
        },
      },
      marking: {
        on: {
          ...disconnected('marking'),
          proceed: { target: 'marking', actions: ['mark'] },
          marked: { target: 'idle', actions: ['marked'] },
          'marked-first': { target: 'publishing', actions: ['markedFirst'] },
          trouble: { target: 'backing-off', actions: ['backOff'] },
        },
      },
      standby: {
        on: {
          ...disconnected('standby'),
          poll: { target: 'polling', actions: ['select'] },
          'lease-over': { target: 'polling', actions: ['select'] },
        },
      },
      'backing-off': {
        on: { ...disconnected('backing-off'), poll: { target: 'polling', actions: ['select'] } },
      },
    },
  },
  ['sleep'],
)
