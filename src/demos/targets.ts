// What a demo can point at: things on the page by the test ids that are public.
import * as v from 'valibot'
import { text } from '#scenarios'

/** Any public test id, such as `node:relay`, `link:relay->broker`, `row:read-store:order-1`, `gap`, `transport:play`. */
export const TARGET = v.pipe(
  text(128),
  v.regex(
    /^[A-Za-z][A-Za-z0-9_.:>-]*$/,
    'is no test id of the page; write one such as node:relay or models-row:order-1',
  ),
)

/** What can be selected: a component, a link, a row. */
export const SELECTABLE = v.pipe(
  TARGET,
  v.regex(
    /^(?:node:|link:|row:[^:]+:)./,
    'cannot be selected; write node:COMPONENT, link:FROM->TO or row:STORE:KEY',
  ),
)
