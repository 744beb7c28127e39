// The top of the Lab: the pages, what is being run, language and theme.
import { classNames } from '../controls/class-names'
import css from './header.module.css'
import { Setup } from './setup'
import type { ShellProps } from './shell'
import { Tools } from './tools'

type HeaderProps = Pick<
  ShellProps,
  'nav' | 'setup' | 'share' | 'locale' | 'onLocale' | 'theme' | 'onTheme' | 'sheet'
>

/** The top of the Lab. */
export function Header({ nav, setup, share, sheet, ...tools }: HeaderProps) {
  return (
    <header className={css['header']}>
      <Logo />
      <div className={css['nav']}>{nav}</div>
      <div className={classNames(css['setup'], sheet === 'setup' && css['open'])} id="sheet-setup">
        {/* On a phone the header has no room for them. */}
        <div className={css['navBelow']}>{nav}</div>
        <Setup {...setup} />
      </div>
      <div className={css['tools']}>
        {share}
        <Tools {...tools} />
      </div>
    </header>
  )
}

/** The name of the program. */
export const Logo = () => (
  <h1 className={css['logo']}>
    <b>CQR</b>Scope
  </h1>
)
