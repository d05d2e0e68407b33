/** The wire's public face. */
export * from './codec.ts';
export * from './commands.ts';
export type {CustomerRecord} from './customer-commands.ts';
export * from './derive.ts';
export * from './endpoint.ts';
export * from './figures.ts';
export * from './messages.ts';
export * from './patch.ts';
export type {TargetAgent, TargetPhone, TargetQueue} from './targets.ts';
export * from './views.ts';
