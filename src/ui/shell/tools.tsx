// The right end of every header: language and theme.
import { IconButton } from '../controls/button'
import { useWords } from '../text/provider'
import type { Locale } from '../text/words'
import css from './header.module.css'

/** Props of the tools. `theme` is the one in force; `auto` has been decided by whoever gives it. */
export interface ToolsProps {
  readonly locale: Locale
  readonly onLocale: (locale: Locale) => void
  readonly theme: 'light' | 'dark'
  readonly onTheme: (theme: 'light' | 'dark') => void
}

/** Switches language and theme. */
export function Tools({ locale, onLocale, theme, onTheme }: ToolsProps) {
  const { shell } = useWords()
  const other = locale === 'ko' ? shell.toEnglish : shell.toKorean
  return (
    <>
      <button
        type="button"
        className={css['language']}
        lang={locale === 'ko' ? 'en' : 'ko'}
        title={other}
        aria-label={other}
        onClick={() => onLocale(locale === 'ko' ? 'en' : 'ko')}
        data-testid="language"
      >
        <span aria-hidden="true">
          <span className={locale === 'ko' ? css['chosen'] : undefined}>한</span>
          <span className={css['slash']}> / </span>
          <span className={locale === 'en' ? css['chosen'] : undefined}>EN</span>
        </span>
      </button>
      <IconButton
        icon="theme"
        label={theme === 'dark' ? shell.toLight : shell.toDark}
        onClick={() => onTheme(theme === 'dark' ? 'light' : 'dark')}
        data-testid="theme"
      />
    </>
  )
}
