/** Whether a stretch with an agent is talk or hold, followed from a call's events. */

/** Whom the customer of a talk hears, as far as a phone on hold makes music of it. */
export class HoldState {
	#hears: 'agent' | 'both' | 'nobody' = 'agent';
	#isPhoneHeld = false;

	begin(): void {
		this.#hears = 'agent';
		this.#isPhoneHeld = false;
	}

	hears(whom: 'agent' | 'both' | 'nobody'): void {
		this.#hears = whom;
	}

	phone(isHeld: boolean): void {
		this.#isPhoneHeld = isHeld;
	}

	/** Of three, the agent is left. */
	thirdGone(): void {
		if (this.#hears === 'both') this.#hears = 'agent';
	}

	/** By an order, the customer hears the agent. */
	get isHeard(): boolean {
		return this.#hears !== 'nobody';
	}

	/** What a stretch with the agent is then. */
	get talk(): 'talk' | 'hold' {
		return this.#isPhoneHeld && this.#hears === 'agent' ? 'hold' : 'talk';
	}
}
