/** Two ways of making objects that are made thousands of times a second: field by field, never by spreads. */

/** One that is still being made: optional fields are set where there is something to say. */
export type InMaking<T> = {-readonly [K in keyof T]: T[K]};

/**
 * One with every field named, those that may be absent too: so all of them have one shape, and a copy
 * that forgets a field does not compile.
 */
export type Whole<T> = {[K in keyof Required<T>]: T[K]};
