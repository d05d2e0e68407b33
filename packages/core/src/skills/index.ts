/** What others need of requirements of skills: re-exports only. */
export * from './expression.ts';
export * from './format.ts';
export * from './match.ts';
export * from './parse.ts';
