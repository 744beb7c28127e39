// The columns of the matrix: each fault, and how it strikes whatever a design has for it.
import { CHANGES } from './faults/changes'
import { CRASHES } from './faults/crashes'
import { LINKS } from './faults/links'
import { OUTAGES } from './faults/outages'
import { OPERATIONS } from './faults/operations'
import type { Fault } from './faults/strike'

const KNOWN: readonly Fault[] = [...CRASHES, ...OUTAGES, ...LINKS, ...OPERATIONS, ...CHANGES]

/** The order of the columns. */
const ORDER = [
  'ABORT',
  'CRASH-W',
  'CRASH-M',
  'CRASH-P',
  'ACK-FIRST',
  'BROKER',
  'PROJ',
  'PROJ-LONG',
  'RS',
  'LOSS',
  'DUP',
  'REORD',
  'PART',
  'SLOW',
  'POISON',
  'FAIL-W',
  'FAIL-B',
  'CONC',
  'DELETE',
  'MULTI',
  'SCHEMA',
  'REBUILD',
]

export const FAULTS: readonly Fault[] = ORDER.flatMap((id) => KNOWN.filter((fault) => fault.id === id))
