// English phrases of the page of rules.
import type { RulesPhrases } from './rules-phrases'

export const enRules: RulesPhrases = {
  title: 'What is modelled, and what is not',
  what: 'Every rule that the parts follow, from where it is known, and what shows it. What is simpler than the world, and what is left out, stands here too.',
  find: 'Find',
  part: 'Part',
  how: 'Extent',
  all: 'All',
  clear: 'Clear filters',
  shown: (count, of) => `${count} of ${of} rules`,
  none: 'No rule fits. Try another word, or clear the filters.',
  extents: { modelled: 'Modelled', simplified: 'Simplified', 'left-out': 'Left out' },
  extentMeanings: {
    modelled: 'as the real system does it; a test shows it',
    simplified: 'done in a simpler way, which may show',
    'left-out': 'not done here',
  },
  groups: {
    everywhere: 'Everywhere',
    writing: 'Write side',
    moving: 'On the way',
    brokers: 'Brokers',
    consuming: 'Consumers',
    stores: 'Read stores',
    reading: 'Reading',
    designs: 'Designs',
  },
  with: 'Works with',
  sources: 'Sources',
  measured: (server) => `measured on ${server}`,
  test: 'Test',
  inLab: (scenario) => `See it in the Lab: ${scenario}`,
  linkTo: (rule) => `Link to ${rule}`,
}
