// Things of the diagram and their public test ids, in both directions: what a demo names is what a pointer can choose.
import type { Target } from './state'

/** The test id of what can be selected. */
export function testIdOf(target: Target): string {
  switch (target.kind) {
    case 'component':
      return `node:${target.id}`
    case 'link':
    case 'message':
      return `${target.kind}:${target.id}`
    case 'row':
      return `row:${target.store}:${target.key}`
  }
}

/** What a test id of the diagram means; undefined for those of other things. */
export function selectionOf(testId: string): Target | undefined {
  const [, kind, id] = /^(node|link|message|row):(.+)$/.exec(testId) ?? []
  if (id === undefined) return undefined
  if (kind === 'node') return { kind: 'component', id }
  if (kind === 'link' || kind === 'message') return { kind, id }
  const [store = '', ...key] = id.split(':')
  return { kind: 'row', store, key: key.join(':') }
}
