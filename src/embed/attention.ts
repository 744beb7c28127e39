// When an embed may play: while it is seen, and while no other embed of the page does.
import type { App } from '#app'

/** Shares of the frame in view: to begin by itself, and below which it pauses. */
const ENOUGH = 0.5
const TOO_LITTLE = 0.1

/** How the embeds of one site tell each other that one plays. */
const CHANNEL = 'cqrscope.embed'

interface Wishes {
  /** Plays when it comes into view, if nobody has pressed anything yet. */
  readonly byItself: boolean
  /** Begins to play, or goes on. */
  readonly play: () => void
}

/**
 * Pauses a run that is out of sight and goes on when it is seen again; lets one embed play at a time.
 * The returned function ends it.
 */
export function watchAttention(app: App, root: Element, { byItself, play }: Wishes): () => void {
  let begins = byItself
  /** Paused because nobody looked: it goes on when somebody does. */
  let interrupted = false
  const onSight = (share: number) => {
    const { playing } = app.store.getState()
    if (share < TOO_LITTLE && playing) {
      interrupted = true
      app.travel.pause()
    } else if (share >= ENOUGH && (begins || interrupted)) {
      begins = interrupted = false
      play()
    }
  }
  const observer = new IntersectionObserver((entries) => onSight(entries.at(-1)?.intersectionRatio ?? 0), {
    threshold: [0, TOO_LITTLE, ENOUGH],
  })
  observer.observe(root)
  const turns = takeTurns(app, () => {
    interrupted = false
    begins = false
  })
  return () => {
    observer.disconnect()
    turns()
  }
}

/** Where frames of one site hear each other, only the last one to begin goes on. In a sandbox of its own, none hears any. */
function takeTurns(app: App, onBegin: () => void): () => void {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : undefined
  const forget = app.store.subscribe((now, before) => {
    if (!now.playing || before.playing) return
    onBegin()
    channel?.postMessage('playing')
  })
  channel?.addEventListener('message', () => app.travel.pause())
  return () => {
    forget()
    channel?.close()
  }
}

/** Frames of the page's one clock. A frame that was out of sight for long does not leap: the clock bounds it. */
export function onFrame(callback: (wall: number) => void): () => void {
  let handle = requestAnimationFrame(function frame(wall) {
    handle = requestAnimationFrame(frame)
    callback(wall)
  })
  return () => cancelAnimationFrame(handle)
}
