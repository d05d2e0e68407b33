/** What one client watches: each subscription joins a view of the hub to the client's outbox. */

import type {RefusalBody, ViewName} from '@plateau/core/protocol';
import type {ViewSource, Watch} from './deps.ts';
import type {LinkBook} from './links.ts';
import type {Outbox} from './outbox.ts';

interface Subscription {
	readonly view: ViewName;
	readonly scope: string;
	readonly watch: Watch;
	/** An agent at their own desk, as opposed to a supervisor looking at it. */
	readonly isOwnDesk: boolean;
}

/** Numbers are the client's own. Rights are checked by the session. */
export class Subscriptions {
	readonly #views: ViewSource;
	readonly #links: LinkBook;
	readonly #outbox: Outbox;
	readonly #open = new Map<number, Subscription>();

	constructor(parts: {views: ViewSource; links: LinkBook; outbox: Outbox}) {
		this.#views = parts.views;
		this.#links = parts.links;
		this.#outbox = parts.outbox;
	}

	get size(): number {
		return this.#open.size;
	}

	has(sub: number): boolean {
		return this.#open.has(sub);
	}

	/** Begins a subscription with a snapshot, in place of one that had the same number. */
	open(sub: number, view: ViewName, scope: string, isOwnDesk: boolean): void {
		const watched = this.#views.watch(view, scope, {
			changed: (state, step) => this.#outbox.publish(sub, state, step),
			ended: (refusal) => this.end(sub, refusal),
		});
		if (!watched.ok) {
			this.end(sub, watched.refusal);
			return;
		}
		// The new one counts before the old one goes, or asking again would look like a lost desk.
		if (isOwnDesk) this.#links.add(scope);
		this.close(sub);
		this.#open.set(sub, {view, scope, watch: watched.watch, isOwnDesk});
		this.#outbox.open(sub, watched.watch.state);
	}

	/** Ends one without a word: the client asked for it, or is gone. */
	close(sub: number): void {
		const subscription = this.#open.get(sub);
		if (subscription === undefined) return;
		this.#open.delete(sub);
		this.#outbox.drop(sub);
		subscription.watch.stop();
		if (subscription.isOwnDesk) this.#links.remove(subscription.scope);
	}

	closeAll(): void {
		for (const sub of [...this.#open.keys()]) this.close(sub);
	}

	/** Ends one and says why; also for one that could not begin. */
	end(sub: number, refusal: RefusalBody): void {
		this.close(sub);
		this.#outbox.send({type: 'subscription-ended', sub, refusal});
	}

	/** Ends those for which `refusalOf` has a reason. */
	endWhere(refusalOf: (view: ViewName, scope: string) => RefusalBody | undefined): void {
		for (const [sub, {view, scope}] of [...this.#open]) {
			const refusal = refusalOf(view, scope);
			if (refusal !== undefined) this.end(sub, refusal);
		}
	}
}
