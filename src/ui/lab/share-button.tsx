// Copies a link that brings back exactly this scenario.
import { useState } from 'react'
import { linkOf } from '#app'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import { useApp } from './use-app'

export function ShareButton() {
  const app = useApp()
  const { shell } = useWords()
  const [link, setLink] = useState<string | null>(null)
  const share = async () => {
    const address = `${location.origin}${location.pathname}${await linkOf(app.run.causes)}`
    try {
      await navigator.clipboard.writeText(address)
      setLink(null)
      app.caption(shell.copied)
      setTimeout(() => app.caption(''), COPIED_FOR)
    } catch {
      // No clipboard here: the link stands beside the button, to be copied by hand.
      setLink(address)
    }
  }
  return (
    <>
      <Button onClick={() => void share()}>{shell.share}</Button>
      {link === null ? null : (
        <input readOnly value={link} aria-label={shell.share} onFocus={(event) => event.target.select()} />
      )}
    </>
  )
}

/** How long it is said that the link was copied, in wall milliseconds. */
const COPIED_FOR = 2500
