// Takes in what is dropped on the page or pasted into it, one after another, and remembers what became of each.
import { useEffect, useRef, useState } from 'react'
import type { Imported } from '#app'
import { useApp } from '../../lab/use-app'
import { useLibrary } from './use-library'

/** Something that was brought in; without an outcome it is being read. */
export interface Taken {
  readonly key: number
  readonly name: string
  readonly outcome: Imported | undefined
}

/** So many are remembered. */
const MOST = 8
/** A larger file is no run; it is not even read. */
const MOST_BYTES = 8_000_000

/** What was brought in, and the ways to bring in more. */
export function useTaking(pasted: string, onTaken: () => void) {
  const app = useApp()
  const library = useLibrary()
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const [isOver, setOver] = useState(false)
  const last = useRef(0)
  const queue = useRef(Promise.resolve())

  function take(name: string, read: () => Promise<string>): void {
    const key = (last.current += 1)
    setTaken((before) => [{ key, name, outcome: undefined }, ...before].slice(0, MOST))
    queue.current = queue.current.then(async () => {
      const outcome = await outcomeOf(read, (text) => library.take(text))
      setTaken((before) => before.map((each) => (each.key === key ? { ...each, outcome } : each)))
      if (outcome.ok && 'demo' in outcome) await app.lessons.open(outcome.demo)
      else if (outcome.ok) onTaken()
    })
  }

  function takeFiles(files: readonly File[]): void {
    for (const file of files)
      take(file.name, () => (file.size > MOST_BYTES ? Promise.resolve('') : file.text()))
  }

  const takeText = (text: string) => take(pasted, () => Promise.resolve(text))
  usePaste(takeText, takeFiles)
  useDrop(takeText, takeFiles, setOver)
  return { taken, takeFiles, isOver }
}

async function outcomeOf(read: () => Promise<string>, take: (text: string) => Promise<Imported>) {
  try {
    return await take(await read())
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return { ok: false, problems: [{ path: '', what }] } as const
  }
}

/** Pasting anywhere on the page, except where text is written. */
function usePaste(takeText: (text: string) => void, takeFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      if (target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null) return
      const files = [...(clipboardData?.files ?? [])]
      const text = clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) takeFiles(files)
      else if (text.trim() !== '') takeText(text)
    }
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  })
}

/** Dropping anywhere on the page. */
function useDrop(
  takeText: (text: string) => void,
  takeFiles: (files: readonly File[]) => void,
  setOver: (isOver: boolean) => void,
): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      const text = event.dataTransfer?.getData('text/plain') ?? ''
      if (files.length > 0) takeFiles(files)
      else if (text.trim() !== '') takeText(text)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  })
}
