// The only values that rows, messages and causes may hold: plain JSON, so that a run can be stored, hashed and sent.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }
