/** The mouse in its SGR form (1006) and rxvt's (1015): presses and the wheel; movement is ignored. */
import type {ControlSequence} from './key-codes.ts';
import {type KeyPress, keyPress} from './key-press.ts';

const names: ReadonlyMap<number, string> = new Map([
	[0, 'click'],
	[1, 'click-middle'],
	[2, 'click-right'],
	[64, 'wheel-up'],
	[65, 'wheel-down'],
	[66, 'wheel-left'],
	[67, 'wheel-right'],
]);

/** The press of a mouse sequence; `undefined` for a release, a movement, or a button we do not use. */
export function mousePress({parameters, final}: ControlSequence): KeyPress | undefined {
	// SGR marks its parameters with `<` and a release with `m`; rxvt adds 32 and has neither.
	const isSgr = parameters.startsWith('<');
	const numbers = (isSgr ? parameters.slice(1) : parameters).split(';').map(Number);
	const [button = Number.NaN, column = 0, row = 0] = numbers;
	if (numbers.length !== 3 || numbers.some((one) => !Number.isInteger(one))) return undefined;
	if (final === 'm' || column < 1 || row < 1) return undefined;
	const code = isSgr ? button : button - 32;
	const name = names.get(code & ~(4 | 8 | 16));
	if (name === undefined) return undefined;
	const held = {shift: (code & 4) !== 0, alt: (code & 8) !== 0, ctrl: (code & 16) !== 0};
	return {...keyPress(name, held), at: {column: column - 1, row: row - 1}};
}
