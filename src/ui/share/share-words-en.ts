// English words of the share dialog.
import type { ShareWords } from './share-words'

export const shareEn: ShareWords = {
  title: 'Share this run',
  forms: {
    link: {
      name: 'Link',
      what: 'Brings back exactly this run, with everything that was done to it. The run itself is in the address; nothing is stored on a server.',
    },
    iframe: {
      name: 'iframe',
      what: 'For pages that take HTML: MkDocs, VitePress, Sphinx, blogs.',
    },
    element: {
      name: 'Element',
      what: 'A <cqr-scope> for pages that may load a script. It follows the theme and language of its page, and the page can drive the run.',
    },
    mdx: { name: 'MDX', what: 'For Docusaurus, Nextra, Starlight and other pages in MDX.' },
    markdown: {
      name: 'Markdown',
      what: 'A picture that links to the run, for README files. Save the picture and put it beside the text.',
    },
    mermaid: {
      name: 'Mermaid',
      what: 'A sequence diagram up to the present instant that GitHub, GitLab and Notion draw by themselves, at most 150 messages.',
    },
  },
  files: { name: 'Files', what: 'The run in the formats of other programs, and the views as pictures.' },
  formats: {
    scenario: { name: 'Scenario', what: 'JSON; the page and the command line read it' },
    trace: { name: 'Trace', what: 'one step a line, with all changes of rows' },
    mermaid: { name: 'Mermaid', what: 'sequence diagram up to the present instant' },
    csv: { name: 'Gap as CSV', what: 'for spreadsheets' },
    cloudevents: { name: 'CloudEvents 1.0', what: 'every message as an event, JSON' },
    perfetto: { name: 'Perfetto', what: 'Chrome trace; open it at ui.perfetto.dev' },
  },
  pictures: { diagram: 'Diagram', gap: 'Gap chart' },
  present: (step, time) => `Open at the present step: ${step}, ${time}`,
  presentHint: 'Otherwise it opens at the beginning.',
  copy: 'Copy',
  copied: (form) => `${form}: copied to the clipboard.`,
  selected: 'The page may not use the clipboard. The text is selected: copy it with your keyboard.',
  save: (file) => `Save ${file}`,
  saved: (file) => `${file} was saved.`,
  notDrawn: 'This view is not drawn at the moment. Open it, then save it.',
  length: (count) => `${count} characters`,
  long: (limit) => `Some mail programs and chats cut off links of more than ${limit} characters.`,
  tooLong: 'The link is too long to be opened. Save the scenario as a file instead.',
  unsayable: 'Something was done to this run that a link cannot say. Save its trace instead.',
}
