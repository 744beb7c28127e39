// The module for host pages, served as `embed/v1/cqr-scope.js`: the element, and a connection for whoever has a frame already.
import { define } from './element'
import { followProse } from './prose'

export { addressOf, type EmbedOptions } from './address'
export { CQRScopeError } from './calls'
export { connect, type Connection } from './connection'
export { CqrScope } from './element'
export * from './wire'

define()
followProse()
