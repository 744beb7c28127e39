// The log reader's statechart: a snapshot at first, then stream, publish, and save the offset now and then.
import { defineChart } from '../define-chart'
import { disconnected } from '../publisher/unsent'

export const logReaderChart = defineChart(
  {
    id: 'log-reader',
    initial: 'idle',
    states: {
      idle: {
        on: {
          ...disconnected('idle'),
          'needs-snapshot': { target: 'snapshotting', actions: ['snapshot'] },
          streams: { target: 'streaming', actions: ['read'] },
          'flush-idle': { target: 'idle', actions: ['armFlush'] },
        },
      },
      snapshotting: {
        on: {
          ...disconnected('snapshotting'),
          'snapshot-rows': { target: 'publishing', actions: ['takeSnapshot'] },
          'empty-snapshot': { target: 'saving-offset', actions: ['takeEmptySnapshot'] },
          trouble: { target: 'idle', actions: ['backOff'] },
          'flush-idle': { target: 'snapshotting', actions: ['armFlush'] },
        },
      },
      streaming: {
        on: {
          ...disconnected('streaming'),
          records: { target: 'publishing', actions: ['take'] },
          uncaptured: { target: 'streaming', actions: ['passOver'] },
          nothing: { target: 'streaming', actions: ['read'] },
          heartbeat: { target: 'streaming', actions: ['beat'] },
          'flush-due': { target: 'saving-offset', actions: ['save'] },
          'flush-idle': { target: 'streaming', actions: ['armFlush'] },
          undecodable: { target: 'failed', actions: ['giveUp'] },
          'undecodable-skipped': { target: 'streaming', actions: ['skip'] },
          'slot-lost': { target: 'failed', actions: ['giveUp'] },
          'slot-lost-snapshot': { target: 'snapshotting', actions: ['snapshot'] },
          trouble: { target: 'idle', actions: ['backOff'] },
        },
      },
      publishing: {
        on: {
          ...disconnected('publishing'),
          proceed: { target: 'publishing', actions: ['publish'] },
          acked: { target: 'publishing', actions: ['noteAck', 'publish'] },
          unacked: { target: 'publishing', actions: ['resend'] },
          'all-acked': { target: 'streaming', actions: ['lastAck', 'published'] },
          'all-acked-save': { target: 'saving-offset', actions: ['lastAck', 'publishedThenSave'] },
          'flush-idle': { target: 'publishing', actions: ['armFlush'] },
        },
      },
      'saving-offset': {
        on: {
          ...disconnected('saving-offset'),
          saved: { target: 'streaming', actions: ['saved'] },
          'flush-idle': { target: 'saving-offset', actions: ['armFlush'] },
        },
      },
      failed: {
        on: { ...disconnected('failed'), 'flush-idle': { target: 'failed', actions: ['armFlush'] } },
      },
    },
  },
  ['begin'],
)
