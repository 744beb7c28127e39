// The notifier: sends push messages to people. What went out cannot be taken back, so each one is a row of its own.
import { defineTable, type Input, type Micros, replyAddress } from '#kernel'
import { createComponent, type Recognised } from '../behaviour'
import { pause, reply, write } from '../effects'
import { indexKey, messageOf, postponedOf } from '../input'
import { notifierChart } from './notifier-chart'

type PushRow = { readonly event: string; readonly to: string; readonly at: number }

const SENDING: Micros = 2_000

/** Builds a notifier. It sends what it is told to, as often as it is told to. */
export function createNotifier(id: string) {
  const pushes = defineTable<PushRow>({ name: 'pushes', owner: id, durable: true, home: 'kernel' })
  return createComponent({
    id,
    kind: 'notifier',
    chart: notifierChart,
    behaviour: {
      recognise,
      actions: {
        takeTime: ({ input }) => {
          const message = messageOf(input)
          const body = { address: replyAddress(message), request: message.body }
          return [pause(`sent-out/${message.id}`, SENDING, body)]
        },
        push: ({ input, view }) => {
          const { address, request } = postponedOf<'push'>(input)
          const { event, to, round } = request
          return [
            write(pushes, indexKey(view.size(pushes) + 1), { event, to, at: view.now }),
            reply(address, 'pushed', { round }),
          ]
        },
      },
    },
    tables: [pushes],
    points: [],
    recovery: 100_000,
  })
}

function recognise(input: Input): Recognised | undefined {
  if (input.kind === 'timer') return { event: 'sent-out' }
  return input.kind === 'message' ? { event: input.message.type } : undefined
}
