// How large an element is on the page, for drawings that fill their place.
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** A size in CSS pixels; zero until the element has been measured. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Watches the size of an element. */
export function useSize<Element extends HTMLElement>(): readonly [RefObject<Element | null>, Size] {
  const element = useRef<Element>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const watch = new ResizeObserver(() => {
      const next = { width: target.clientWidth, height: target.clientHeight }
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next))
    })
    watch.observe(target)
    return () => watch.disconnect()
  }, [])
  return [element, size]
}
