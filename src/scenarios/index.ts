// Scenarios: the scenario file's schema, the parsing of untrusted input, and the bundled ones.
export { bundled, bundledScenario } from './bundled'
export { catalogue, everything } from './catalogue'
export { MOST_CHARACTERS, parseCommandFor, parseFaultFor, parseScenario, parseScenarioText } from './parse'
export { inWords, problemsOf } from './problems'
export type { OperatorAct, Parsed, Problem, Scenario, ScenarioFile } from './scenario'
export { SCENARIO_FILE } from './schema'
export { choice, integer, millis, text } from './values'
export { writtenFault } from './written'
