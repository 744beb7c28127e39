// CQRScope's page as a demo steers it: the part of `window.cqrscope` (docs/page-api.md) that demos need, from outside the page.
import type { Page } from '@playwright/test'
import type { DemoFile, Written } from './file'
import type { Lang } from './words'

export interface Status {
  readonly at: number
  readonly step: number
  readonly head: number
}

interface Scope {
  getStatus(): Promise<Status>
  perform(act: Written): Promise<Status & { readonly reached: boolean }>
  check(condition: Written): Promise<{ readonly holds: boolean; readonly found: unknown }>
  caption(text: string): Promise<number>
  highlight(ids: readonly string[]): Promise<void>
  seek(place: number | { readonly step: number }): Promise<Status>
  openDemo(demo: DemoFile): Promise<Status>
  setLang(lang: Lang): Promise<void>
  settled(): Promise<void>
}

/** Calls a method of the page's API. */
export function call<Name extends keyof Scope>(
  page: Page,
  name: Name,
  ...given: Parameters<Scope[Name]>
): Promise<Awaited<ReturnType<Scope[Name]>>> {
  return page.evaluate(
    ([method, values]) => {
      const { cqrscope } = globalThis as unknown as {
        cqrscope: { [name: string]: (...all: unknown[]) => unknown }
      }
      return cqrscope[method]?.(...values) as never
    },
    [name, given as readonly unknown[]] as const,
  )
}

/** Goes on to an instant, unless what is awaited comes first. True: it came. */
export const goOnTo = (page: Page, until: unknown, at: number): Promise<boolean> =>
  page.evaluate(
    async ([awaited, instant]) => {
      const { cqrscope } = globalThis as unknown as { cqrscope: Scope }
      const { reached } = await cqrscope.perform({ runUntil: awaited, limit: instant })
      if (!reached) await cqrscope.seek(instant)
      return reached
    },
    [until, at] as const,
  )
