// A run in the formats of other programs: pure functions over its journal. Loaded when something is exported.
export { type ExportFormat, EXPORT_FORMATS, exported, exportName, EXPORTS, isExportFormat } from './formats'
export type { Window } from './mermaid'
