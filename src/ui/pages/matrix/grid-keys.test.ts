// @vitest-environment jsdom
// Arrow keys in a table: over cells without a button, and from button to button in a cell with two.
import { expect, test } from 'vitest'
import { goalOf } from './grid-keys'

document.body.innerHTML = `<table><tbody>
  <tr><th>a</th><td><button>a1</button></td><td></td><td><button>a3</button></td></tr>
  <tr><th>b</th><td></td><td><button>b2</button></td><td><button>b3</button><button>b3'</button></td></tr>
  <tr><th>c</th><td><button>c1</button></td><td></td><td><button>c3</button></td></tr>
</tbody></table>`

const named = (name: string): HTMLButtonElement => {
  const found = Array.from(document.querySelectorAll('button')).find(
    ({ textContent }) => textContent === name,
  )
  if (found === undefined) throw new Error(`there is no button ${name}`)
  return found
}

test.each([
  ['a1', 'ArrowRight', 'a3'],
  ['a3', 'ArrowLeft', 'a1'],
  ['b3’', 'ArrowLeft', 'b2'],
  ['a1', 'ArrowDown', 'c1'],
  ['a3', 'ArrowDown', 'b3'],
  ['b3', 'ArrowDown', 'b3’'],
  ['c3', 'ArrowUp', 'b3’'],
  ['c3', 'Home', 'c1'],
  ['b2', 'End', 'b3'],
  ['c3', 'ArrowDown', undefined],
  ['a1', 'ArrowLeft', undefined],
  ['a1', 'Enter', undefined],
])('from %s, %s leads to %s', (from, key, goal) => {
  const real = (name: string) => name.replace('’', "'")
  expect(goalOf(key, named(real(from)))?.textContent).toBe(goal === undefined ? undefined : real(goal))
})
