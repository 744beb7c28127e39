// A plain frame with its caption: for whoever wants no script at all in the page.
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'

export function Figure({ scenario, title, children }) {
  const { cqrscope } = useDocusaurusContext().siteConfig.customFields
  return (
    <figure>
      <iframe
        title={title}
        src={`${cqrscope}/embed/v1/?scenario=${scenario}`}
        loading="lazy"
        style={{ width: '100%', aspectRatio: '16 / 10', minHeight: 320, border: 0 }}
        allow="fullscreen; clipboard-write"
        referrerPolicy="strict-origin-when-cross-origin"
      />
      <figcaption>
        {children} <a href={`${cqrscope}/?scenario=${scenario}`}>Open it in a new tab</a>
      </figcaption>
    </figure>
  )
}
