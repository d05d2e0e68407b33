/** Every sentence a person reads, one file per area. */

export * from './aside.ts';
export * from './board.ts';
export * from './call-control.ts';
export * from './cli.ts';
export * from './cli-headings.ts';
export * from './cli-options.ts';
export * from './daemon.ts';
export * from './desk.ts';
export * from './doctor.ts';
export * from './excerpt.ts';
export * from './floor-file.ts';
export * from './link.ts';
export * from './nearest.ts';
export * from './office.ts';
export * from './refusals.ts';
export * from './replay.ts';
export * from './scenario.ts';
export * from './screen.ts';
export * from './server.ts';
export * from './settings.ts';
export * from './skill-expression.ts';
export * from './store.ts';
export * from './translate.ts';
export * from './what-if.ts';
export * from './why.ts';
export * from './words.ts';
