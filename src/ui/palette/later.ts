// The palette and the list of keys, in one piece: whoever opens the one is near the other.
export { KeyHelp } from './key-help'
export { Palette } from './palette'
