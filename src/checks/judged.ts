// For tests: what the judge makes of a story.
import { Judge } from './judge'
import { Story, subject } from './story'
import type { Subject } from './subject'

/** The judgement of a story in a system that differs from the usual one in `more`. `over`: nothing more will happen by itself. */
export function judged(
  tell: (story: Story) => void,
  more: Partial<Subject> & { readonly over?: boolean } = {},
) {
  const { over = true, ...traits } = more
  const story = new Story()
  tell(story)
  const judge = new Judge({ ...subject, ...traits })
  for (const step of story.steps) judge.observe(step)
  const judgement = judge.judge(story.rows, story.steps, over)
  const why = judgement.violations
    .filter(({ check }) => check !== 'converges')
    .map(({ check, step, reason }) => [check, step, reason.code])
  return { ...judgement, judge, why }
}
