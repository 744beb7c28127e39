// The door of the app: what the views may use.
export type * from './scene'
export type { Fault } from '#faults'
export type { ChartPicture } from '#machines'
export type { CommandSpec, FieldSpec } from '#domains'
