// A queue of places to look at next.

/** A queue that gives out the cheapest first. */
export class Queue {
  private readonly heap: { readonly state: number; readonly cost: number }[] = []

  push(state: number, cost: number): void {
    const { heap } = this
    heap.push({ state, cost })
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1
      if (!this.swapIfCheaper(at, parent)) break
      at = parent
    }
  }

  pop(): number | undefined {
    const { heap } = this
    const [first] = heap
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first?.state
    heap[0] = last
    for (let at = 0; ;) {
      const [one, two] = [2 * at + 1, 2 * at + 2]
      const child = (heap[two]?.cost ?? Infinity) < (heap[one]?.cost ?? Infinity) ? two : one
      if (!this.swapIfCheaper(child, at)) break
      at = child
    }
    return first.state
  }

  private swapIfCheaper(below: number, above: number): boolean {
    const [child, parent] = [this.heap[below], this.heap[above]]
    if (child === undefined || parent === undefined || child.cost >= parent.cost) return false
    this.heap[below] = parent
    this.heap[above] = child
    return true
  }
}
