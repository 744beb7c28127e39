// @vitest-environment jsdom
// Keys are the page's, except where they mean something else; a dialog that was closed has no keys any more.
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useHotkeys } from './hotkeys'

afterEach(cleanup)

function Page({ play, open }: { readonly play: () => void; readonly open: boolean }) {
  useHotkeys({ Space: play })
  return (
    <dialog open={open}>
      <select aria-label="what" />
    </dialog>
  )
}

function pressedIn(open: boolean) {
  const play = vi.fn<() => void>()
  const { container } = render(<Page play={play} open={open} />)
  const press = new KeyboardEvent('keydown', { code: 'Space', bubbles: true, cancelable: true })
  container.querySelector('select')?.dispatchEvent(press)
  return { play, press }
}

test('a key that is pressed in an open dialog is the dialog’s', () => {
  expect(pressedIn(true).play).not.toHaveBeenCalled()
})

test('a key that reaches a dialog which was just closed, and has the focus still, is the page’s', () => {
  const { play, press } = pressedIn(false)
  expect(play).toHaveBeenCalledOnce()
  expect(press.defaultPrevented).toBe(true)
})
