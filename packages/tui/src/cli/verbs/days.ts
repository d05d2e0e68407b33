/** What asks about whole days: lived again with changes, or not yet lived. */

import type {Verb} from '../verb.ts';

export const dayVerbs: readonly Verb[] = [
	{
		path: ['whatif'],
		text: 'whatif',
		options: ['day', 'agents', 'strategy', 'queue', 'seed', 'json', 'plain', 'csv'],
		run: async (context, args) => (await import('../what-if.ts')).whatIf(context, args),
	},
	{
		path: ['simulate'],
		text: 'simulate',
		positionals: [{name: 'FILE'}],
		options: ['seed', 'json', 'plain', 'csv'],
		run: async (context, args) => (await import('../simulate.ts')).simulate(context, args),
	},
];
