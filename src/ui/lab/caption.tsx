// The sentence that a script or a demo says about what is shown, whichever page that is.
import css from './caption.module.css'
import { useAppState } from './use-app'

export function Caption() {
  const caption = useAppState((state) => state.caption)
  return caption === '' ? null : (
    <p className={css['caption']} data-testid="caption">
      {caption}
    </p>
  )
}
