// What runs with the clock, set directly at every frame: messages, the age of the gap, the time a component has been down.
import type { Scene } from '#app'
import type { MessageLayer } from './message-layer'
import type { DiagramTarget } from './targets'
import type { DiagramWords } from './words'

/** The moving part of a picture. Whoever owns the frame clock calls `update` with the scene of each frame. */
export interface DiagramLive {
  readonly update: (scene: Scene) => void
}

function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text
}

/** Takes a click on the ground of a box as one on its component. The keyboard has the button in the box's head. */
export function listenToGround(root: Element, onSelect: (target: DiagramTarget) => void): () => void {
  const choose = (event: Event): void => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-ground') : null
    if (id !== null) onSelect({ kind: 'component', id })
  }
  root.addEventListener('click', choose)
  return () => root.removeEventListener('click', choose)
}

/** Makes the moving part of a drawn picture. */
export function createLive(root: Element, layer: MessageLayer, words: DiagramWords): DiagramLive {
  return {
    update: (scene) => {
      layer.update(scene.messages)
      const gap = root.querySelector('[data-testid="gap"]')
      if (gap) gap.setAttribute('data-ms', String(scene.gap.age / 1000))
      const age = root.querySelector('[data-gap-age]')
      if (age) setText(age, words.gapAge(scene.gap.age).number)
      for (const node of root.querySelectorAll('[data-down]')) {
        const id = node.getAttribute('data-down')
        const component = scene.components.find((one) => one.id === id)
        const wordings = words.down(component ? scene.at - component.since : 0)
        setText(node, wordings[Number(node.getAttribute('data-wording'))] ?? '')
      }
    },
  }
}
