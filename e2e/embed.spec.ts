// The embed as pages of other origins meet it: plain frames, the element, prose that drives it, and hosts that mean no good.
import type { FrameLocator, Page } from '@playwright/test'
import { expect, test } from './support/host'

const frameAddress = (base: string, query: string) => `${base}/embed/v1/?${query}`
const plain = (base: string, query: string, attributes = '') =>
  `<iframe title="A figure" src="${frameAddress(base, query)}" style="width:720px;height:480px" ${attributes}></iframe>`
const element = (attributes: string, more = '') =>
  `<cqr-scope id="one" style="width:720px;height:480px" loading="eager" ${attributes}>${more}</cqr-scope>`
const module = (base: string) => `<script type="module" src="${base}/embed/v1/cqr-scope.js"></script>`

const ready = (frame: FrameLocator) => expect(frame.locator('html')).toHaveAttribute('data-ready', '1')
const figure = (page: Page) => page.frameLocator('iframe[title="A figure"]')
/** A frame inside the element's shadow root. */
const inside = (page: Page, id = 'one') => page.locator(`#${id}`).frameLocator('iframe')

/** Calls a method of the element from the host page. */
const call = (page: Page, method: string, ...params: readonly unknown[]) =>
  page.evaluate(
    async ([name, given]) => {
      const scope = document.querySelector('#one') as unknown as {
        call(method: string, ...params: readonly unknown[]): Promise<unknown>
      }
      return scope.call(name, ...given)
    },
    [method, params] as const,
  )
const code = (page: Page, method: string, ...params: readonly unknown[]) =>
  call(page, method, ...params).then(
    () => 'done',
    (error: Error) => error.message,
  )

test.describe('a plain frame', () => {
  test('shows the run, plays when asked, says what it shows in words, and takes neither focus nor wheel', async ({
    page,
    host,
    app,
  }) => {
    await host.show(
      page,
      `<input id="own" autofocus>${plain(app, 'scenario=relay-crash&t=1500')}<p style="height:3000px">`,
    )
    const frame = figure(page)
    await ready(frame)
    await expect(frame.getByTestId('node:relay')).toHaveAttribute('data-state', 'down')
    await expect(page.locator('#own')).toBeFocused()
    await page.mouse.move(300, 250)
    await page.mouse.wheel(0, 400)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
    await frame.getByTestId('transport:play').click()
    await expect(frame.getByTestId('node:relay')).not.toHaveAttribute('data-state', 'down', {
      timeout: 15_000,
    })
    await expect(frame.getByRole('region', { name: 'The figure in words' }).getByRole('table')).toBeAttached()
  })

  test('takes another seed, and pauses where something broke', async ({ page, host, app }) => {
    await host.show(page, plain(app, 'scenario=relay-crash&seed=11&pauseAtMarkers=1&controls=full'))
    const frame = figure(page)
    await ready(frame)
    await expect(frame.getByText('seed 11')).toBeAttached()
    await frame.getByTestId('transport:play').click()
    await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 15_000 })
    await expect(frame.getByTestId('transport:back')).toBeEnabled()
  })

  test('works in a sandbox of its own origin, and keeps nothing anywhere', async ({ page, host, app }) => {
    await host.show(page, plain(app, 'scenario=first-order&view=table&t=4000', 'sandbox="allow-scripts"'))
    await ready(figure(page))
    await expect(figure(page).getByRole('cell', { name: 'same' }).first()).toBeVisible()
    await host.show(page, plain(app, 'scenario=first-order'))
    await ready(figure(page))
    const frame = page.frames().find((each) => each.url().includes('/embed/'))
    expect(await frame?.evaluate(() => Object.keys(localStorage).length).catch(() => 0)).toBe(0)
  })

  test('with an address that cannot be used still shows something, and says what is wrong', async ({
    page,
    host,
    app,
  }) => {
    await host.show(page, plain(app, 'scenario=no-such-thing&speed=-3#s=9.abc'))
    await ready(figure(page))
    await expect(figure(page).getByRole('alert')).toContainText('newer version')
    await expect(figure(page).getByTestId('node:read-store')).toBeVisible()
  })

  test('is a page of its own with the way to the full app and its warnings, where it is opened by itself', async ({
    page,
    app,
  }) => {
    await page.goto(frameAddress(app, 'scenario=first-order&colour=red&lang=en'))
    await expect(page.getByText('colour is no parameter of version 1')).toBeVisible()
    await page.getByRole('link', { name: 'Open the full app' }).click()
    await expect(page).toHaveURL(/scenario=first-order/)
    await expect(page.locator('html')).toHaveAttribute('data-ready', '1')
  })

  test('says without JavaScript what it would be', async ({ browser, app }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(frameAddress(app, 'scenario=first-order'))
    // What stands in <noscript> is no element for locators.
    expect(await page.locator('body').innerText()).toContain('needs JavaScript')
    await expect(page.getByRole('progressbar')).toBeHidden()
    await context.close()
  })
})

test.describe('the element', () => {
  test('answers every method, tells of events, and follows theme and language of its host', async ({
    page,
    host,
    app,
  }) => {
    const listen = `<script>document.addEventListener('cqr-ready', (event) => { window.readied = event.detail })</script>`
    await host.show(
      page,
      `${element('scenario="relay-crash" edit')}`,
      `${module(app)}${listen}`,
      'lang="ko" class="dark"',
    )
    const frame = inside(page)
    await ready(frame)
    await expect(frame.locator('html')).toHaveAttribute('lang', 'ko')
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.evaluate(() => {
      document.documentElement.className = ''
      document.documentElement.dataset['theme'] = 'light'
      document.documentElement.lang = 'en'
    })
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light')
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en')
    await expect
      .poll(() => page.evaluate(() => Reflect.get(globalThis, 'readied') as unknown))
      .toMatchObject({
        version: 1,
        scenario: 'relay-crash',
        editable: true,
      })
    expect(await call(page, 'runUntil', 'quiet')).toMatchObject({ reached: true })
    expect(await call(page, 'seek', 1500)).toMatchObject({ at: 1500 })
    expect(await call(page, 'getStatus')).toMatchObject({ pipeline: 'outbox-polling', playing: false })
    expect(await call(page, 'verdict')).toMatchObject({ converged: true })
    expect(String(await call(page, 'snapshot', 'svg'))).toContain('<svg')
    expect(await code(page, 'crash', 'nobody')).toContain('there is no component nobody')
    expect(await code(page, 'fly')).toContain('no method fly')
    expect(await code(page, 'caption', 'x'.repeat(300_000))).toContain('at most 262144')
  })

  test('loads nothing before its poster is pressed, and comes back after its frame was loaded anew', async ({
    page,
    host,
    app,
  }) => {
    const picture =
      'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2290%22 height=%2260%22/%3E'
    await host.show(
      page,
      element(`scenario="first-order" title="A first order" poster="${picture}"`),
      module(app),
    )
    await expect(page.locator('#one iframe')).toHaveCount(0)
    await page.getByRole('button', { name: 'Run: A first order' }).click()
    await ready(inside(page))
    expect(await call(page, 'seek', { step: 3 })).toMatchObject({ step: 3 })
    await page
      .frames()
      .find((each) => each.url().includes('/embed/'))
      ?.evaluate(() => location.reload())
    await expect.poll(() => call(page, 'getStatus').catch(() => null)).toMatchObject({ step: 0 })
  })
})

test.describe('elements of one page', () => {
  test('lets prose drive it and numbers in the text follow, without a script of the author', async ({
    page,
    host,
    app,
  }) => {
    const prose = `<p><a href="#one" data-cqrscope-seek="1500">at one and a half seconds</a>
      <a href="#one" data-cqrscope-run="converged">until both agree</a>
      <a href="#one" data-cqrscope-set="settings.relay.interval=100">poll ten times a second</a>
      <button data-cqrscope-inject='{"kind":"crash","component":"projector","at":0}'>kill the projector</button>
      gap <output data-cqrscope-value="gapEvents">?</output></p>`
    await host.show(page, `${element('scenario="relay-crash" edit')}${prose}`, module(app))
    await ready(inside(page))
    await page.getByText('at one and a half seconds').click()
    await expect(page.locator('output')).toHaveText('2')
    await page.getByText('until both agree').click()
    await expect(page.locator('output')).toHaveText('0')
    await page.getByText('kill the projector').click()
    await expect(inside(page).getByTestId('node:projector')).toHaveAttribute('data-state', 'down')
    await page.getByText('poll ten times a second').click()
    await expect.poll(() => call(page, 'exportAs', 'scenario')).toContain('"interval": 100')
  })

  test('stands twice on a page without one hearing the other, and one plays at a time', async ({
    page,
    host,
    app,
  }) => {
    const second = element('scenario="first-order"').replace('id="one"', 'id="two"')
    await host.show(page, `${element('scenario="first-order"')}${second}`, module(app))
    await ready(inside(page))
    await ready(inside(page, 'two'))
    await call(page, 'seek', { step: 5 })
    await expect(inside(page).getByTestId('transport:back')).toBeEnabled()
    await expect(inside(page, 'two').getByTestId('transport:back')).toBeDisabled()
    await inside(page).getByTestId('transport:play').click()
    await inside(page, 'two').getByTestId('transport:play').click()
    await expect(inside(page).getByRole('button', { name: 'Play' })).toBeVisible()
    await expect(inside(page, 'two').getByRole('button', { name: 'Pause' })).toBeVisible()
  })
})

test('of twenty frames on a page only those in sight are loaded and play', async ({ page, host, app }) => {
  const frames = Array.from({ length: 20 }, () =>
    plain(app, 'scenario=shop-day&autoplay=visible', 'loading="lazy"'),
  )
  await host.show(page, frames.join('<p style="height:900px">—</p>'))
  const first = page.frameLocator('iframe >> nth=0')
  await expect(first.getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 15_000 })
  expect(page.frames().filter((each) => each.url().includes('/embed/')).length).toBeLessThan(8)
  await page.evaluate(() => scrollTo(0, 2 * 1400))
  const third = page.frameLocator('iframe >> nth=2')
  await expect(third.getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 15_000 })
  await expect(first.getByRole('button', { name: 'Play' })).toBeAttached()
})

test.describe('a host that means no good', () => {
  /** Sends something to the frame from the host and gives back what came on the port, or on the window. */
  const say = (page: Page, message: unknown, times = 1) =>
    page.evaluate(
      ([said, count]) =>
        new Promise<unknown>((resolve) => {
          const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement
          const channel = new MessageChannel()
          channel.port1.onmessage = ({ data }) => resolve(data)
          addEventListener('message', ({ data }) => resolve(data), { once: true })
          setTimeout(() => resolve('silence'), 700)
          for (let i = 0; i < count; i++)
            contentWindow?.postMessage(said, '*', i === 0 ? [channel.port2] : [])
        }),
      [message, times] as const,
    )

  test('sends garbage, wrong versions and floods, and the figure stays', async ({ page, host, app }) => {
    await host.show(page, plain(app, 'scenario=first-order&api=1'))
    await ready(figure(page))
    for (const garbage of [
      null,
      'x',
      { ns: 'other' },
      { ns: 'cqrscope' },
      { ns: 'cqrscope', kind: 'explode' },
    ])
      expect(await say(page, garbage)).toBe('silence')
    const connect = { ns: 'cqrscope', kind: 'connect', nonce: 'n' }
    expect(await say(page, { ...connect, version: 99 })).toMatchObject({
      error: { code: 'unsupported-version' },
    })
    expect(await say(page, { ...connect, version: 1, more: 'x'.repeat(5000) })).toMatchObject({
      error: { code: 'bad-input' },
    })
    expect(await say(page, { ns: 'cqrscope', kind: 'x'.repeat(5_000_000) })).toBe('silence')
    expect(await say(page, { ns: 'cqrscope', kind: 'nothing' }, 2000)).toBe('silence')
    await figure(page).getByTestId('transport:step').click()
    await expect(figure(page).getByTestId('transport:back')).toBeEnabled()
  })

  test('is not heard where the bridge was not asked for', async ({ page, host, app }) => {
    await host.show(page, plain(app, 'scenario=first-order'))
    await ready(figure(page))
    expect(await say(page, { ns: 'cqrscope', kind: 'ping' })).toBe('silence')
  })

  test('is not heard from a third window', async ({ page, host, app }) => {
    const third = `<iframe id="third" srcdoc="<p>third</p>"></iframe>`
    await host.show(page, `${plain(app, 'scenario=first-order&api=1')}${third}`)
    await ready(figure(page))
    const heard = await page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const third = document.querySelector('#third') as HTMLIFrameElement
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = ({ data }) => resolve(data)
          setTimeout(() => resolve('silence'), 700)
          Reflect.set(third.contentWindow as object, 'port', port2)
          const script = third.contentDocument?.createElement('script')
          if (script === undefined) return
          script.textContent = `parent.frames[0].postMessage({ ns: 'cqrscope', kind: 'connect', version: 1, nonce: 'n' }, '*', [window.port])`
          third.contentDocument?.body.append(script)
        }),
    )
    expect(heard).toBe('silence')
  })
})
