// What the Lab shows when something is opened or looked into, in one piece.
export { CausesList } from './causes-list'
export { ChecksPanel } from './checks-panel'
export { CommandDialog } from './command-dialog'
export { ComponentPanel } from './component-panel'
export { LinkPanel } from './link-panel'
export { MessagePanel } from './message-panel'
export { SettingsForm } from './settings-form'
export { TracePanel } from './trace-panel'
