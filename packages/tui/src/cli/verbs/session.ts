/** Who is at the keyboard: logging in and out, and saying who is. */

import type {Verb} from '../verb.ts';

export const sessionVerbs: readonly Verb[] = [
	{
		path: ['login'],
		text: 'login',
		positionals: [{name: 'LOGIN', isOptional: true}],
		options: ['password-stdin', 'json'],
		run: async (context, args) => (await import('../log-in.ts')).logIn(context, args),
	},
	{
		path: ['logout'],
		text: 'logout',
		options: ['json'],
		run: async (context, args) => (await import('../log-in.ts')).logOut(context, args),
	},
	{
		path: ['whoami'],
		text: 'whoami',
		options: ['json'],
		run: async (context, args) => (await import('../log-in.ts')).whoAmI(context, args),
	},
];
