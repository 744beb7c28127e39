// What of the Lab comes right after its first picture, in one piece.
export { DiagramZoom } from './diagram-zoom'
export { LabHistory } from './history-pane'
export { Injecting } from './injecting'
export { InspectPane } from './inspect-pane'
