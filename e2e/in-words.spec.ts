// What is drawn is in words as well: the Lab at one step of one run as a screen reader finds it, diagram, tables, checks and charts.
import { expect, type Page, test } from '@playwright/test'
import { open } from './support/open'

test.describe.configure({ timeout: 90_000 })

/** Run to its end and seen right after the relay's crash: the last of three events is not shown yet. */
async function openAtCrash(page: Page, lang: 'en' | 'ko'): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, `/?scenario=relay-crash&lang=${lang}`)
  await page.evaluate(async () => {
    await window.cqrscope?.runUntil('quiet')
    await window.cqrscope?.seek({ step: 150 })
  })
}

/** The picture, and the table of both models beside it. */
async function readPicture(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - 'group "The running system: write side, broker and read side, with the messages between them."':
      - button "Link from Relay to Broker."
      - 'button "Client: waiting."'
      - 'button "Command handler: idle."'
      - 'button "Write store: ready."'
      - 'button "Write store, order 1: paid, version 2."'
      - 'button "Write store, order 2: placed, version 1."'
      - text: outbox 3 unsent
      - 'button "Outbox 1: event 1 of order 1, waiting."'
      - 'button "Outbox 2: event 2 of order 1, waiting."'
      - 'button "Outbox 3: event 1 of order 2, waiting."'
      - text: /relay cursor 0/
      - 'button "Relay: down."'
      - 'button "Broker: ready."'
      - 'button "Partition 0, offset 0: event 1 of order 1, committed by the group."'
      - 'button "Partition 0, offset 1: event 2 of order 1, committed by the group."'
      - 'button "Partition 0, offset 2: event 1 of order 2, not yet committed."'
      - text: group at 2 · lag 1
      - 'button "Projector: applying, 3 events in hand."'
      - 'button "Read store: ready."'
      - 'button "Read store, order 1: paid, version 2."'
      - 'button "Read store, order 2: missing."'
      - 'img "The read model is 1 event and 0.32 seconds behind: 1 missing."'
      - button "result of order 2, reply, from Read store to Client."
  `)
  await expect(page.getByRole('complementary', { name: 'Inspect' })).toMatchAriaSnapshot(`
    - tabpanel "Models":
      - text: 1 of 2 differ
      - 'table "Models: order_summaries"':
        - rowgroup:
          - row "Key Write Read Status"
        - rowgroup:
          - row "order 1 paid v2 paid v2 same"
          - row /order 2 placed v1, .* none missing 323 ms/
  `)
}

/** The charts of the history as tables. */
async function readHistory(page: Page): Promise<void> {
  const history = page.getByRole('region', { name: 'History' })
  await history.getByRole('button', { name: 'Table' }).click()
  await expect(history.getByRole('table', { name: 'History' })).toMatchAriaSnapshot(`
    - table "History":
      - rowgroup:
        - row "Time Step Committed Visible Gap"
      - rowgroup:
        - 'row "00:00.019: Go to step 19 19 1 0 1"'
        - 'row "00:00.139: Go to step 49 49 2 0 2"'
        - 'row "00:00.219: Go to step 67 67 3 0 3"'
        - 'row "00:00.517: Go to step 132 132 3 1 2"'
        - 'row "00:00.528: Go to step 141 141 3 2 1"'
        - 'row "00:00.543: Go to step 150 150 3 3 0"'
  `)
  await history.getByRole('button', { name: 'Faults and marks' }).click()
  await expect(history.getByRole('table', { name: 'Faults and marks' })).toMatchAriaSnapshot(`
    - table "Faults and marks":
      - rowgroup:
        - row "Time What Where Until"
      - rowgroup:
        - 'row "Go to 00:00.099: broken check, Read your writes broken check Read your writes"'
        - 'row "Go to 00:00.513: down, Relay down Relay 00:02.513"'
        - 'row "Go to 00:02.513: restart, Relay restart Relay"'
        - 'row "Go to 00:03.079: broken check, Never goes back broken check Never goes back"'
  `)
}

/** The checks, and the statechart of what has crashed. */
async function readPanels(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Checks' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Checks' })).toMatchAriaSnapshot(`
    - heading "Verdict"
    - text: Lag Rewound
    - heading "Anomalies seen"
    - list:
      - listitem:
        - text: A13 · Own write not read
        - button "Go to step 33"
      - listitem:
        - text: A4 · Rewind
        - button "Go to step 522"
    - heading "All checks"
    - list:
      - listitem:
        - text: Never goes back broken 1×
        - paragraph: First at 00:03.079, order 1 Version 2 was replaced by version 1.
      - listitem:
        - text: Read your writes broken 55×
      - listitem:
        - text: No event lost holds
  `)

  await page.getByTestId('node:relay').click()
  const relay = page.getByRole('tabpanel', { name: 'Component' })
  await relay.getByText('All transitions').click()
  await expect(relay).toMatchAriaSnapshot(`
    - heading "Relay"
    - img "Statechart of Relay, now down"
    - paragraph: /Last transition marking → down. crash/
    - group:
      - table:
        - rowgroup:
          - row "From When To"
        - rowgroup:
          - row "down restart recovering"
          - row "idle poll polling"
          - row "marking marked idle"
      - paragraph: crash, from any state
    - heading "Rows"
    - table:
      - rowgroup:
        - row "Table Rows down"
  `)
}

test('the diagram, the models, the charts, the checks and the statechart of a crashed relay, in English', async ({
  page,
}) => {
  await openAtCrash(page, 'en')
  await readPicture(page)
  await readHistory(page)
  await readPanels(page)
})

test('the same has its headings, tables and names in Korean', async ({ page }) => {
  await openAtCrash(page, 'ko')
  await expect(page.getByRole('complementary', { name: '조작' })).toMatchAriaSnapshot(`
    - heading "릴레이를 가장 아픈 곳에서 멈추기" [level=2]
    - heading "커맨드 보내기" [level=3]
    - heading "이 실행의 장애" [level=3]
    - heading "부하" [level=3]
  `)
  await expect(page.getByRole('main', { name: '구성도' })).toMatchAriaSnapshot(`
    - 'group "실행 중인 시스템: 쓰기 쪽, 브로커, 읽기 쪽과 그 사이를 오가는 메시지."':
      - 'button "릴레이: 중단."'
  `)
  await expect(page.getByRole('tabpanel', { name: '모델' })).toMatchAriaSnapshot(`
    - table:
      - rowgroup:
        - row "키 쓰기 읽기 상태"
  `)
  await page.getByRole('region', { name: '이력' }).getByRole('button', { name: '표', exact: true }).click()
  await page.getByRole('button', { name: '장애와 표시' }).click()
  await expect(page.getByRole('table', { name: '장애와 표시' })).toMatchAriaSnapshot(`
    - table "장애와 표시":
      - rowgroup:
        - row "시각 내용 대상 끝난 시각"
      - rowgroup:
        - row /검사 위반 내 쓰기 읽기/
        - row /중단 릴레이/
  `)
  await page.getByTestId('node:relay').click()
  await page.getByText('모든 전이').click()
  await expect(page.getByRole('tabpanel', { name: '컴포넌트' })).toMatchAriaSnapshot(`
    - heading "릴레이" [level=2]
    - group:
      - table:
        - rowgroup:
          - row "상태 이벤트 다음 상태"
  `)
})
