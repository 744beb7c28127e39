// What the share dialog offers to copy: one link in the forms that pages, articles and README files take.

/** What a form is made of. `link` opens the full page, `frame` is for a frame in somebody's page. */
export interface Shared {
  readonly title: string
  readonly summary: string
  readonly link: string
  /** Whether the page takes a link as long as this. */
  readonly isOpenable: boolean
  readonly frame: string
  /** The module that defines the element. */
  readonly module: string
  /** The run, for the element's `state`: the fragment without its `#`. */
  readonly state: string
  /** The file of the picture, beside the article. */
  readonly picture: string
  /** The run as a Mermaid sequence diagram. */
  readonly diagram: string
}

export const FORMS = ['link', 'iframe', 'element', 'mdx', 'markdown', 'mermaid'] as const

export type Form = (typeof FORMS)[number]

/** The text of a form. */
export function snippetOf(form: Form, shared: Shared): string {
  switch (form) {
    case 'link':
      return shared.link
    case 'iframe':
      return iframe(shared)
    case 'element':
      return element(shared)
    case 'mdx':
      return mdx(shared)
    case 'markdown':
      return `[![${inMarkdown(shared.title)}](${shared.picture})](${shared.link})\n`
    case 'mermaid':
      return `\`\`\`mermaid\n${shared.diagram}\`\`\`\n\n[${inMarkdown(shared.title)}](${shared.link})\n`
  }
}

/** What a frame may do: no more than the page needs. */
const ALLOW = 'fullscreen; clipboard-write'
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-downloads'
const REFERRER = 'strict-origin-when-cross-origin'

/** The title names the frame, the caption says in words what is in it, for whoever has no frames or no scripts. */
const iframe = ({ title, summary, link, frame }: Shared): string => `<figure>
  <iframe title="${inHtml(title)}" src="${inHtml(frame)}"
    loading="lazy" style="width:100%;aspect-ratio:16/10;min-height:480px;border:0"
    allow="${ALLOW}" referrerpolicy="${REFERRER}"
    sandbox="${SANDBOX}"></iframe>
  <figcaption><a href="${inHtml(link)}">${inHtml(title)}</a>: ${inHtml(summary)}</figcaption>
</figure>
`

/** Theme and language are those of the page. The caption is there for whoever has no scripts. */
const element = ({
  title,
  summary,
  link,
  module,
  state,
}: Shared): string => `<script type="module" src="${inHtml(module)}"></script>
<figure>
  <cqr-scope title="${inHtml(title)}" state="${inHtml(state)}"></cqr-scope>
  <figcaption><a href="${inHtml(link)}">${inHtml(title)}</a>: ${inHtml(summary)}</figcaption>
</figure>
`

/** JSX: other names of attributes, a style that is an object, and braces that are not code. */
const mdx = ({ title, summary, link, frame }: Shared): string => `<figure>
  <iframe title={${inCode(title)}} src={${inCode(frame)}}
    loading="lazy" style={{ width: '100%', aspectRatio: '16 / 10', minHeight: 480, border: 0 }}
    allow="${ALLOW}" referrerPolicy="${REFERRER}"
    sandbox="${SANDBOX}" />
  <figcaption><a href={${inCode(link)}}>{${inCode(title)}}</a>{${inCode(`: ${summary}`)}}</figcaption>
</figure>
`

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A string of JavaScript that can neither end early nor look like a tag. */
const inCode = (text: string): string => JSON.stringify(text).replaceAll('<', String.raw`\u003c`)

const inMarkdown = (text: string): string =>
  text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>]/g, (char) => `\\${char}`)
