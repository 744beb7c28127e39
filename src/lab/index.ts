// The lab: many runs, to find out what no single one shows. The computed verdict matrix.
export {
  type CellId,
  type CellResult,
  cellsOf,
  type Outcome,
  runCell,
  type SideResult,
  type Witness,
} from './matrix/cell'
export { type Difference, DIFFERENCES } from './matrix/differences'
export { FAULTS } from './matrix/faults'
export { abbreviated, LEGEND } from './matrix/notation'
export { REFERENCE } from './matrix/reference'
export { ROWS } from './matrix/rows'
