// Hands a text over to the browser as a file to be saved.

/** How long a browser may take to begin with the file, in wall milliseconds. */
const SOON = 10_000

/** Lets the browser save a text under a name. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), SOON)
}

/** A file's name out of a run's: letters of any script, digits and hyphens. */
export const fileName = (name: string, end: string): string =>
  `${
    name
      .toLocaleLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'run'
  }.${end}`
