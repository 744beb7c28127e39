// @vitest-environment jsdom
// Snippets say what they should, and nothing in a scenario's title can break out of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMS, type Shared, snippetOf } from './snippets'

const shared: Shared = {
  title: 'The relay crashes',
  summary: 'What was published is published again.',
  link: 'https://example.org/cqrscope/#s=1.abc&step=12&rules=r',
  isOpenable: true,
  frame: 'https://example.org/cqrscope/embed/v1/?lang=ko#s=1.abc&step=12&rules=r',
  module: 'https://example.org/cqrscope/embed/v1/cqr-scope.js',
  state: 's=1.abc&step=12&rules=r',
  picture: 'relay-crash-7.diagram.svg',
  diagram: 'sequenceDiagram\n  c0->>c1: x\n',
}

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html')

/** Titles that would like to be something else. */
const nasty = fc.string({
  unit: fc.constantFrom(
    'a',
    '"',
    "'",
    '<script>',
    '</a>',
    '&quot;',
    '{',
    '}',
    '`',
    '[',
    ']',
    '(',
    '\\',
    '\n',
    '한',
  ),
})

test('each form holds the link', () => {
  for (const form of FORMS) expect(snippetOf(form, shared).replaceAll('&amp;', '&')).toContain(shared.link)
})

test('a frame has a name, loads late, and says in words what is in it (50 titles, seed 1)', () => {
  fc.assert(
    fc.property(nasty, nasty, (title, summary) => {
      const page = parsed(snippetOf('iframe', { ...shared, title, summary }))
      const frame = page.querySelector('iframe')
      expect(frame?.getAttribute('title')).toBe(title)
      expect(frame?.getAttribute('src')).toBe(shared.frame)
      expect(frame?.getAttribute('loading')).toBe('lazy')
      expect(page.querySelectorAll('script')).toHaveLength(0)
      expect(page.querySelector('figcaption')?.textContent).toBe(`${title}: ${summary}`)
      expect(page.querySelector('figcaption a')?.getAttribute('href')).toBe(shared.link)
    }),
    { numRuns: 50, seed: 1 },
  )
})

test('an element carries the run, takes its name from the title, and nothing else comes in (50 titles, seed 1)', () => {
  fc.assert(
    fc.property(nasty, nasty, (title, summary) => {
      const page = parsed(snippetOf('element', { ...shared, title, summary }))
      const [script, ...more] = page.querySelectorAll('script')
      expect([script?.getAttribute('src'), script?.textContent, more]).toEqual([shared.module, '', []])
      const element = page.querySelector('cqr-scope')
      expect(element?.getAttribute('state')).toBe(shared.state)
      expect(element?.getAttribute('title')).toBe(title)
      expect(page.querySelector('figcaption')?.textContent).toBe(`${title}: ${summary}`)
    }),
    { numRuns: 50, seed: 1 },
  )
})

test('in MDX every text is a string of JavaScript (50 titles, seed 1)', () => {
  fc.assert(
    fc.property(nasty, (title) => {
      const text = snippetOf('mdx', { ...shared, title })
      const [, quoted = ''] = /title=\{("(?:[^"\\]|\\.)*")\} src=/.exec(text) ?? []
      expect(JSON.parse(quoted)).toBe(title)
      expect(text.replace(quoted, '').replace(quoted, '')).not.toContain('<script>')
    }),
    { numRuns: 50, seed: 1 },
  )
})

test('a title stays within its brackets in Markdown', () => {
  expect(snippetOf('markdown', { ...shared, title: 'a] b [c\n<d>' })).toBe(
    String.raw`[![a\] b \[c \<d\>](relay-crash-7.diagram.svg)](${shared.link})` + '\n',
  )
})

test('a diagram stands in a fence of its own, with the link below', () => {
  expect(snippetOf('mermaid', shared)).toBe(
    `\`\`\`mermaid\nsequenceDiagram\n  c0->>c1: x\n\`\`\`\n\n[The relay crashes](${shared.link})\n`,
  )
})
