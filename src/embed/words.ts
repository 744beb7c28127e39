// What only an embed says, in both languages; all other words are the page's own.

export interface EmbedWords {
  readonly open: string
  readonly openFull: string
  readonly restart: (component: string) => string
  /** `events` says how many are missing, `age` for how long. */
  readonly behind: (events: string, age: string) => string
  readonly same: string
  readonly differs: string
  readonly textTitle: string
  readonly warnings: string
  readonly newer: string
  readonly instead: string
}

export const embedWords: { readonly [lang in 'en' | 'ko']: EmbedWords } = {
  en: {
    open: 'Open in a new tab',
    openFull: 'This is CQRScope as other pages embed it. Open the full app',
    restart: (component) => `Restart ${component}`,
    behind: (events, age) => `${events} · ${age}`,
    same: 'Both models say the same',
    differs: 'The models differ',
    textTitle: 'The figure in words',
    warnings: 'What this address says and cannot be used:',
    newer: 'This link was made by a newer version of CQRScope, or is damaged.',
    instead: 'The first lesson is shown instead.',
  },
  ko: {
    open: '새 탭에서 열기',
    openFull: '다른 페이지에 임베드되는 CQRScope 화면입니다. 전체 앱 열기',
    restart: (component) => `${component} 재시작`,
    behind: (events, age) => `${events} · ${age}`,
    same: '두 모델이 같습니다',
    differs: '두 모델이 다릅니다',
    textTitle: '글로 보는 그림',
    warnings: '이 주소에서 쓸 수 없는 값:',
    newer: '더 새로운 버전의 CQRScope에서 만든 링크이거나 손상된 링크입니다.',
    instead: '대신 첫 번째 시나리오를 보여 줍니다.',
  },
}
