// Scenarios: the scenario file's schema, the parsing of untrusted input, and the bundled ones.
export { bundled, bundledScenario } from './bundled'
export { catalogue, everything } from './catalogue'
export { parseHands, writtenHand } from './hands'
export { MOST_CHARACTERS, parseCommandFor, parseFaultFor, parseScenario, parseScenarioText } from './parse'
export { inWords } from './problems'
export type { OperatorAct, Parsed, Problem, Scenario, ScenarioFile } from './scenario'
export { SCENARIO_FILE } from './schema'
