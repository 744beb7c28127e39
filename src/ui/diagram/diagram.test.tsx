// @vitest-environment jsdom
// The drawn picture as scripts, keyboards and screen readers meet it.
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { Scene } from '#app'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Diagram, type DiagramProps } from './diagram'
import { crowded, fixtures } from './fixtures'
import type { DiagramLive } from './live'
import type { DiagramTarget } from './targets'
import { diagramEn } from './words-en'
import { diagramKo } from './words-ko'

afterEach(cleanup)

const size = { width: 870, height: 460 }

function show(scene: Scene, more: Partial<DiagramProps> = {}) {
  const onSelect = vi.fn<(target: DiagramTarget) => void>()
  const props: DiagramProps = { scene, size, words: diagramEn, selected: null, onSelect, ...more }
  const { rerender } = render(<Diagram {...props} />)
  return { onSelect, again: (other: Partial<DiagramProps>) => rerender(<Diagram {...props} {...other} />) }
}

const data = (id: string, name: string): string | null => screen.getByTestId(id).getAttribute(`data-${name}`)

describe('the picture', () => {
  test('has every component and every link, with the live values on them', () => {
    const scene = fixtures['relay-down']
    show(scene)
    for (const { id, state } of scene.components) expect(data(`node:${id}`, 'state')).toBe(state)
    for (const { id } of scene.links) expect(screen.getByTestId(`link:${id}`)).toBeDefined()
    expect(data('gap', 'events')).toBe('2')
    expect(data('gap', 'ms')).toBe('1840')
  })

  test('has the rows of both stores, with version and standing', () => {
    show(fixtures['relay-down'])
    expect(data('row:write-store:order-1', 'version')).toBe('2')
    expect(data('row:read-store:order-1', 'status')).toBe('stale')
    expect(data('row:read-store:order-3', 'status')).toBe('missing')
    expect(data('row:outbox:4', 'status')).toBe('waiting')
  })

  test('says in a sentence what each part is', () => {
    show(fixtures['relay-down'])
    const named = (id: string): string | null => screen.getByTestId(id).getAttribute('aria-label')
    expect(named('node:relay')).toBe('Relay: down.')
    expect(named('row:read-store:order-3')).toBe('Read store, order 3: missing.')
    for (const button of screen.getAllByRole('button')) {
      expect(button.getAttribute('aria-label')).toMatch(/\.$/)
      expect(button.hasAttribute('tabindex')).toBe(true)
    }
  })

  test('shows the last rows and says how many others there are', () => {
    show(fixtures.full)
    expect(screen.getByTestId('row:write-store:order-40')).toBeDefined()
    expect(screen.queryByTestId('row:write-store:order-1')).toBeNull()
    expect(screen.getByText('+33 more')).toBeDefined()
  })

  test('is drawn in Korean', () => {
    show(fixtures['relay-down'], { words: diagramKo })
    expect(screen.getByText('쓰기 저장소')).toBeDefined()
    expect(screen.getByText('미전송 2')).toBeDefined()
    expect(screen.getByText('주문 3 없음')).toBeDefined()
  })
})

describe('a part of the picture', () => {
  test.each<[string, DiagramTarget]>([
    ['node:relay', { kind: 'component', id: 'relay' }],
    ['link:relay->broker', { kind: 'link', id: 'relay->broker' }],
    ['row:read-store:order-1', { kind: 'row', store: 'read-store', key: 'order-1' }],
    ['row:outbox:4', { kind: 'row', store: 'outbox', key: '4' }],
  ])('%s is chosen by click, Enter and Space', (id, target) => {
    const { onSelect } = show(fixtures['relay-down'])
    fireEvent.click(screen.getByTestId(id))
    fireEvent.keyDown(screen.getByTestId(id), { key: 'Enter' })
    fireEvent.keyDown(screen.getByTestId(id), { key: ' ' })
    fireEvent.keyDown(screen.getByTestId(id), { key: 'a' })
    expect(onSelect.mock.calls).toEqual([[target], [target], [target]])
  })

  test('of a store that is nothing else is the store', () => {
    const { onSelect } = show(fixtures['relay-down'])
    const ground = document.querySelector('[data-ground="write-store"]')
    if (ground) fireEvent.click(ground)
    expect(onSelect.mock.calls).toEqual([[{ kind: 'component', id: 'write-store' }]])
  })

  test('shows that it is selected, and that others are highlighted', () => {
    show(fixtures['relay-down'], {
      selected: { kind: 'component', id: 'relay' },
      highlighted: [{ kind: 'link', id: 'relay->broker' }],
    })
    expect(data('node:relay', 'emphasis')).toBe('selected')
    expect(screen.getByTestId('node:relay').getAttribute('aria-pressed')).toBe('true')
    expect(data('link:relay->broker', 'emphasis')).toBe('highlighted')
    expect(data('node:broker', 'emphasis')).toBe('none')
  })
})

describe('messages', () => {
  const scene = fixtures['relay-down']
  const first = scene.messages[0]
  const id = `message:${first?.id ?? ''}`

  test('can be chosen like everything else', () => {
    const { onSelect } = show(scene)
    fireEvent.click(screen.getByTestId(id))
    fireEvent.keyDown(screen.getByTestId(id), { key: 'Enter' })
    expect(onSelect).toHaveBeenCalledTimes(2)
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'message', id: first?.id })
  })

  test('move between steps without React, and so do the times', () => {
    const onLive = vi.fn<(live: DiagramLive | null) => void>()
    show(scene, { onLive })
    const live = onLive.mock.calls[0]?.[0]
    const before = screen.getByTestId(id).getAttribute('transform')
    live?.update({
      ...scene,
      at: scene.at + 1_000_000,
      messages: scene.messages.map((message) => ({ ...message, progress: message.progress + 0.1 })),
      gap: { ...scene.gap, age: 2_840_000 },
    })
    expect(screen.getByTestId(id).getAttribute('transform')).not.toBe(before)
    expect(data('gap', 'ms')).toBe('2840')
    expect(screen.getByText('2.84')).toBeDefined()
    expect(screen.getByText('down · 2.2 s')).toBeDefined()
  })

  test('keep their node while they move, and give it back when they are gone', () => {
    const onLive = vi.fn<(live: DiagramLive | null) => void>()
    show(crowded(300), { onLive })
    const live = onLive.mock.calls[0]?.[0]
    const nodes = () => document.querySelectorAll('[data-layer="messages"] > g > g').length
    const most = nodes()
    for (let frame = 0; frame < 5; frame++) live?.update(crowded(300, frame * 0.01))
    expect(nodes()).toBe(most)
    live?.update(crowded(0))
    expect(screen.queryAllByTestId(/^message:/)).toEqual([])
    live?.update(crowded(300))
    expect(nodes()).toBe(most)
  })

  test('more than five of a sort on a lane are one number, which stands for the link', () => {
    const { onSelect } = show(fixtures.busy)
    fireEvent.click(screen.getByTestId('messages:broker->projector:forward:moving'))
    expect(screen.getByText('×7')).toBeDefined()
    expect(onSelect).toHaveBeenCalledWith({ kind: 'link', id: 'broker->projector' })
  })

  test('are let go when the picture goes', () => {
    const onLive = vi.fn<(live: DiagramLive | null) => void>()
    show(scene, { onLive })
    cleanup()
    expect(onLive).toHaveBeenLastCalledWith(null)
  })
})
