/** The next number of each kind of id that the floor makes: `o-12` is the offer of number 12. */
export interface Counters {
	call: number;
	offer: number;
	round: number;
	monitor: number;
	consult: number;
	recording: number;
	work: number;
}

/** Digit by digit: no part of the text is copied. Undefined when there is none, or another sign among them. */
export function numberAtEnd(id: string): number | undefined {
	let used = 0;
	let unit = 1;
	for (let place = id.length - 1; place >= 0; place -= 1) {
		const code = id.charCodeAt(place);
		if (code === dash) return unit > 1 ? used : undefined;
		const digit = code - zero;
		if (digit < 0 || digit > 9) return undefined;
		used += digit * unit;
		unit *= 10;
	}
	return unit > 1 ? used : undefined;
}

const dash = '-'.charCodeAt(0);
const zero = '0'.charCodeAt(0);
