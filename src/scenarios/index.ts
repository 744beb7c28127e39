// Scenarios: the scenario file's schema, the parsing of untrusted input, and the bundled ones.
export { bundled, bundledScenario } from './bundled'
export { catalogue } from './catalogue'
export { compileFault } from './compile'
export { checkCommand } from './meaning'
export { MOST_CHARACTERS, parseScenario, parseScenarioText } from './parse'
export type { Cause, LocalText, Parsed, Problem, Scenario, ScenarioFile, ScenarioLine } from './scenario'
export { FAULTS, SCENARIO_FILE } from './schema'
