// The top of every page: the name, the pages, what belongs to this one, and the tools at the end.
import type { ReactNode } from 'react'
import css from './header.module.css'

/** Props of the header. `children` stand between the pages and the tools. */
export interface HeaderProps {
  readonly nav: ReactNode
  readonly tools: ReactNode
  readonly children?: ReactNode
}

/** The top of a page. */
export const Header = ({ nav, tools, children }: HeaderProps) => (
  <header className={css['header']}>
    <h1 className={css['logo']}>
      <b>CQR</b>Scope
    </h1>
    {nav}
    {children}
    <div className={css['tools']}>{tools}</div>
  </header>
)
