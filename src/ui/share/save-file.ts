// Hands a file to the browser to be saved.

/** Saves a text under a name. */
export function saveText(name: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  saveAddress(name, address)
  // The browser has taken it up by the next task.
  setTimeout(() => URL.revokeObjectURL(address))
}

/** Saves what an address holds, such as a picture's data address. */
export function saveAddress(name: string, address: string): void {
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
}
