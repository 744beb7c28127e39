/** Who likes and who follows whom, as far as a random workload must know to make sense: members by their numbers. */
import type { Command, Json, JsonObject, OpenAggregate } from '../domain'
import { integerAt, listOf } from '../read-json'

type Meeting = 'LikePost' | 'UnlikePost' | 'Comment' | 'Follow' | 'Unfollow'

// All members there are: everybody who likes, comments and follows is one of them.
const members = 32
const everybody = Array.from({ length: members }, (_none, at) => at + 1)

/** Who could do this to an account, or when `senseless` who could only be refused. */
export const peopleAt = (account: OpenAggregate, type: Meeting, senseless: boolean): readonly number[] => {
  const { details } = account
  const posted = (integerAt(details, 'posts') ?? 0) > 0
  const likers = numbersAt(details, 'likers')
  const followers = numbersAt(details, 'followers')
  switch (type) {
    case 'LikePost':
      return posted ? among(likers, senseless) : senseless ? everybody : []
    case 'UnlikePost':
      return posted ? among(likers, !senseless) : senseless ? everybody : []
    case 'Comment':
      return posted === senseless ? [] : everybody
    case 'Follow':
      return among(followers, senseless)
    case 'Unfollow':
      return among(followers, !senseless)
  }
}

/** What is to be noted of an account after somebody met it. */
export const peopleAfter = ({ details }: OpenAggregate, command: Command): JsonObject => {
  const by = numberIn(command['by'])
  const posted = (integerAt(details, 'posts') ?? 0) > 0
  const likers = numbersAt(details, 'likers')
  const followers = numbersAt(details, 'followers')
  switch (command.type) {
    case 'LikePost':
      return posted ? { likers: withOne(likers, by) } : {}
    case 'UnlikePost':
      return { likers: likers.filter((number) => number !== by) }
    case 'Follow':
      return { followers: withOne(followers, by) }
    case 'Unfollow':
      return { followers: followers.filter((number) => number !== by) }
  }
  return {}
}

const among = (some: readonly number[], inside: boolean): readonly number[] =>
  everybody.filter((number) => some.includes(number) === inside)

const withOne = (some: readonly number[], one: number | undefined): readonly number[] =>
  one === undefined || some.includes(one) ? some : [...some, one]

const numbersAt = (details: JsonObject, key: string): readonly number[] =>
  listOf(details[key], (item) => (typeof item === 'number' ? item : undefined)) ?? []

// Undefined for who is not one of the members, such as a name in a scripted command.
const numberIn = (by: Json | undefined): number | undefined =>
  everybody.find((number) => by === `member-${number}`)
