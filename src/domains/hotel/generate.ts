/** Makes up the commands of a random workload of rooms. */
import type { AggregateState, Command, Draw, JsonObject, WorkloadMemory } from '../domain'
import { pick } from '../picking'
import { generating, newest, nextId, noteOf, withNew, withNote } from '../workload-memory'
import { hotels } from './catalogue'
import { decide } from './decide'
import { evolve } from './evolve'
import { readRoom, roomIn } from './read-room'
import { hasGuest, opening, roomFollowUp } from './room'
import type { Room, RoomFollowUp, Stay } from './room'

const guests = 40
const smallest = 2
const sizes = 5
const priceSteps = 8
const priceStep = 10_000

// Older ones are forgotten. A note is the whole room, so there are fewer of them than the shop keeps of its orders.
const roomsMax = 12

/** The memory after a command; one that the rules forbid, as far as the memory can tell, leaves no trace. */
export const remember = (memory: WorkloadMemory, command: Command): WorkloadMemory => {
  const known = noteOf(memory, command.id)
  const before = known === undefined ? undefined : readRoom(known.details)
  const decision = decide(before, unclaimed(command))
  if (!decision.ok) return memory
  const after = roomIn(
    decision.events.reduce<AggregateState | undefined>(
      (room, event) => evolve(room, command.id, event),
      before,
    ),
  )
  if (after === undefined) return memory
  const next = { id: command.id, last: command.type, details: after }
  return known === undefined ? newest(roomsMax, withNew('room', memory, next)) : withNote(memory, next)
}

// The memory counts what was sent, not what was committed: a claim about the version says nothing to it.
const unclaimed = ({ expectedVersion: _claimed, ...command }: Command): Command => command

const openRoom = (draw: Draw, memory: WorkloadMemory, senseless: boolean): Command => {
  const again = senseless ? pick(memory.open, draw) : undefined
  const hotel = pick(hotels, draw)
  if (hotel === undefined) throw new Error('Broken invariant: the chain has hotels')
  return {
    type: opening,
    id: again?.id ?? nextId('room', memory),
    hotel: hotel.id,
    capacity: smallest + draw(sizes),
    price: hotel.price + priceStep * draw(priceSteps),
  }
}

const followUp = (
  type: RoomFollowUp,
  draw: Draw,
  memory: WorkloadMemory,
  senseless: boolean,
): Command | undefined => {
  const rooms = memory.open.flatMap((note) => readRoom(note.details) ?? [])
  const asked = senseless ? pick(rooms, draw) : undefined
  const nonsense = asked === undefined ? undefined : refusedFields(type, asked, draw)
  if (asked !== undefined && nonsense !== undefined) return { type, id: asked.id, ...nonsense }
  const room = pick(
    rooms.filter((each) => fits(type, each)),
    draw,
  )
  return room === undefined ? undefined : { type, id: room.id, ...fields(type, room, draw) }
}

const fits = (type: RoomFollowUp, room: Room): boolean => {
  switch (type) {
    case 'BookRoom':
    case 'HoldRoom':
      return room.status === 'open'
    case 'PayHold':
    case 'ReleaseHold':
      return room.holds.length > 0
    case 'CancelBooking':
      return room.bookings.length > 0
    case 'ChangePrice':
      return true
  }
}

const fields = (type: RoomFollowUp, room: Room, draw: Draw): JsonObject => {
  switch (type) {
    case 'BookRoom':
    case 'HoldRoom':
      return { guest: stranger(room, draw) }
    case 'PayHold':
    case 'ReleaseHold':
      return { guest: guestOf(room.holds, draw) }
    case 'CancelBooking':
      return { guest: guestOf(room.bookings, draw) }
    case 'ChangePrice':
      return { price: otherPrice(room, draw) }
  }
}

// Asks a full room for one more, or as somebody who has a booking, or for what somebody does not have.
const refusedFields = (type: RoomFollowUp, room: Room, draw: Draw): JsonObject | undefined => {
  switch (type) {
    case 'BookRoom':
    case 'HoldRoom': {
      const again = pick([...room.bookings, ...room.holds], draw)
      if (room.status === 'full') return { guest: stranger(room, draw) }
      return again === undefined ? undefined : { guest: again.guest }
    }
    case 'PayHold':
    case 'ReleaseHold':
    case 'CancelBooking':
      return { guest: stranger(room, draw) }
    case 'ChangePrice':
      return { price: room.price }
  }
}

// A guest who has nothing with the room: the one drawn, or the next who has not.
const stranger = (room: Room, draw: Draw): string => {
  const known = [...room.bookings, ...room.holds]
  let number = 1 + draw(guests)
  while (hasGuest(known, `guest-${number}`)) number += 1
  return `guest-${number}`
}

const guestOf = (stays: readonly Stay[], draw: Draw): string => pick(stays, draw)?.guest ?? 'nobody'

// One of the hotel's usual prices, but not the present one: a draw among the others, stepping over it.
const otherPrice = (room: Room, draw: Draw): number => {
  const usual = hotels.find((hotel) => hotel.id === room.hotel)?.price ?? priceStep
  const price = usual + priceStep * draw(priceSteps - 1)
  return price === room.price ? usual + priceStep * (priceSteps - 1) : price
}

/** The next command of a type and the memory after it; undefined when no remembered room would fit it. */
export const generate = generating({
  opening,
  followUp: roomFollowUp,
  open: openRoom,
  follow: followUp,
  remember,
})
