// A modal window on the native <dialog>: the browser keeps the focus inside and gives it back.
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../text/provider'
import { IconButton } from './button'
import css from './dialog.module.css'

/** Props of a dialog. It is shown while it is rendered with `open`; Escape and the backdrop ask to close. */
export interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  readonly 'data-testid'?: string
}

/** A modal window with a title, a body that scrolls and a foot for its acts. */
export function Dialog({ open, title, onClose, children, foot, 'data-testid': testId }: DialogProps) {
  const words = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (!open) return element.close()
    element.showModal()
    // To the first field, not to the button that closes.
    body.current?.querySelector<HTMLElement>('select, input, button')?.focus()
  }, [open])
  useEffect(() => {
    const element = dialog.current
    // A press on the backdrop lands on the dialog itself. Escape and the close button do the same.
    const press = (event: MouseEvent) => {
      if (event.target === element) onClose()
    }
    element?.addEventListener('mousedown', press)
    return () => element?.removeEventListener('mousedown', press)
  }, [onClose])
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby={id}
      data-testid={testId}
      onClose={onClose}
    >
      {open ? (
        <div className={css['inside']}>
          <header className={css['head']}>
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label={words.shell.close} tone="quiet" onClick={onClose} />
          </header>
          <div ref={body} className={css['body']}>
            {children}
          </div>
          {foot === undefined ? null : <footer className={css['foot']}>{foot}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}
