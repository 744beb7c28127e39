/** A renamed field, in every business and every style: what each reader makes of it. */
import { describe, expect, test } from 'vitest'
import { domains } from './index'
import { inFirstSchema, inSecondSchema, misread } from './renaming'
import { applyStyles, captured, commit, sent, styleFor, workload } from './rig'

describe.each(domains.map((domain) => [domain.id, domain] as const))(
  'the renamed field of %s',
  (_id, domain) => {
    const { happened } = commit(domain, workload(domain, 23, 200).commands)
    const ways = [
      ...applyStyles.map((style) => ({ style, events: sent(domain, happened, styleFor[style]) })),
      { style: 'upsert' as const, events: captured(domain, happened) },
    ]

    test('is read back as it was by whoever knows both names', () => {
      for (const { events } of ways)
        for (const { payload } of events) {
          expect(inFirstSchema(domain, inSecondSchema(domain, payload))).toEqual(payload)
          expect(inFirstSchema(domain, payload)).toEqual(payload)
        }
    })

    test('is missed by whoever knows the other name only, whichever that is', () => {
      for (const { style, events } of ways) {
        const read = (change: typeof misread) =>
          events.filter(
            (event) =>
              domain.apply(style, { ...event, payload: change(domain, event.payload) }, () => undefined) ===
              undefined,
          ).length
        expect(read(inSecondSchema)).toBeGreaterThan(0)
        expect(read(misread)).toBe(read(inSecondSchema))
      }
    })
  },
)
