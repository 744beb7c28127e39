// The quiet line above everything, in English.
import type { Notice } from '#app'
import type { NoticePhrases } from './act-phrases'

const storage: NoticePhrases['storage'] = {
  blocked: 'the browser blocks it',
  full: 'it is full',
  hung: 'it does not answer',
  missing: 'the browser has none',
  unreadable: 'it cannot be read',
  'not-writer': 'another tab writes this run',
}

function leftOut({ faults, lines }: { readonly faults: number; readonly lines: number }): string {
  const parts = [
    faults > 0 ? `${faults} ${faults === 1 ? 'fault' : 'faults'}` : '',
    lines > 0 ? `${lines} ${lines === 1 ? 'line' : 'lines'} of the workload` : '',
  ].filter((part) => part !== '')
  return parts.join(', ')
}

function says(notice: Notice): string {
  switch (notice.kind) {
    case 'memory-only':
      return `This run is kept in memory only and ends with the tab. Storage: ${storage[notice.why]}.`
    case 'storage-trouble':
      return `The last steps could not be stored: ${storage[notice.why]}.`
    case 'rows-differ':
      return `The stored rows differ from what the run’s causes give (${notice.tables.join(', ')}).`
    case 'rules-changed':
      return 'This run was computed by an earlier version of the rules; it may now come out differently.'
    case 'copy-opened':
      return 'Another tab writes this run. What you see here is a copy of it.'
    case 'bad-scenario':
      return `The scenario cannot be used: ${notice.problems.length} ${notice.problems.length === 1 ? 'problem' : 'problems'}.`
    case 'unreadable-runs':
      return `${notice.count} stored ${notice.count === 1 ? 'run' : 'runs'} could not be read.`
    case 'left-out':
      return `Left out, because it means nothing here: ${leftOut(notice)}.`
    case 'branched':
      return `You acted in the past: this is a new branch of ${notice.from}.`
  }
}

/** Notices in English. */
export const enNotices: NoticePhrases = {
  label: 'Notices',
  says,
  storage,
  rebuild: 'Rebuild by replay',
  copy: 'Work on a copy',
  dismiss: 'Dismiss',
  details: 'Details',
}
