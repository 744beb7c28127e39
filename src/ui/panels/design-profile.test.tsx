// @vitest-environment jsdom
// The profile of a design as people read it: words in both languages for whatever any design gives, and a sign with each.
import { cleanup, render, screen, within } from '@testing-library/react'
import { catalogue } from '#app'
import { profileOf } from '#runs'
import { afterEach, describe, expect, test } from 'vitest'
import { allWords } from '../text/all-words'
import { en } from '../text/en'
import { ko } from '../text/ko'
import { WordsProvider } from '../text/provider'
import type { Words } from '../text/words'
import { DesignProfile, type DesignProfileProps } from './design-profile'

afterEach(cleanup)

const show = (words: Words, profile: DesignProfileProps['profile']) =>
  render(
    <WordsProvider words={words}>
      <DesignProfile profile={profile} />
    </WordsProvider>,
  )

describe('while it is being found', () => {
  test('it says how far that has come', () => {
    show(en, 0.42)
    expect(screen.getByRole('status').textContent).toBe('Trying it out: 40%')
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.42')
  })
})

describe.each(catalogue().pipelines.map(({ id }) => id))('%s', { timeout: 60_000 }, (id) => {
  const profile = profileOf(id)

  test.each([
    ['English', en],
    ['Korean', ko],
  ])('says in %s all that there is to say', (_language, words) => {
    show(words, profile)
    const text = screen.getByTestId('profile').textContent
    const said = allWords(words).profile
    expect(text).toContain(said.levels[profile.level])
    expect(text).toContain(said.faults['handler-crash'])
    expect(text).not.toMatch(/undefined|NaN|null/)
    if (words === en) expect(text).not.toMatch(/[가-힣]/)
    expect(screen.getAllByRole('row')).toHaveLength(1 + profile.coupling.length)
    for (const item of screen.getAllByRole('listitem')) expect(item.querySelector('svg')).not.toBeNull()
  })

  test('shows each verdict under its fault, and the worst point of what does harm', () => {
    show(en, profile)
    const item = screen.getByText(allWords(en).profile.faults['handler-crash']).closest('li')
    expect(item?.dataset['verdict']).toBe(profile.guarantees.handlerCrash.verdict.join(' '))
    const isLost = profile.guarantees.handlerCrash.verdict.includes('lost')
    if (item !== null)
      expect(within(item).queryByText(/^Worst: Command handler/) !== null).toBe(isLost || id === 'table-cdc')
  })
})
