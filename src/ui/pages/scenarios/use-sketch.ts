// How a card gets its picture: asked for when the card comes into sight, given up when it leaves before its turn.
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Drawing, Sketches } from '#app'
import { useLibrary } from './use-library'

/** What a run to be drawn is made of. */
export type SketchRequest = Parameters<Sketches['want']>[1]

/** Pictures are drawn a little before they are scrolled to. */
const MARGIN = '160px'

/** All pictures that there are. */
export function useDrawings(): ReadonlyMap<string, Drawing> {
  const { store } = useLibrary().sketches
  return useSyncExternalStore(store.subscribe, () => store.getState().drawings)
}

/** The picture of a run, once there is one, for an element that is to show it. `request` must stay the same object. */
export function useSketch<Shown extends HTMLElement>(
  name: string,
  request: SketchRequest,
): readonly [RefObject<Shown | null>, Drawing | undefined] {
  const { sketches } = useLibrary()
  const element = useRef<Shown>(null)
  const drawing = useDrawings().get(name)
  const isDrawn = drawing !== undefined
  useEffect(() => {
    const target = element.current
    if (target === null || isDrawn) return undefined
    const watch = new IntersectionObserver(
      (sightings) => {
        if (sightings.some(({ isIntersecting }) => isIntersecting)) sketches.want(name, request)
        else sketches.unwant(name)
      },
      { rootMargin: MARGIN },
    )
    watch.observe(target)
    return () => {
      watch.disconnect()
      sketches.unwant(name)
    }
  }, [sketches, name, request, isDrawn])
  return [element, drawing]
}
