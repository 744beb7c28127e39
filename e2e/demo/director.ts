// Directs a demo: everything that a script can say, do, show and claim. Each verb is a step of the test, acts on the page, and is
// written down for the demo file.
import { expect, type Page, test } from '@playwright/test'
import { claimsOf } from './claims'
import { type Draft, type FileStep, fileStep, type Written } from './file'
import { goOnUntil, type Motion, seekInstant, stepBy } from './motion'
import { call } from './scope'
import type { CaptionOptions, Stage, Via } from './stage'
import { type Lang, type Said, said } from './words'

/** How long the end of a step stays in sight unless it says otherwise, in milliseconds. */
const AFTERMATH = 900
/** How long a button is pointed at before it is pressed. */
const POINTING = 700
/** How long a chapter's name stands by itself. */
const HEADING = 1400

export class Director {
  readonly page: Page
  readonly lang: Lang
  /** What the script claims. A false claim fails the test, and names itself. */
  readonly expect = claimsOf((condition) => this.claim(condition))
  private readonly stage: Stage
  private readonly drafts: Draft[] = []
  private chapterToCome: Said | undefined
  private speedNow = 1
  /** A step has been begun, and its end is yet to be shown. */
  private isOpen = false
  /** The first verb that only the page as a whole can follow. */
  private beyondFile: string | undefined

  constructor(stage: Stage) {
    this.stage = stage
    this.page = stage.page
    this.lang = stage.lang
  }

  /** The steps as a demo file holds them. Throws where the script did what no file can say. */
  get steps(): readonly FileStep[] {
    if (this.beyondFile !== undefined)
      throw new Error(`${this.beyondFile} has no place in a demo file, which plays one run in the Lab`)
    return this.drafts.map(fileStep)
  }

  /** Whether the script can be written as a demo file. */
  get isFile(): boolean {
    return this.beyondFile === undefined && this.drafts.length > 0
  }

  /** A chapter begins. */
  chapter(en: string, ko: string): Promise<void> {
    return this.verb(`chapter: ${en}`, async () => {
      this.chapterToCome = { en, ko }
      await this.endStep()
      await this.stage.onCue({ kind: 'chapter', text: { en, ko } })
      await this.say({ en, ko })
      await this.stage.camera.hold(HEADING)
    })
  }

  /** A step begins: this is said, and can be read before anything happens. */
  caption(en: string, ko: string, { highlight = [], hold }: CaptionOptions = {}): Promise<void> {
    return this.verb(`“${en}”`, async () => {
      await this.endStep()
      const caption = { en, ko }
      const chapter = this.chapterToCome
      this.chapterToCome = undefined
      this.drafts.push({ chapter, caption, highlight: [...highlight], acts: [], claims: [], hold })
      this.isOpen = true
      await call(this.page, 'highlight', highlight)
      await this.stage.onCue({ kind: 'caption', text: caption })
      await this.stage.camera.hold(await this.say(caption))
    })
  }

  /** Points at more things than the caption does. */
  highlight(...ids: readonly string[]): Promise<void> {
    return this.verb(`highlight ${ids.join(', ')}`, async () => {
      const { highlight } = this.current('highlight')
      highlight.push(...ids)
      await call(this.page, 'highlight', highlight)
    })
  }

  /** Sends a command; by the button of its type, where that sends the same. */
  command(command: Written & { readonly type: string }, { via = 'api' }: Via = {}): Promise<void> {
    const { type, id } = command
    const button = this.page.locator(
      `[data-testid="command:${type}"], [data-testid="command:${type}:${String(id)}"]`,
    )
    return this.act({ command }, via === 'api' ? undefined : () => this.pressOn(button))
  }

  /** Crashes a component now, or the next time that it passes a point. */
  crash(
    component: string,
    { via = 'api', ...when }: Via & { readonly point?: string; readonly restartAfter?: number } = {},
  ): Promise<void> {
    return this.act(
      { crash: component, ...when },
      via === 'api' ? undefined : () => this.onPanel(component, 'crash'),
    )
  }

  restart(component: string, { via = 'api' }: Via = {}): Promise<void> {
    return this.act(
      { restart: component },
      via === 'api' ? undefined : () => this.onPanel(component, 'restart'),
    )
  }

  /** A fault as a scenario file writes it. */
  inject(fault: Written): Promise<void> {
    return this.act({ inject: fault })
  }

  /** Changes a setting; the run begins anew. */
  set(path: string, to: string | number | boolean | null): Promise<void> {
    return this.act({ set: path, to })
  }

  /** Any act of docs/demo-file.md. `byHand` does it on the page instead. */
  act(act: Written, byHand?: () => Promise<void>): Promise<void> {
    return this.verb(JSON.stringify(act), async () => {
      this.note(act)
      if (byHand === undefined) await call(this.page, 'perform', act)
      else await byHand()
    })
  }

  /** Goes on until `"quiet"`, `"converged"`, `{event}`, `{check}`, `{at}` or `{holds: condition}`; at most to `limit`. */
  runUntil(until: string | Written, { limit }: { readonly limit?: number } = {}): Promise<void> {
    const act = { runUntil: until, ...(limit === undefined ? {} : { limit }) }
    return this.verb(JSON.stringify(act), async () => {
      this.note(act)
      if (!(await goOnUntil(this.motion, until, limit)))
        throw new Error(`The demo waits for ${JSON.stringify(until)}, which never comes`)
    })
  }

  /** So many steps on, or back where negative. */
  step(steps: number): Promise<void> {
    return this.verb(`step ${steps}`, async () => {
      this.note({ step: steps })
      await stepBy(this.motion, steps)
    })
  }

  /** Moves the viewer to an instant in milliseconds, or to `{step}` or `{check}`. */
  seek(place: number | Written): Promise<void> {
    return this.verb(`seek ${JSON.stringify(place)}`, async () => {
      this.note({ seek: place })
      if (typeof place === 'number') await seekInstant(this.motion, place)
      else await call(this.page, 'perform', { seek: place })
    })
  }

  /** Simulated seconds for one second of the film, until the next caption. */
  speed(speed: number): Promise<void> {
    return this.verb(`speed ${speed}`, async () => {
      this.note({ speed })
      this.speedNow = speed
    })
  }

  /** Presses what has that test id, anywhere on the page; `lane:1 lane:open` is what stands inside of another. */
  press(testId: string): Promise<void> {
    return this.verb(`press ${testId}`, async () => {
      this.beyondFile ??= `press("${testId}")`
      await this.pressOn(this.at(testId))
    })
  }

  /** Writes or chooses a value in the field of that test id. */
  fill(testId: string, value: string): Promise<void> {
    return this.verb(`fill ${testId}: ${value}`, async () => {
      this.beyondFile ??= `fill("${testId}")`
      const field = this.at(testId)
      await call(this.page, 'highlight', [testId])
      await this.stage.camera.hold(POINTING)
      if (await field.evaluate((element) => element instanceof HTMLSelectElement))
        await field.selectOption(value)
      else await field.fill(value)
    })
  }

  /** Presses a key so often; each press stays in sight. */
  key(
    key: string,
    { times = 1, each = 250 }: { readonly times?: number; readonly each?: number } = {},
  ): Promise<void> {
    return this.verb(`key ${key} × ${times}`, async () => {
      this.beyondFile ??= `key("${key}")`
      for (let press = 0; press < times; press++) {
        await this.page.keyboard.press(key)
        await this.stage.camera.hold(each)
      }
    })
  }

  /** What has that test id shows a text, or has these attributes; it may take as long as the work that it waits for. */
  shows(
    testId: string,
    what: string | { readonly [attribute: string]: string },
    timeout = 60_000,
  ): Promise<void> {
    return this.verb(`${testId} shows ${JSON.stringify(what)}`, async () => {
      this.beyondFile ??= `shows("${testId}")`
      const found = expect(this.at(testId), `The demo claims that ${testId} shows it`)
      if (typeof what === 'string') return found.toContainText(what, { timeout })
      for (const [name, value] of Object.entries(what)) await found.toHaveAttribute(name, value, { timeout })
    })
  }

  /** A picture of its own, besides the one that each caption gets. */
  still(name: string): Promise<void> {
    return this.verb(`still ${name}`, () => this.stage.onCue({ kind: 'still', name }))
  }

  /** The script has come to its end. */
  end(): Promise<void> {
    return this.endStep()
  }

  private verb(title: string, body: () => Promise<void>): Promise<void> {
    return test.step(title, body, { box: true })
  }

  private get motion(): Motion {
    return { page: this.page, camera: this.stage.camera, speed: this.speedNow }
  }

  private current(verb: string): Draft {
    const draft = this.drafts.at(-1)
    if (draft === undefined) throw new Error(`${verb} before anything was said: begin with a caption`)
    return draft
  }

  /** Writes an act down. What a file claims of a step is claimed at its end. */
  private note(act: Written): void {
    const { acts, claims } = this.current(JSON.stringify(act))
    if (claims.length > 0)
      throw new Error(`${JSON.stringify(act)} comes after a claim: give it a caption of its own`)
    acts.push(act)
  }

  private claim(condition: Written): Promise<void> {
    return this.verb(`claims ${JSON.stringify(condition)}`, async () => {
      this.current('a claim').claims.push(condition)
      const { holds, found } = await call(this.page, 'check', condition)
      if (!holds)
        throw new Error(
          `The demo claims ${JSON.stringify(condition)}, which is not true: found ${JSON.stringify(found)}`,
        )
    })
  }

  private say(text: string | Said): Promise<number> {
    return call(this.page, 'caption', said(text)[this.lang])
  }

  private async endStep(): Promise<void> {
    if (this.isOpen) await this.stage.camera.hold(this.drafts.at(-1)?.hold ?? AFTERMATH)
    this.isOpen = false
    this.speedNow = 1
  }

  /** Chooses a component and presses one of the buttons of its panel. */
  private async onPanel(component: string, act: 'crash' | 'restart'): Promise<void> {
    await this.pressOn(this.at(`node:${component}`))
    await this.pressOn(this.at(`component:${act}`))
  }

  /** What has that test id, and stands inside of what has the one before it. */
  private at(testIds: string) {
    const path = testIds.split(' ').map((testId) => `[data-testid="${testId}"]`)
    return this.page.locator(path.join(' '))
  }

  private async pressOn(button: ReturnType<Page['locator']>): Promise<void> {
    const testId = await button.getAttribute('data-testid')
    await call(this.page, 'highlight', testId === null ? [] : [testId])
    await this.stage.camera.hold(POINTING)
    await button.click()
    await call(this.page, 'highlight', this.drafts.at(-1)?.highlight ?? [])
  }
}
