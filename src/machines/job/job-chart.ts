// The job's statechart: it sleeps until it is due, then copies what changed, compares both models, or has views refreshed.
import { defineChart } from '../define-chart'

export const jobChart = defineChart(
  {
    id: 'job',
    initial: 'waiting',
    states: {
      waiting: {
        on: {
          ask: { target: 'extracting', actions: ['ask'] },
          extract: { target: 'extracting', actions: ['extract'] },
          refresh: { target: 'refreshing', actions: ['refresh'] },
        },
      },
      extracting: {
        on: {
          known: { target: 'extracting', actions: ['extractAfter'] },
          nothing: { target: 'waiting', actions: ['sleep'] },
          // Nothing new, but keys that may be gone.
          'only-keys': { target: 'loading', actions: ['sweep'] },
          extracted: { target: 'extracting', actions: ['take'] },
          proceed: { target: 'loading', actions: ['stage'] },
          'save-first': { target: 'saving-watermark', actions: ['saveFirst'] },
          trouble: { target: 'waiting', actions: ['giveUp'] },
        },
      },
      loading: {
        on: {
          load: { target: 'loading', actions: ['load'] },
          'loaded-part': { target: 'loading', actions: ['stageNext'] },
          loaded: { target: 'saving-watermark', actions: ['hasLoaded'] },
          'loaded-last': { target: 'waiting', actions: ['finish'] },
          'nothing-gone': { target: 'waiting', actions: ['sleep'] },
          undecodable: { target: 'waiting', actions: ['giveUp'] },
          trouble: { target: 'waiting', actions: ['giveUp'] },
        },
      },
      'saving-watermark': {
        on: {
          save: { target: 'waiting', actions: ['saveLast'] },
          proceed: { target: 'loading', actions: ['stage'] },
        },
      },
      refreshing: {
        on: {
          // One at a time: whoever asks meanwhile is served next.
          refresh: { target: 'refreshing', actions: ['noteRefresh'] },
          refreshed: { target: 'waiting', actions: ['sleep'] },
          trouble: { target: 'waiting', actions: ['giveUp'] },
        },
      },
    },
  },
  ['arm'],
)
