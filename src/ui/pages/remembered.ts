// A piece of a page's state that outlives the page: whoever comes back from the Lab finds it as it was.
import { useState } from 'react'

/** Makes a hook whose value is remembered until the page is loaded anew. */
export function remembered<Value>(first: Value) {
  let last = first
  return function useRemembered() {
    const [value, setValue] = useState(last)
    const remember = (next: Value) => {
      last = next
      setValue(next)
    }
    return [value, remember] as const
  }
}
