/** Instants and durations. The core never reads a clock: every instant comes in with an input. */

/** Epoch milliseconds, never decreasing from one input to the next. */
export type Instant = number;
/** A duration in milliseconds, 0 or more. */
export type Millis = number;

/** Milliseconds in a second; for constants that people think of in seconds. */
export const SECOND_MS = 1000;
