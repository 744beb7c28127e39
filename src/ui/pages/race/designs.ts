// The designs that a lane can have, asked for once: the catalogue puts much more together than their names.
import { catalogue } from '#app'

/** Every design with its title. */
export const designs = catalogue().pipelines.map(({ id, title }) => ({ id, title }))
