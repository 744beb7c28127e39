// The worker of the page: does one unit of work after another, off the main thread.
import { serve, type Work } from './work'

addEventListener('message', ({ data }: MessageEvent<Work>) =>
  serve(
    data,
    (reply) => postMessage(reply),
    () => performance.now(),
  ),
)
