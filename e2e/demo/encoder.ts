// Makes a film of pictures with whichever ffmpeg there is: the system's, or the small one that Playwright brings with it.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { RATE } from './camera'

/** A program that makes films, and what it can make. */
interface Encoder {
  readonly program: string
  readonly ending: 'mp4' | 'webm'
  readonly options: readonly string[]
}

const MP4 = [
  '-c:v',
  'libx264',
  '-preset',
  'medium',
  '-crf',
  '20',
  '-pix_fmt',
  'yuv420p',
  '-movflags',
  '+faststart',
]
const WEBM = ['-c:v', 'vp8', '-qmin', '0', '-qmax', '40', '-crf', '6', '-b:v', '2M', '-deadline', 'good']

const NO_FFMPEG = [
  'A film needs ffmpeg, and there is none. Install it:',
  '  Debian, Ubuntu   apt-get install ffmpeg',
  '  macOS            brew install ffmpeg',
  '  Windows          winget install ffmpeg',
  '  anywhere         npx playwright install ffmpeg   (makes webm only)',
  'or say where it is: FFMPEG_PATH=/path/to/ffmpeg',
].join('\n')

const encodersOf = (program: string): string => {
  const { stdout, error } = spawnSync(program, ['-hide_banner', '-encoders'], { encoding: 'utf8' })
  return error === undefined ? stdout : ''
}

/** Playwright's own, in the folder of its browsers. */
function ofPlaywright(): readonly string[] {
  const folders = {
    linux: path.join(homedir(), '.cache', 'ms-playwright'),
    darwin: path.join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: path.join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
  }
  const usual = folders[process.platform as keyof typeof folders] ?? folders.linux
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? usual
  if (!existsSync(folder)) return []
  const names = { linux: 'ffmpeg-linux', darwin: 'ffmpeg-mac', win32: 'ffmpeg-win64.exe' }
  const name = names[process.platform as keyof typeof names] ?? names.linux
  return readdirSync(folder)
    .filter((each) => each.startsWith('ffmpeg'))
    .map((each) => path.join(folder, each, name))
    .filter((each) => existsSync(each))
}

/** The first program that can make a film. Throws, and says what to install, where there is none. */
export function findEncoder(): Encoder {
  const named = process.env['FFMPEG_PATH']
  for (const program of named === undefined ? ['ffmpeg', ...ofPlaywright()] : [named]) {
    const encoders = encodersOf(program)
    if (encoders.includes('libx264')) return { program, ending: 'mp4', options: MP4 }
    if (encoders.includes('vp8')) return { program, ending: 'webm', options: WEBM }
  }
  throw new Error(NO_FFMPEG)
}

/** A film that is being written, picture by picture. */
export class Encoding {
  readonly file: string
  private readonly child: ChildProcessByStdio<Writable, null, Readable>
  private readonly ended: Promise<unknown[]>
  private complaint = ''

  /** `file` without its ending. */
  constructor(file: string, { program, ending, options }: Encoder = findEncoder()) {
    this.file = `${file}.${ending}`
    const input = ['-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(RATE), '-i', 'pipe:0']
    this.child = spawn(program, ['-loglevel', 'error', '-y', ...input, ...options, this.file], {
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    this.ended = once(this.child, 'close')
    this.child.stderr.on('data', (text: Buffer) => (this.complaint += text.toString()))
    // Why it stopped listening is told once it has ended.
    this.child.stdin.on('error', () => {})
  }

  /** Adds a JPEG, so many times. */
  async add(picture: Buffer, times: number): Promise<void> {
    for (let time = 0; time < times; time++)
      if (!this.child.stdin.write(picture)) await Promise.race([once(this.child.stdin, 'drain'), this.ended])
  }

  /** Waits until the film is written. */
  async end(): Promise<void> {
    this.child.stdin.end()
    const [code] = await this.ended
    if (code !== 0) throw new Error(`ffmpeg could not write ${this.file}: ${this.complaint.slice(0, 2000)}`)
  }
}
