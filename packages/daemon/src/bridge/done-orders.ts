/** Which orders were carried out already: an effect is done once, however often it is derived. */

/** Far more than can be given anew; the oldest are forgotten. */
const remembered = 20_000;

export class DoneOrders {
	readonly #ids = new Set<string>();

	/** Whether this id comes for the first time; notes it. */
	first(id: string): boolean {
		if (this.#ids.has(id)) return false;
		this.#ids.add(id);
		if (this.#ids.size > remembered) {
			for (const oldest of this.#ids) {
				this.#ids.delete(oldest);
				break;
			}
		}
		return true;
	}
}
