// Weighs the built page against its budgets, and fails where it is too heavy or not there.
import path from 'node:path'
import { judge } from '../tools/budgets.mjs'
import { home } from './lib.mjs'

const { report, faults } = judge(path.join(home, 'dist'))
for (const line of report) console.log(line)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
