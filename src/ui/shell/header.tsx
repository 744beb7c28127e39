// The top of the page: the views, what is being run, language and theme.
import { IconButton } from '../controls/button'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import css from './header.module.css'
import { Setup } from './setup'
import type { ShellProps } from './shell'

type HeaderProps = Pick<
  ShellProps,
  'nav' | 'setup' | 'share' | 'locale' | 'onLocale' | 'theme' | 'onTheme' | 'sheet'
>

/** The top of the page. */
export function Header({ nav, setup, share, locale, onLocale, theme, onTheme, sheet }: HeaderProps) {
  const { shell } = useWords()
  return (
    <header className={css['header']}>
      <h1 className={css['logo']}>
        <b>CQR</b>Scope
      </h1>
      <div className={css['nav']}>{nav}</div>
      <div className={classNames(css['setup'], sheet === 'setup' && css['open'])} id="sheet-setup">
        {/* On a phone the header has no room for them. */}
        <div className={css['navBelow']}>{nav}</div>
        <Setup {...setup} />
      </div>
      <div className={css['tools']}>
        {share}
        <button
          type="button"
          className={css['language']}
          lang={locale === 'ko' ? 'en' : 'ko'}
          title={locale === 'ko' ? shell.toEnglish : shell.toKorean}
          aria-label={locale === 'ko' ? shell.toEnglish : shell.toKorean}
          onClick={() => onLocale(locale === 'ko' ? 'en' : 'ko')}
          data-testid="language"
        >
          <span aria-hidden="true">
            <span className={locale === 'ko' ? css['chosen'] : undefined}>한</span> /{' '}
            <span className={locale === 'en' ? css['chosen'] : undefined}>EN</span>
          </span>
        </button>
        <IconButton
          icon="theme"
          label={theme === 'dark' ? shell.toLight : shell.toDark}
          onClick={() => onTheme(theme === 'dark' ? 'light' : 'dark')}
          data-testid="theme"
        />
      </div>
    </header>
  )
}
