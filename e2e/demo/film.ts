// Records a demo: a picture for each frame of what moves, one picture for as long as it stands still. So the film is even however
// slow the machine is. Beside it lie its captions, chapters, stills and poster.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type Camera, RATE } from './camera'
import type { Cue } from './stage'
import { Encoding } from './encoder'
import type { Lang, Said } from './words'

interface Mark {
  /** Seconds of the film. */
  readonly at: number
  readonly text: Said
}

export class Film implements Camera {
  readonly isOn = true
  private readonly page: Page
  private readonly folder: string
  private readonly encoding: Encoding
  private frames = 0
  private last: Buffer | undefined
  private readonly captions: Mark[] = []
  private readonly chapters: Mark[] = []
  /** Names of stills that the next picture is to be kept under. */
  private readonly wanted: string[] = []
  private stills = 0

  /** A film goes into a folder of its own below `folder`. */
  constructor(page: Page, folder: string, name: string) {
    this.page = page
    this.folder = path.resolve(folder, name)
    mkdirSync(path.join(this.folder, 'stills'), { recursive: true })
    this.encoding = new Encoding(path.join(this.folder, name))
  }

  frame(): Promise<void> {
    return this.take(1)
  }

  hold(ms: number): Promise<void> {
    return this.take(Math.max(1, Math.round((ms * RATE) / 1000)))
  }

  /** Takes note of what begins now. */
  async cue(cue: Cue): Promise<void> {
    if (cue.kind === 'still') {
      this.wanted.push(cue.name)
      return this.take(1)
    }
    const marks = cue.kind === 'chapter' ? this.chapters : this.captions
    marks.push({ at: this.frames / RATE, text: cue.text })
    this.wanted.push(cue.kind)
  }

  /** Writes all that belongs to the film. Returns its file and how many seconds it takes. */
  async end(title: Said): Promise<{ readonly file: string; readonly seconds: number }> {
    await this.encoding.end()
    const seconds = this.frames / RATE
    for (const lang of ['en', 'ko'] as const)
      this.write(`captions.${lang}.vtt`, vtt(this.captions, seconds, lang))
    const chapters = this.chapters.map(({ at, text }) => ({ at, title: text }))
    this.write('chapters.json', `${JSON.stringify({ title, seconds, chapters }, null, 2)}\n`)
    for (const lang of ['en', 'ko'] as const)
      this.write(`chapters.${lang}.vtt`, vtt(this.chapters, seconds, lang))
    if (this.last !== undefined) this.write('poster.jpg', this.last)
    return { file: this.encoding.file, seconds }
  }

  private async take(times: number): Promise<void> {
    this.last = await this.page.screenshot({ type: 'jpeg', quality: 92, animations: 'disabled' })
    for (const name of this.wanted.splice(0)) {
      this.stills++
      this.write(path.join('stills', `${String(this.stills).padStart(2, '0')}-${name}.jpg`), this.last)
    }
    await this.encoding.add(this.last, times)
    this.frames += times
  }

  private write(name: string, content: string | Buffer): void {
    writeFileSync(path.join(this.folder, name), content)
  }
}

/** Marks as WebVTT, each until the next one begins. */
export function vtt(marks: readonly Mark[], end: number, lang: Lang): string {
  const cues = marks.map(({ at, text }, index) => {
    const until = marks[index + 1]?.at ?? end
    return `${index + 1}\n${clock(at)} --> ${clock(until)}\n${text[lang]}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

/** `00:01:02.345`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const millis = Math.round((seconds - whole) * 1000)
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String(millis).padStart(3, '0')}`
}
