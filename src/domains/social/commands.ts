/** What can be asked of an account, as a scenario file may write it and a form draws it. */
import type { CommandSpec, FieldSpec } from '../domain'
import { topics } from './topics'

/** The longest name and the longest text that the network takes. */
export const nameMax = 40
export const textMax = 280

/** How many followers an account and how many likes a post can have here. */
export const crowdMax = 500

const by: FieldSpec = { type: 'string', name: 'by', required: true, maxLength: nameMax }
const text: FieldSpec = { type: 'string', name: 'text', required: true, maxLength: textMax }

const kind: FieldSpec = {
  type: 'choice',
  name: 'kind',
  required: false,
  choices: ['ordinary', 'influencer'],
  labels: {
    ordinary: { en: 'Ordinary member', ko: '일반 회원' },
    influencer: { en: 'Influencer', ko: '인플루언서' },
  },
}

const topic: FieldSpec = {
  type: 'choice',
  name: 'topic',
  required: false,
  choices: topics.map(({ id }) => id),
  labels: Object.fromEntries(topics.map(({ id, name }) => [id, name])),
}

/** The commands of the social network. */
export const socialCommands: readonly CommandSpec[] = [
  {
    type: 'OpenAccount',
    creates: true,
    fields: [{ type: 'string', name: 'name', required: true, maxLength: nameMax }, kind],
  },
  { type: 'WritePost', creates: false, fields: [text, topic] },
  { type: 'LikePost', creates: false, fields: [by] },
  { type: 'UnlikePost', creates: false, fields: [by] },
  { type: 'Comment', creates: false, fields: [by, text] },
  { type: 'Follow', creates: false, fields: [by] },
  { type: 'Unfollow', creates: false, fields: [by] },
  { type: 'EraseAccount', creates: false, fields: [] },
]
