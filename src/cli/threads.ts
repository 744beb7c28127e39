// Workers on the command line: threads of Node that run this same file. Each does one unit of work after another.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parentPort, Worker } from 'node:worker_threads'
import { type Crew, type Hand, type Reply, serve, type Work } from '#lab'
import { type Arguments, numberFlag } from './arguments'

const MOST_JOBS = 256

/** How many threads `--jobs` asks for: one a core where it is not given, a sentence where it is wrong. */
export function jobsOf(values: Arguments['values']): number | string {
  return (
    numberFlag(values, { flag: 'jobs', least: 1, most: MOST_JOBS, whole: true }) ?? availableParallelism()
  )
}

/** So many threads. */
export const threads = (workers: number): Crew => ({ workers, spawn })

function spawn(): Hand {
  const worker = new Worker(fileURLToPath(import.meta.url))
  return {
    send: (work) => worker.postMessage(work),
    receive: (listen) => {
      worker.on('message', (reply: Reply) => listen(reply))
      worker.on('error', (error) => listen({ kind: 'broken', why: String(error) }))
    },
    terminate: () => void worker.terminate(),
  }
}

/** What a thread does in place of a command. */
export function work(): void {
  parentPort?.on('message', (unit: Work) =>
    serve(
      unit,
      (reply) => parentPort?.postMessage(reply),
      () => performance.now(),
    ),
  )
}
