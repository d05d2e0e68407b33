/** Notes and names that people write, and what commands ask of old calls, over the store. */

import type {RecordsPort} from './server/deps.ts';
import type {Store} from './store/store.ts';

/** The server's `RecordsPort`. */
export function records(store: Store): RecordsPort {
	return {
		async saveNote({callId, text, by, at}) {
			if (!(await store.saveNote(callId, text, at, by))) {
				return {ok: false, refusal: {code: 'unknown-call', params: {callId}}};
			}
			return {ok: true, result: null};
		},
		async nameParty({partyId, name, by, at}) {
			if (!(await store.nameCustomer(partyId, name, at, by))) {
				return {ok: false, refusal: {code: 'unknown-party'}};
			}
			return {ok: true, result: null};
		},
		partyOfNumber: (number, add) =>
			store.partyOfNumber(number) ?? (add ? store.partyOf({number}) : undefined),
		outsideParty(number) {
			const digits = number.replace('+', '');
			return /^[0-9]{2,15}$/.test(digits) ? store.partyOf({number}) : undefined;
		},
		customer(partyId) {
			const party = store.party(partyId);
			return party === undefined ? undefined : {...party, ...store.contact(partyId)};
		},
		async setCustomer({partyId, ...change}) {
			if (!(await store.setContact(partyId, change))) {
				return {ok: false, refusal: {code: 'unknown-party'}};
			}
			return {ok: true, result: null};
		},
		gaps: (question) => store.gaps(question),
		exposure: (question) => store.exposure(question),
		callbacks: (limit) => store.callbacks(limit),
		noteMatter: (matter) => store.noteMatter(matter),
		messageOf: (matterId) => store.matter(matterId)?.message?.recordingId,
		dropMatter: (matterId) => store.dropMatter(matterId),
		hadCall: async (agentId, callId) => store.hadCall(agentId, callId),
		lastPhoneOf: async (personId) => store.lastPhoneOf(personId),
	};
}
