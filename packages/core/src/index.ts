/** The public face of the core: re-exports only. */
export * from './agent/agent.ts';
export * from './apply.ts';
export * from './call/call.ts';
export * from './effects.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './floor.ts';
export * from './floor-config.ts';
export * from './ids.ts';
export * from './inputs.ts';
export * from './monitor/monitor.ts';
export * from './offer/offer.ts';
export * from './queue/entry.ts';
export * from './routing/ready.ts';
export * from './stats/day.ts';
export * from './step.ts';
export * from './time.ts';
