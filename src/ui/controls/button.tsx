// Buttons: with words, or with an icon and a label that is heard and shown on hover.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import css from './button.module.css'
import { classNames } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon'

/** What a button is for: the main act, an ordinary one, one that breaks something, one among others in a row. */
export type ButtonTone = 'main' | 'plain' | 'fault' | 'quiet'

/** Props of a button with words. `hotkey` is shown, not listened to. */
export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly tone?: ButtonTone
  readonly hotkey?: string | undefined
  readonly wide?: boolean
  readonly icon?: IconName
  readonly children: ReactNode
  readonly 'data-testid'?: string
}

/** A button with words, and the key that does the same. */
export function Button({ tone = 'plain', hotkey, wide, icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(css['button'], css[tone], wide === true && css['wide'], className)}
      aria-keyshortcuts={hotkey}
    >
      <span className={css['content']}>
        {icon === undefined ? null : <Icon name={icon} size={14} />}
        {children}
      </span>
      {hotkey === undefined ? null : <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  )
}

/** Props of a button with an icon; `label` is its name. */
export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly icon: IconName
  readonly label: string
  readonly hotkey?: string | undefined
  readonly tone?: ButtonTone
  readonly 'data-testid'?: string
}

/** A button with an icon only. */
export function IconButton({ icon, label, hotkey, tone = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(css['icon'], css[tone], className)}
      aria-label={label}
      aria-keyshortcuts={hotkey}
      title={hotkey === undefined ? label : `${label} (${hotkey})`}
    >
      <Icon name={icon} />
    </button>
  )
}
