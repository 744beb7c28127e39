// Brings fonts, tokens and page-wide styles in, once, and switches between light and dark.
import '@fontsource-variable/noto-sans-kr'
import './tokens.css'
import './global.css'

export type Theme = 'light' | 'dark'

/** Puts a theme on the root element. */
export function showTheme(root: HTMLElement, theme: Theme): void {
  root.dataset['theme'] = theme
}
