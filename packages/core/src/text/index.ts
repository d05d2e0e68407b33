/** Every sentence a person reads, one file per area. */
export * from './refusals.ts';
export * from './server.ts';
export * from './translate.ts';
