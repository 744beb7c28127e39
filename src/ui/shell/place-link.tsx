// A link within the app: it has an address for the browser, and is gone to without loading the page anew.
import type { ReactNode } from 'react'
import { isForBrowser } from './nav'

/** Props of the link; `label` is what is heard where what is seen says too little. */
export interface PlaceLinkProps {
  readonly href: string
  readonly onGo: () => void
  readonly label?: string
  readonly className?: string | undefined
  readonly children: ReactNode
  readonly 'data-testid'?: string
}

/** The link. */
export const PlaceLink = ({ href, onGo, label, className, children, ...rest }: PlaceLinkProps) => (
  <a
    href={href}
    aria-label={label}
    className={className}
    data-testid={rest['data-testid']}
    onClick={(event) => {
      if (isForBrowser(event)) return
      event.preventDefault()
      onGo()
    }}
  >
    {children}
  </a>
)
