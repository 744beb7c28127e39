// The events of the bridge, watched for as long as somebody is subscribed to them.
import { type App, type PageApi } from '#app'
import type { EventName } from './methods'

/** Wall milliseconds between two `timeupdate`. */
const UPDATE_EVERY = 250

type Tell = (data: unknown) => void

/** Tells of one kind of event until the returned function is called. */
export function observe(app: App, api: PageApi, name: EventName, tell: Tell): () => void {
  switch (name) {
    case 'status':
    case 'step':
    case 'selection':
      return subscribed(api, name, tell)
    case 'timeupdate':
      return regularly(app, api, tell)
    case 'consistency':
      return onTurn(app, api, tell)
    case 'resize':
      return onHeight(tell)
    case 'error':
      return onError(tell)
  }
}

function subscribed(api: PageApi, name: 'status' | 'step' | 'selection', tell: Tell): () => void {
  let ended = false
  let end = () => {}
  void api
    .subscribe([name], ({ status }) => tell(status))
    .then((stop) => {
      end = stop
      if (ended) stop()
    })
  return () => {
    ended = true
    end()
  }
}

function regularly(app: App, api: PageApi, tell: Tell): () => void {
  const timer = setInterval(() => {
    if (app.store.getState().playing) void api.getStatus().then(tell)
  }, UPDATE_EVERY)
  return () => clearInterval(timer)
}

/** When the models part and when they meet. */
function onTurn(app: App, api: PageApi, tell: Tell): () => void {
  let converged: boolean | undefined
  const look = async () => {
    const status = await api.getStatus()
    if (status.converged === converged) return
    converged = status.converged
    tell(status)
  }
  void look()
  return app.store.subscribe((now, before) => {
    if (now.step !== before.step || now.runId !== before.runId) void look()
  })
}

/** The height of what is shown. The same height is told once, and a host that answers with a new size is not answered for ever. */
function onHeight(tell: Tell): () => void {
  let last = 0
  const changes: number[] = []
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.scrollHeight)
    const now = performance.now()
    while ((changes[0] ?? now) < now - 1000) changes.shift()
    if (Math.abs(height - last) <= 1 || changes.length >= MOST_CHANGES) return
    changes.push(now)
    last = height
    tell({ height })
  })
  observer.observe(document.body)
  return () => observer.disconnect()
}

/** Changes of height a second that are told. */
const MOST_CHANGES = 5

function onError(tell: Tell): () => void {
  const listen = ({ message }: ErrorEvent) => tell({ code: 'internal', message })
  addEventListener('error', listen)
  return () => removeEventListener('error', listen)
}
