// What a language must be able to say around lessons; what lessons themselves say is in their files. Loaded with them.

export interface LessonPhrases {
  readonly title: string
  readonly what: string
  readonly numbered: (number: string, of: string) => string
  readonly steps: string
  readonly stepCount: (count: string) => string
  /** How a step stands, for those who do not see its mark. */
  readonly standing: { readonly [standing in 'done' | 'current' | 'todo']: string }
  /** Does for the reader what the step asks for. */
  readonly showMe: string
  readonly goOn: string
  readonly doing: string
  readonly next: string
  readonly back: string
  readonly restart: string
  readonly leave: string
  readonly finished: string
  /** A demo is none of the lessons; so many of its steps. */
  readonly demo: (step: string, of: string) => string
  readonly demoFinished: string
  /** Goes from step to step by itself, and stops doing so. */
  readonly byItself: string
  readonly byHand: string
  readonly nextLesson: (title: string) => string
  readonly allLessons: string
  readonly predict: string
  readonly asPredicted: string
  readonly otherwise: string
  readonly yours: string
  readonly happened: string
  readonly refused: string
  readonly open: string
  readonly again: string
  readonly doneOf: (done: string, of: string) => string
}
