// A new release of the command handler is deployed in mid-run: from then on it writes events in another schema.
import type { View } from '#kernel'
import type { Actions } from '../behaviour'
import type { Handler } from './command-handler-rows'
import { send, write } from '../effects'
import { stimulusOf } from '../input'
import type { EventBody } from '../protocol/protocol'

const RELEASE = 'release'
const LATER = 2

export const releasing = ({ options, release }: Handler): Actions<'deploy'> => ({
  deploy: ({ input }) => {
    const lasts = Number(stimulusOf(input)['lasts'] ?? 0)
    return [
      write(release, RELEASE, LATER),
      ...(options.migrates === true ? [send(options.toStore, 'migrate', { lasts })] : []),
    ]
  },
})

/** Events as the release writes them that runs now. */
export function written({ options, release }: Handler, view: View, events: readonly EventBody[]) {
  const { later } = options
  return later === undefined || view.get(release, RELEASE) !== LATER ? events : events.map(later)
}
