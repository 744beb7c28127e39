// Where every message in flight is at an instant: linear in simulated time between its sending and its arrival.
import type { Message } from '#kernel'
import type { Instant } from './instant'
import type { MessageScene } from './scene'

/** The messages on the wires. Cheap: called once a frame. */
export function messagesAt(instant: Instant): readonly MessageScene[] {
  const scenes: MessageScene[] = []
  const { links } = instant.run
  for (const [, message] of instant.all('wires')) {
    const link = links.find(({ id }) => id === message.link)
    if (link !== undefined) scenes.push(sceneOfMessage(message, link.from === message.from, instant.at))
  }
  return scenes
}

function sceneOfMessage(message: Message, forward: boolean, at: number): MessageScene {
  const { id, link, kind, type, subject, sent, due, attempt, background } = message
  const held = message.held === true
  return {
    id,
    link,
    forward,
    kind,
    type,
    subject,
    // A held message waits half-way: nobody knows when it would have arrived.
    progress: held ? 0.5 : Math.min(1, Math.max(0, (at - sent) / Math.max(1, due - sent))),
    lost: message.lost === true,
    held,
    copy: message.copyOf !== undefined,
    attempt,
    background,
  }
}
