/** Queueing theory: re-exports only. */
export * from './erlang.ts';
export * from './erlang-a.ts';
