// What a person can point at in the picture, and how two of them are told to be the same.

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

/** How strongly a thing stands out: it was chosen, or something else points at it. */
type Emphasis = 'none' | 'highlighted' | 'selected'

/** Asks how strongly a target stands out. */
export type EmphasisOf = (target: DiagramTarget) => Emphasis

/** From what is selected and highlighted to a question that every part of the picture can ask. */
export function emphasis(selected: DiagramTarget | null, highlighted: readonly DiagramTarget[]): EmphasisOf {
  const chosen = selected && targetKey(selected)
  const pointed = new Set(highlighted.map(targetKey))
  return (target) => {
    const key = targetKey(target)
    if (key === chosen) return 'selected'
    return pointed.has(key) ? 'highlighted' : 'none'
  }
}
