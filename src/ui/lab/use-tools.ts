// Language and theme as every header switches them.
import { useSyncExternalStore } from 'react'
import type { ToolsProps } from '../shell/tools'
import { useApp, useAppState } from './use-app'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const watchScheme = (listen: () => void) => {
  prefersDark.addEventListener('change', listen)
  return () => prefersDark.removeEventListener('change', listen)
}

/** The theme in force: what was chosen, or what the system is set to. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useAppState((state) => state.theme)
  const system = useSyncExternalStore(watchScheme, () => (prefersDark.matches ? 'dark' : 'light'))
  return chosen === 'auto' ? system : chosen
}

/** What the header's tools show and do. */
export function useTools(): ToolsProps {
  const app = useApp()
  return {
    locale: useAppState((state) => state.lang),
    onLocale: (lang) => app.setPreferences({ lang }),
    theme: useTheme(),
    onTheme: (theme) => app.setPreferences({ theme }),
  }
}
