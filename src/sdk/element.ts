// `<cqr-scope>`: a run in a host page. Attributes are the frame's parameters, methods are those of the page's API.
import { addressOf, type EmbedOptions, OPTIONS, type Option } from './address'
import { connect, type Connection, type Listener } from './connection'
import { hostLang, hostTheme, onLook } from './host-look'

/** Methods of the page's API that an element has as its own. All others go through `call`. */
const METHODS = [
  'load',
  'getStatus',
  'getState',
  'play',
  'pause',
  'step',
  'seek',
  'runUntil',
  'setSpeed',
  'dispatch',
  'inject',
  'heal',
  'message',
  'without',
  'crash',
  'restart',
  'set',
  'verdict',
  'highlight',
  'caption',
  'snapshot',
  'exportAs',
  'settled',
] as const

/** Events that an element sends on as `cqr-<name>`; they bubble and cross shadow roots. */
const EVENTS = ['status', 'step', 'timeupdate', 'consistency', 'selection', 'error'] as const

/** What can be changed while the frame runs, and by which method; everything else loads the frame anew. */
const LIVE: { readonly [name in Option]?: readonly [method: string, value: (text: string) => unknown] } = {
  theme: ['setTheme', String],
  lang: ['setLang', String],
  speed: ['setSpeed', Number],
  scenario: ['load', String],
}

const STYLE =
  ':host{display:block}iframe{display:block;width:100%;height:100%;min-height:320px;aspect-ratio:16/10;border:0}' +
  'button{all:unset;display:block;position:relative;cursor:pointer}button:focus-visible{outline:2px solid}' +
  'img{display:block;max-width:100%}'

/** On a server there is no HTMLElement: the module can be imported there, and defines nothing. */
const Base = (globalThis.HTMLElement ?? Object) as typeof HTMLElement

/** The one of this page that plays. */
const stage: { playing?: CqrScope | undefined } = {}

export class CqrScope extends Base {
  static readonly observedAttributes: readonly string[] = [...OPTIONS, 'state', 'title']

  #connection: Connection | undefined
  #frame: HTMLIFrameElement | undefined
  #forgetLook: (() => void) | undefined

  connectedCallback(): void {
    if (this.#frame !== undefined) return
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.innerHTML = `<style>${STYLE}</style>`
    const poster = this.getAttribute('poster')
    // With a poster nothing is loaded before somebody wants it.
    if (poster === null) return this.#begin(root)
    const button = document.createElement('button')
    const picture = document.createElement('img')
    picture.src = poster
    picture.alt = ''
    button.append(picture)
    button.setAttribute('aria-label', `${this.lang === 'ko' ? '실행' : 'Run'}: ${this.#name}`)
    button.onclick = () => {
      button.remove()
      this.#begin(root)
    }
    root.append(button)
  }

  disconnectedCallback(): void {
    this.#connection?.close()
    this.#forgetLook?.()
    this.#frame?.remove()
    this.#frame = this.#connection = this.#forgetLook = undefined
    if (stage.playing === this) stage.playing = undefined
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (this.#frame === undefined || before === after) return
    const live = LIVE[name as Option]
    if (name === 'title') this.#frame.title = this.#name
    else if (live !== undefined && after !== null) this.call(live[0], live[1](after)).catch(() => {})
    else this.#frame.src = this.#address
  }

  /** Calls any method of the bridge. */
  async call(method: string, ...params: readonly unknown[]): Promise<unknown> {
    if (this.#connection === undefined)
      throw new Error('<cqr-scope> is not in a document, or waits behind its poster')
    return this.#connection.call(method, ...params)
  }

  /** Hears an event of the bridge until the returned function is called. */
  on(event: string, listener: Listener): () => void {
    return this.#connection?.on(event, listener) ?? (() => {})
  }

  get #name(): string {
    return this.getAttribute('title') ?? `CQRScope: ${this.getAttribute('scenario') ?? 'first-order'}`
  }

  get #address(): string {
    const options: Record<string, string> = {}
    for (const name of [...OPTIONS, 'state']) {
      const value = this.getAttribute(name)
      if (value !== null) options[name] = value === '' && name !== 'state' ? '1' : value
    }
    if ((options['theme'] ?? 'auto') === 'auto') options['theme'] = hostTheme(this)
    if ((options['lang'] ?? 'auto') === 'auto') options['lang'] = hostLang(this)
    return addressOf(
      this.getAttribute('base') ?? new URL('./', import.meta.url).href,
      options as EmbedOptions,
    )
  }

  #begin(root: ShadowRoot): void {
    const frame = document.createElement('iframe')
    frame.title = this.#name
    frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy'
    frame.allow = 'fullscreen; clipboard-write'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    const sandbox = this.getAttribute('sandbox')
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox)
    frame.src = this.#address
    root.append(frame)
    this.#frame = frame
    const connection = connect(frame)
    this.#connection = connection
    void connection.ready.then((welcome) => this.#tell('ready', welcome)).catch(() => {})
    for (const event of EVENTS) connection.on(event, (data) => this.#tell(event, data))
    connection.on('status', (data) => this.#takeTurn(data as { readonly playing?: boolean }))
    this.#forgetLook = onLook(() => {
      if ((this.getAttribute('theme') ?? 'auto') === 'auto')
        void this.call('setTheme', hostTheme(this)).catch(() => {})
      if ((this.getAttribute('lang') ?? 'auto') === 'auto')
        void this.call('setLang', hostLang(this)).catch(() => {})
    })
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`cqr-${name}`, { detail, bubbles: true, composed: true }))
  }

  /** Whoever begins to play stops the one that played. */
  #takeTurn({ playing: plays }: { readonly playing?: boolean }): void {
    if (plays !== true || stage.playing === this) return
    void stage.playing?.call('pause').catch(() => {})
    stage.playing = this
  }
}

for (const method of METHODS)
  Object.defineProperty(CqrScope.prototype, method, {
    value(this: CqrScope, ...params: readonly unknown[]) {
      return this.call(method, ...params)
    },
  })

for (const name of OPTIONS)
  if (!(name in Base.prototype))
    Object.defineProperty(CqrScope.prototype, name, {
      get(this: CqrScope) {
        return this.getAttribute(name)
      },
      set(this: CqrScope, value: string | number | boolean | null | undefined) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name)
        else this.setAttribute(name, value === true ? '1' : String(value))
      },
    })

/** Defines the element where there are elements and the name is free. */
export function define(): void {
  if (globalThis.customElements?.get('cqr-scope') === undefined)
    globalThis.customElements?.define('cqr-scope', CqrScope)
}
