/** `list`, `show` and `watch` of every noun. */

import type {commandText} from '@plateau/core/text';
import type {NounName} from '../nouns.ts';
import {formatOptions} from '../options.ts';
import type {Verb} from '../verb.ts';

// Spelled here and not taken from `nouns.ts`, which would load the phone numbers of the world.
const names = [
	'queues',
	'agents',
	'calls',
	'parked',
	'work',
	'alerts',
	'phones',
	'switches',
	'reasons',
	'dispositions',
] as const satisfies readonly (NounName & keyof typeof commandText)[];

export const listVerbs: readonly Verb[] = names.flatMap((name): Verb[] => [
	{
		path: [name, 'list'],
		text: 'list',
		options: formatOptions,
		run: async (context, args) => (await import('../lists.ts')).list(context, args, name),
	},
	{
		path: [name, 'show'],
		text: 'show',
		positionals: [{name: 'ID'}],
		options: formatOptions,
		async run(context, args) {
			if (name === 'calls') await (await import('../call-page.ts')).showCall(context, args);
			else await (await import('../lists.ts')).show(context, args, name);
		},
	},
	{
		path: [name, 'watch'],
		text: 'watch',
		positionals: [{name: 'ID', isOptional: true}],
		options: formatOptions,
		async run(context, args) {
			if (name === 'calls' && args.text('ID') !== undefined) {
				await (await import('../call-page.ts')).watchCall(context, args);
			} else {
				await (await import('../lists.ts')).watch(context, args, name);
			}
		},
	},
]);
