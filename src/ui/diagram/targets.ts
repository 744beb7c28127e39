// What a person can choose and point at in the picture, and how strongly a thing stands out.
import type { Lit, Pointed } from '#app'

export type DiagramTarget =
  | { readonly kind: 'component'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'row'; readonly store: string; readonly key: string }

/** One text for a target: equal for equal targets. */
function targetKey(target: DiagramTarget): string {
  switch (target.kind) {
    case 'component':
    case 'link':
    case 'message':
      return `${target.kind}:${target.id}`
    case 'row':
      return `row:${target.store}:${target.key}`
  }
}

/** How strongly a thing stands out: it was chosen, it is pointed at somewhere, or it belongs to what is pointed at. */
type Emphasis = 'none' | 'chain' | 'highlighted' | 'selected'

/** Asks how strongly a target stands out, and what it stands for where that is not the target itself. */
export type EmphasisOf = (target: DiagramTarget, about?: Pointed) => Emphasis

/** Asks whether something is lit. */
export type LitBy = (what: Pointed) => Lit

const unlit: LitBy = () => 'none'

/** From what is selected and highlighted to a question that every part of the picture can ask. */
export function emphasis(
  selected: DiagramTarget | null,
  highlighted: readonly DiagramTarget[],
  litBy: LitBy = unlit,
): EmphasisOf {
  const chosen = selected && targetKey(selected)
  const pointed = new Set(highlighted.map(targetKey))
  return (target, about) => {
    const key = targetKey(target)
    if (key === chosen) return 'selected'
    if (pointed.has(key)) return 'highlighted'
    const what = target.kind === 'message' ? target : about
    const lit = what === undefined ? 'none' : litBy(what)
    return lit === 'pointed' ? 'highlighted' : lit
  }
}
