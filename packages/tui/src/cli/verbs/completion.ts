/** `plateau completion`: scripts that ask `plateau __complete` for the next word. */

import type {Verb} from '../verb.ts';

export const completionVerbs: readonly Verb[] = [
	{
		path: ['completion'],
		text: 'completion',
		positionals: [{name: 'SHELL', choices: ['bash', 'zsh', 'fish']}],
		async run(context, args) {
			const {completionScript} = await import('../completion.ts');
			context.outRaw(completionScript(args.need('SHELL')));
		},
	},
];
