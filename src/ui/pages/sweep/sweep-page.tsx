// The page that runs one scenario with many seeds: a form, and what the runs came to as they come in.
import { useState } from 'react'
import { PRESENT, ScenarioChoice, useChosen } from '../scenario-choice'
import { useApp } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from '../page.module.css'
import { useTask } from '../use-task'
import { numberIn, WholeNumber } from '../whole-number'
import { WorkBar } from '../work-bar'
import { SweepResult } from './sweep-result'

const SEEDS = { least: 1, most: 10_000 }
const FIRST = { least: 0, most: 4_000_000_000 }

/** The page. */
export function SweepPage() {
  const { tasks } = useApp()
  const { sweep } = usePageWords()
  const { status, request, result } = useTask(tasks.sweep)
  return (
    <div className={css['columns']}>
      <section className={css['form']} aria-label={sweep.title}>
        <h2>{sweep.title}</h2>
        <p>{sweep.what}</p>
        <SweepForm />
      </section>
      <div
        className={css['result']}
        data-testid="sweep:result"
        data-status={status}
        data-runs={result?.runs ?? 0}
      >
        {result === undefined || request === undefined ? (
          <p className={css['empty']}>{sweep.empty}</p>
        ) : (
          <SweepResult summary={result} file={request.file} />
        )}
      </div>
    </div>
  )
}

function SweepForm() {
  const { tasks } = useApp()
  const { format } = useWords()
  const { sweep } = usePageWords()
  const { status, request, done, failures } = useTask(tasks.sweep)
  const [choice, setChoice] = useState(PRESENT)
  const [seedsText, setSeeds] = useState(String(request?.seeds ?? 200))
  const [fromText, setFrom] = useState(String(request?.from ?? 1))
  const { file } = useChosen(choice)
  const seeds = numberIn(seedsText, SEEDS)
  const from = numberIn(fromText, FIRST)
  const all = request?.seeds ?? 1
  return (
    <>
      <ScenarioChoice value={choice} onChange={setChoice} />
      <WholeNumber
        label={sweep.seeds}
        {...SEEDS}
        value={seedsText}
        onChange={setSeeds}
        data-testid="sweep:seeds"
      />
      <WholeNumber
        label={sweep.from}
        {...FIRST}
        value={fromText}
        onChange={setFrom}
        data-testid="sweep:from"
      />
      <WorkBar
        status={status}
        failures={failures}
        share={done / all}
        count={sweep.runsOf(format.count(done), format.count(all))}
        canStart={seeds !== undefined && from !== undefined}
        onStart={() => {
          if (seeds !== undefined && from !== undefined) void tasks.sweep.start({ file, seeds, from })
        }}
        onCancel={() => tasks.sweep.cancel()}
      />
    </>
  )
}
