// The English words for crash points: what lies right before, and what has not happened yet.
import type { AllNames } from './vocabulary'

/** Crash points. */
export const enPoints: AllNames['points'] = {
  'before-commit': 'before commit',
  'after-commit': 'after commit, before the answer',
  'after-publish': 'after publish',
  'between-writes': 'between the two writes',
  'after-respond': 'after the answer',
  'after-read': 'after read',
  'after-mark': 'after mark',
  'after-offset': 'after saving the offset',
  'after-fetch': 'after fetch, before apply',
  'after-apply': 'after apply, before ack',
  'after-ack': 'after ack',
  'after-extract': 'after extract, before load',
  'after-load': 'after load, before the watermark',
  'after-watermark': 'after saving the watermark',
  'after-append': 'after append, before ack',
  'after-push': 'after the push message',
  'after-receive': 'after receiving, before replay',
  'after-replay': 'after replay',
  'command-handler/after-publish': 'after publish',
  'command-handler/after-commit': 'after commit, before what follows',
  'relay/after-read': 'after read, before publish',
  'relay/after-publish': 'after publish, before mark',
  'log-reader/after-read': 'after read, before publish',
  'log-reader/after-publish': 'after publish, before saving the offset',
}
