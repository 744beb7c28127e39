// The lab: many runs, to find out what no single one shows. The computed verdict matrix.
export { type CellId, type CellResult, cellsOf, type Outcome, runCell, type SideResult, type Witness } from './matrix/cell'
export { FAULTS } from './matrix/faults'
export { ROWS } from './matrix/rows'
export { abbreviated, LEGEND } from './matrix/notation'
