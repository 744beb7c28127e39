// Which documents are there, and how far the slowest of the places that show them has come with each.
import type { DocumentChange } from './documents'
import { versionOf } from './subject'

export class Presence {
  private readonly versions = new Map<string, number[]>()
  private readonly present = new Set<string>()
  private readonly places: number

  constructor(places: number) {
    this.places = places
  }

  /** Takes in a change, and says which version all places have reached. `ofNothing`: what no row at all stands for. */
  note({ key, place, after }: DocumentChange, ofNothing: number): number {
    if (after === undefined) this.present.delete(key)
    else this.present.add(key)
    const version = after === undefined ? ofNothing : versionOf(after)
    if (this.places === 1) return version
    let versions = this.versions.get(key)
    if (versions === undefined)
      this.versions.set(key, (versions = Array.from({ length: this.places }, () => 0)))
    versions[place] = version
    return Math.min(...versions)
  }

  /** Whether a document is there. */
  has(key: string): boolean {
    return this.present.has(key)
  }
}
