// How a page watches long work: draws anew when its task says more.
import { useSyncExternalStore } from 'react'
import type { Task, TaskState } from '#app'

/** The present state of a task. */
export const useTask = <Request, Result>(task: Task<Request, Result>): TaskState<Request, Result> =>
  useSyncExternalStore(task.store.subscribe, task.store.getState)
