// What a host page looks like: dark or light, as the documentation generators say it, and in which language it is written.

/** Where VitePress, Docusaurus, Starlight, Bootstrap and MkDocs Material write down their theme. */
const MARKS = ['class', 'data-theme', 'data-bs-theme', 'data-md-color-scheme', 'style'] as const

export type Theme = 'light' | 'dark'

/** The theme of the page that an element stands in. */
export function hostTheme(element: Element): Theme {
  for (const place of [element.closest('[data-theme]'), document.documentElement, document.body]) {
    if (place === null) continue
    if (place.classList.contains('dark')) return 'dark'
    const said = ['data-theme', 'data-bs-theme', 'data-md-color-scheme'].map((name) =>
      place.getAttribute(name),
    )
    if (said.some((value) => value === 'dark' || value === 'slate')) return 'dark'
    if (said.some((value) => value === 'light' || value === 'default')) return 'light'
    const scheme = getComputedStyle(place).colorScheme
    if (scheme === 'dark' || scheme === 'light') return scheme
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** The language of the text around an element, where CQRScope speaks it. */
export function hostLang(element: Element): 'ko' | 'en' {
  const said = element.closest('[lang]')?.getAttribute('lang') ?? ''
  return said.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}

/** Tells when the host's look may have changed, until the returned function is called. */
export function onLook(tell: () => void): () => void {
  const observer = new MutationObserver(tell)
  for (const place of [document.documentElement, document.body])
    observer.observe(place, { attributes: true, attributeFilter: [...MARKS, 'lang'] })
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', tell)
  return () => {
    observer.disconnect()
    scheme.removeEventListener('change', tell)
  }
}
