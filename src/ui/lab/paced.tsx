// A part of the Lab that looks at the run at a steady pace while it plays, so that the diagram has the frames for itself.
import { type ReactNode, useMemo } from 'react'
import { createPace } from './pace'
import { PaceContext, useApp } from './use-app'

const clock = {
  now: () => performance.now(),
  later: (callback: () => void, millis: number) => {
    const timer = setTimeout(callback, millis)
    return () => clearTimeout(timer)
  },
}

interface PacedProps {
  /** When within a period it looks, from 0 to 1: another time than its neighbours. */
  readonly phase: number
  readonly children: ReactNode
}

/** What is inside sees the instants that the pace sees. */
export function Paced({ phase, children }: PacedProps) {
  const { store } = useApp()
  const pace = useMemo(() => createPace({ watched: store, phase, ...clock }), [store, phase])
  return <PaceContext value={pace}>{children}</PaceContext>
}
