// What was found: the verdict, the anomalies, and each check with the step at which it broke first.
import type { CheckResult, SeenAnomaly } from '#app'
import { Button, IconButton } from '../controls/button'
import { Chip } from '../controls/chip'
import { useAllWords } from '../text/all-words'
import { explained, keyName } from '../text/vocabulary'
import css from './checks-panel.module.css'
import panel from './panel.module.css'
import { toneOf } from './verdict-tone'

/** Props of the checks panel. An empty verdict: the run has not come to one. */
export interface ChecksPanelProps {
  /** Whether the judge has come. */
  readonly judged: boolean
  readonly verdict: readonly string[]
  readonly checks: readonly CheckResult[]
  readonly anomalies: readonly SeenAnomaly[]
  readonly onSeekStep: (step: number) => void
}

/** Verdict, anomalies where any were seen, and checks; broken ones first. */
export function ChecksPanel({ judged, verdict, checks, anomalies, onSeekStep }: ChecksPanelProps) {
  const words = useAllWords()
  const ordered = checks.toSorted((one, other) => Number(one.holds !== false) - Number(other.holds !== false))
  return (
    <div className={panel['panel']}>
      <section className={panel['section']}>
        <h3>{words.checks.verdict}</h3>
        <div className={panel['chips']} data-testid="verdict" data-verdict={verdict.join(' ')}>
          {verdict.map((code) => (
            <Chip key={code} tone={toneOf(code)}>
              {explained(words.names.verdicts, code).name}
            </Chip>
          ))}
        </div>
        {verdict.length === 0 ? (
          <p className={panel['quiet']}>{judged ? words.checks.pending : words.checks.checking}</p>
        ) : null}
        {verdict.map((code) => (
          <p key={code} className={panel['quiet']}>
            {explained(words.names.verdicts, code).meaning}
          </p>
        ))}
      </section>
      {anomalies.length === 0 ? null : (
        <section className={panel['section']}>
          <h3>{words.checks.anomalies}</h3>
          <ul className={css['anomalies']}>
            {anomalies.map((seen) => (
              <Anomaly key={seen.anomaly} seen={seen} onSeekStep={onSeekStep} />
            ))}
          </ul>
        </section>
      )}
      <section className={panel['section']}>
        <h3>{words.checks.all}</h3>
        <ul className={panel['list']}>
          {ordered.map((result) => (
            <Check key={result.check} result={result} onSeekStep={onSeekStep} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function Anomaly({
  seen: { anomaly, step, at, key },
  onSeekStep,
}: {
  readonly seen: SeenAnomaly
  readonly onSeekStep: (step: number) => void
}) {
  const words = useAllWords()
  return (
    <li className={css['anomaly']} data-testid={`anomaly:${anomaly}`}>
      <div>
        <b>{`${anomaly} · ${words.names.anomalies[anomaly]}`}</b>
        <p className={panel['quiet']}>
          {words.checks.seen(words.format.clock(at), key === '' ? '' : keyName(words.names, key))}
        </p>
      </div>
      <IconButton
        icon="next-marker"
        label={words.checks.goToSeen(words.format.count(step))}
        tone="quiet"
        onClick={() => onSeekStep(step)}
      />
    </li>
  )
}

function Check({
  result,
  onSeekStep,
}: {
  readonly result: CheckResult
  readonly onSeekStep: (step: number) => void
}) {
  const words = useAllWords()
  const { check, holds, count, first } = result
  const { name, meaning } = explained(words.names.checks, check)
  return (
    <li className={css['check']} data-testid={`check:${check}`} data-holds={String(holds)}>
      <div className={panel['item']}>
        <b>{name}</b>
        {holds === null ? (
          <Chip tone="plain">{words.checks.unjudged}</Chip>
        ) : holds ? (
          <Chip tone="ok">{words.checks.holds}</Chip>
        ) : (
          <Chip tone="fault">{words.checks.broken(words.format.count(count))}</Chip>
        )}
      </div>
      <p className={panel['quiet']}>{meaning}</p>
      {first === null || holds === true ? null : (
        <div className={css['witness']}>
          {first.anomaly === undefined ? null : (
            <div className={panel['chips']}>
              <Chip tone="plain">{`${first.anomaly} · ${words.names.anomalies[first.anomaly]}`}</Chip>
            </div>
          )}
          <p>
            <b>
              {words.checks.first(
                words.format.clock(first.at),
                first.key === '' ? '' : keyName(words.names, first.key),
              )}
            </b>
            <span>{words.why(first.reason)}</span>
          </p>
          <Button icon="next-marker" onClick={() => onSeekStep(first.step)} wide>
            {words.checks.goTo(words.format.count(first.step))}
          </Button>
        </div>
      )}
    </li>
  )
}
