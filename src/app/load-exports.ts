// The formats that a run can be exported in are loaded when something is: whoever only plays a run needs none of them.

export const loadExports = () => import('#exports')
