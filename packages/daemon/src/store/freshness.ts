/** What is behind the journal, as those see it who need it to its end. */
export interface Freshness {
	/** For a write: throws what the database says when it takes nothing. */
	catchUp(): void;
	/** For a read: when the database takes nothing, what is there is read. */
	refresh(): void;
}
