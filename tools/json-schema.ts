// Checks a value against a published JSON Schema, as far as the keywords go that those use.

export interface Schema {
  readonly [keyword: string]: unknown
}

/** Where a value breaks a JSON Schema, as far as this schema's keywords go. */
export function breaches(schema: Schema, value: unknown, at = '$'): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const holds = keywords[keyword]
    if (holds === undefined) throw new Error(`The checker does not know the keyword ${keyword}`)
    return holds(wanted as never, value, at, schema)
  })
}

type Keyword = (wanted: never, value: unknown, at: string, schema: Schema) => readonly string[]
const fails = (broken: boolean, at: string, keyword: string) => (broken ? [`${at} ${keyword}`] : [])
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const typeOf = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value

const nothing: Keyword = () => []
const keywords: { readonly [name: string]: Keyword } = {
  $schema: nothing,
  $id: nothing,
  title: nothing,
  description: nothing,
  type: (wanted: string, value, at) =>
    fails(typeOf(value) !== wanted && !(wanted === 'number' && typeof value === 'number'), at, 'type'),
  const: (wanted: unknown, value, at) => fails(value !== wanted, at, 'const'),
  enum: (wanted: readonly unknown[], value, at) => fails(!wanted.includes(value), at, 'enum'),
  minimum: (wanted: number, value, at) => fails(typeof value === 'number' && value < wanted, at, 'minimum'),
  maximum: (wanted: number, value, at) => fails(typeof value === 'number' && value > wanted, at, 'maximum'),
  minLength: (wanted: number, value, at) =>
    fails(typeof value === 'string' && value.length < wanted, at, 'minLength'),
  maxLength: (wanted: number, value, at) =>
    fails(typeof value === 'string' && value.length > wanted, at, 'maxLength'),
  maxItems: (wanted: number, value, at) =>
    fails(Array.isArray(value) && value.length > wanted, at, 'maxItems'),
  minItems: (wanted: number, value, at) =>
    fails(Array.isArray(value) && value.length < wanted, at, 'minItems'),
  pattern: (wanted: string, value, at) =>
    fails(typeof value === 'string' && !new RegExp(wanted).test(value), at, 'pattern'),
  required: (wanted: readonly string[], value, at) =>
    isObject(value)
      ? wanted.filter((key) => !Object.hasOwn(value, key)).map((key) => `${at}.${key} required`)
      : [],
  properties: (wanted: { readonly [key: string]: Schema }, value, at) =>
    isObject(value)
      ? Object.entries(wanted).flatMap(([key, each]) =>
          Object.hasOwn(value, key) ? breaches(each, value[key], `${at}.${key}`) : [],
        )
      : [],
  additionalProperties: (wanted: boolean | Schema, value, at, { properties = {} }) => {
    if (wanted === true || !isObject(value)) return []
    return Object.keys(value)
      .filter((key) => !Object.hasOwn(properties as object, key))
      .flatMap((key) =>
        wanted === false ? [`${at}.${key} unknown`] : breaches(wanted, value[key], `${at}.${key}`),
      )
  },
  propertyNames: (wanted: Schema, value, at) =>
    isObject(value) ? Object.keys(value).flatMap((key) => breaches(wanted, key, `${at} ${key}`)) : [],
  items: (wanted: Schema, value, at) =>
    Array.isArray(value) ? value.flatMap((each, index) => breaches(wanted, each, `${at}[${index}]`)) : [],
  anyOf: (wanted: readonly Schema[], value, at) =>
    fails(!wanted.some((each) => breaches(each, value, at).length === 0), at, 'anyOf'),
}
