/** The public face of the core: re-exports only. */
export * from './call/segments.ts';
export * from './effects.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './floor-config.ts';
export * from './ids.ts';
export * from './inputs.ts';
export * from './safe-text.ts';
export * from './time.ts';
