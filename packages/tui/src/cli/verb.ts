/** One command of `plateau` as a row: its words, what it takes, what it does. */

import type {commandText} from '@plateau/core/text';
import type {Args, Positional} from './args.ts';
import type {Context} from './context.ts';
import type {OptionName} from './options.ts';

export interface VerbPositional {
	readonly name: Positional;
	readonly isOptional?: boolean;
	/** Takes the rest of the line. */
	readonly isVariadic?: boolean;
	readonly choices?: readonly string[];
}

export interface Verb {
	/** The words that call it: `['agent', 'sign-in']`. */
	readonly path: readonly [string] | readonly [string, string];
	/** Its sentence in `core/text/cli.ts`. */
	readonly text: keyof typeof commandText;
	readonly positionals?: readonly VerbPositional[];
	/** Besides the global ones. */
	readonly options?: readonly OptionName[];
	/** Imports what it needs when it runs, so that help and completion stay quick. */
	run(context: Context, args: Args): Promise<void>;
}
