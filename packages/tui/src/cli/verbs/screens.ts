/** `plateau desk` and `plateau board`, and the board of the past. */

import type {Verb} from '../verb.ts';

export const screenVerbs: readonly Verb[] = [
	{
		path: ['desk'],
		text: 'desk',
		options: ['phone', 'nailed-up', 'lines', 'ascii', 'no-mouse'],
		run: async (context, args) =>
			(await import('../open-screen.ts')).openScreen(context, args, 'desk'),
	},
	{
		path: ['board'],
		text: 'board',
		options: ['phone', 'kiosk', 'lines', 'ascii', 'no-mouse'],
		run: async (context, args) =>
			(await import('../open-screen.ts')).openScreen(context, args, 'board'),
	},
	{
		path: ['replay'],
		text: 'replay',
		positionals: [{name: 'DAY'}],
		options: ['at', 'json', 'plain', 'lines', 'ascii', 'no-mouse'],
		run: async (context, args) => (await import('../replay.ts')).replay(context, args),
	},
];
