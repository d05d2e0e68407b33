/** Time on the practice switch. Nothing in it looks at a clock or sets a timer but through this. */

/** Stops what was set; harmless when it has happened. */
export type Cancel = () => void;

export interface PracticeClock {
	/** Epoch milliseconds, with a fraction. */
	now(): number;
	/** Runs once, `ms` from now. */
	after(ms: number, run: () => void): Cancel;
}

/** The machine's clock. Wall time is read once, so that the switch's clock never jumps. */
export const systemClock: PracticeClock = {
	now: () => performance.timeOrigin + performance.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};
