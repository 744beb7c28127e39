import { expect, test } from 'vitest'
import { at, trial } from './trial'
const three = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
for (const [pipeline, settings] of [['replica', {}], ['replica', { commit: 'flush' }], ['replica', { commit: 'apply', replica: { count: 2 } }], ['materialized-view', {}],['materialized-view', {refresh: {mode: 'immediate'}}], ['batch-etl', {}], ['batch-etl', {etl: {deletes: 'diff', watermark: 'with-load', atomic: false}}], ['batch-etl', {projector: {apply:'delta'}, etl: {watermark: 'before-load'}}],['batch-etl', {etl: {lagWindow: 100_000}}]] as const)
  test(`${pipeline} ${JSON.stringify(settings)}`, () => {
    const { run, result } = trial({ pipeline, settings, workload: three })
    const { truth, view, ...rest } = result
    console.log(pipeline, JSON.stringify(rest).slice(0, 900), JSON.stringify(view).slice(0,300), run.journal.length)
    expect(result.stopped).toBe('quiet')
  })
