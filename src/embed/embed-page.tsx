// The embed in its language and theme, with what could not be opened said in words.
import { useAppState } from '#ui/lab/use-app.ts'
import { InApp, type InAppProps } from '#ui/lab/in-app.tsx'
import { EmbedView, type EmbedViewProps } from './embed-view'
import { embedWords } from './words'

type EmbedPageProps = Omit<InAppProps, 'children'> & Omit<EmbedViewProps, 'trouble'>

export function EmbedPage({ app, words, ...view }: EmbedPageProps) {
  return (
    <InApp app={app} words={words}>
      <Told {...view} />
    </InApp>
  )
}

function Told(view: Omit<EmbedViewProps, 'trouble'>) {
  const notices = useAppState((state) => state.notices)
  const lang = useAppState((state) => state.lang)
  const { newer, instead } = embedWords[lang]
  const trouble = notices.flatMap((notice) =>
    notice.kind === 'bad-scenario'
      ? [
          ...(notice.problems.some(({ path }) => path === 'link') ? [newer] : []),
          ...notice.problems.slice(0, 5).map(({ path, what }) => `${path}: ${what}`),
          instead,
        ]
      : [],
  )
  return <EmbedView {...view} trouble={trouble} />
}
