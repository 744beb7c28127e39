// The workers of a command handler that has only so many: a command waits for a free one, and keeps it until it is done.
import { type Effect, type Message, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { type Handler, taskOf, type TaskRow, workOf } from './command-handler-rows'
import { write } from '../effects'
import { messageOf, textOf } from '../input'
import { bodyOf } from '../protocol/protocol'
import { enter, leave } from '../station'

/** A command as it comes in. */
export function taskFrom(message: Message): TaskRow {
  const { command, number } = bodyOf(message, 'command')
  const key = textOf(command['id'])
  return { address: replyAddress(message), command, number, key, tries: 1, plan: null }
}

/** `load` asks the store for the aggregate of a command that is begun. */
export const working = (
  handler: Handler,
  load: (task: string, row: TaskRow) => readonly Effect[],
): Actions<'takePlace' | 'begin'> => ({
  takePlace: ({ input, view, task }) => [
    write(handler.tasks, task, taskFrom(messageOf(input))),
    ...enter(handler.station, view, { key: `${task}/begin`, after: workOf(handler), body: {} }),
  ],
  begin: ({ view, task }) => load(task, taskOf(handler, view, task)),
})

/** A command is done: its row goes, and its worker takes the next one. */
export const finished = (handler: Handler, view: View, task: string): readonly Effect[] => [
  write(handler.tasks, task, undefined),
  ...leave(handler.station, view),
]
