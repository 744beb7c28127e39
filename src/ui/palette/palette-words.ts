// What the palette and the list of keys say, in both languages. Loaded with them.
import { useWords } from '../text/provider'

export interface PaletteWords {
  readonly title: string
  readonly search: string
  readonly none: string
  readonly send: (command: string, what: string) => string
  readonly crash: (component: string) => string
  readonly crashAt: (component: string, point: string) => string
  readonly restart: (component: string) => string
  readonly restartAll: string
  readonly goTo: (page: string) => string
  readonly goToMark: (what: string, target: string, time: string) => string
  readonly open: (scenario: string) => string
  readonly save: (format: string) => string
  readonly keysTitle: string
  readonly groups: { readonly [group in KeyGroup]: string }
}

/** The parts of the list of keys. */
export type KeyGroup = 'transport' | 'acts' | 'page'

const en: PaletteWords = {
  title: 'Do anything',
  search: 'Type what you want to do',
  none: 'Nothing fits. Try a component, a command or a page.',
  send: (command, what) => `${command}: ${what}`,
  crash: (component) => `Crash ${component} now`,
  crashAt: (component, point) => `Crash ${component} ${point}`,
  restart: (component) => `Restart ${component}`,
  restartAll: 'Restart what is down',
  goTo: (page) => `Go to ${page}`,
  goToMark: (what, target, time) => `Go to ${time}: ${what}, ${target}`,
  open: (scenario) => `Open scenario: ${scenario}`,
  save: (format) => `Save as ${format}`,
  keysTitle: 'Keys',
  groups: { transport: 'Time', acts: 'Acts', page: 'Page' },
}

const ko: PaletteWords = {
  title: '무엇이든 실행',
  search: '하려는 일을 입력하세요',
  none: '맞는 항목이 없습니다. 컴포넌트, 커맨드, 페이지 이름으로 찾아보세요.',
  send: (command, what) => `${command}: ${what}`,
  crash: (component) => `${component} 지금 중단`,
  crashAt: (component, point) => `${component} 중단: ${point}`,
  restart: (component) => `${component} 재시작`,
  restartAll: '멈춘 컴포넌트 모두 재시작',
  goTo: (page) => `${page} 페이지로 이동`,
  goToMark: (what, target, time) => `${time}로 이동: ${what}, ${target}`,
  open: (scenario) => `시나리오 열기: ${scenario}`,
  save: (format) => `${format} 파일로 저장`,
  keysTitle: '단축키',
  groups: { transport: '시간', acts: '조작', page: '페이지' },
}

/** The words in the language in use. */
export const usePaletteWords = (): PaletteWords => (useWords().locale === 'ko' ? ko : en)
