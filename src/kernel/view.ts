// The view a component gets of the world while it answers: rows by table, the time, and its own random streams.
import type { View } from './component'
import type { Draft } from './draft'
import type { Json } from './json'
import { drawFrom, type Surroundings } from './perform'
import { below } from './random'
import type { Table } from './rows'
import type { SimTime } from './time'

/** Reads through the step in the making, as it stood when the component was asked. */
export class ComponentView implements View {
  readonly now: SimTime
  private readonly draft: Draft
  private readonly around: Surroundings
  private readonly component: string

  constructor(draft: Draft, around: Surroundings, component: string) {
    this.now = draft.now
    this.draft = draft
    this.around = around
    this.component = component
  }

  get<Row extends Json>(table: Table<Row>, key: string): Row | undefined {
    return this.draft.get(table, key)
  }

  keys(table: Table): readonly string[] {
    return this.draft.keys(table)
  }

  size(table: Table): number {
    return this.draft.size(table)
  }

  draw(stream: string, bound: number): number {
    return below(this.drawWord(stream), bound)
  }

  drawWord(stream: string): number {
    return drawFrom(this.draft, this.around, `${this.component}:${stream}`)
  }
}
