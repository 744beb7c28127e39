// Pages of the documentation that are made from data: put together here, laid out as the formatter would.
import { format } from 'prettier'

/** Text as it stands in the file: laid out, so that the formatter has nothing to change. */
export const laidOut = (markdown: string): Promise<string> =>
  format(markdown, { parser: 'markdown', printWidth: 110 })

/** What a cell may hold: a line break would end the row, a bar the cell. */
const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|')

/** A table in Markdown. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/** The name under which a heading can be reached, as GitHub gives it. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

/** The anchors of a page. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const prose = markdown.replaceAll(/```[^]*?```/g, '')
  return new Set([...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)))
}
