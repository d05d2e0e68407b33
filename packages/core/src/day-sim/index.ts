/** The lean simulation of a day through the real engine: re-exports only. */
export * from './figures.ts';
export * from './plan.ts';
export * from './simulate.ts';
