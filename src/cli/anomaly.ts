// What an anomaly is called in a terminal.
import { ANOMALIES, type AnomalyId } from '#checks'

/** The name with its number. */
export const nameOf = (anomaly: AnomalyId): string => `${anomaly} ${ANOMALIES[anomaly]}`

/** The same in brackets behind a sentence; nothing where it is none. */
export const anomalyIn = (anomaly: AnomalyId | undefined): string =>
  anomaly === undefined ? '' : ` (${nameOf(anomaly)})`
