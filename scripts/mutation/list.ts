/** The list of guards as a page: which seed misses which. */

import type {Guard} from './guard.ts';

/** A guard that was broken, and who noticed; nobody where `by` is absent. */
export interface Tried {
	readonly guard: Guard;
	/** `floor 17`, `crowd 20003`, `story “hold - …”`. */
	readonly by?: string;
	readonly how?: string | undefined;
}

/** A row of the tables, and the first world in which it happens. */
export type RowResult = readonly [row: string, world: string | null];

/** docs/mutation.md, of a whole run on this day. */
export function listOf(tried: readonly Tried[], rows: readonly RowResult[], day: string): string {
	const killed = tried.filter(({by}) => by !== undefined);
	const survivors = tried.filter(({by, guard}) => by === undefined && guard.equal === undefined);
	const equals = tried.filter(({by, guard}) => by === undefined && guard.equal !== undefined);
	const unseen = rows.filter(([, world]) => world === null);
	return `${[
		'# Guards and the seeds that miss them',
		'',
		`Written by \`npm run mutation\` on ${day}. Each guard of the core is taken out, or turned round, in a copy; then somebody must`,
		'notice. A **story** is one of `test/core/decide` or `test/core/work`; a **floor** one of the small ones that `test/core/routing/oracle.test.ts` routes',
		'by hand; a **world** a simulated day as `npm run sim -- SEED` lives it, with all laws; a **hesitant** one has people who let it ring,',
		'a **short** one a hundred callers; a **crowd** is lived by `npm run sim -- --crowd --first SEED`. Of those who notice, the one that',
		'does so soonest is named. Without a row of the [tables](states.md), the first world in which it happens is not in the tables any more.',
		'',
		`${killed.length} of ${tried.length} guards and ${rows.length - unseen.length} of ${rows.length} rows are missed. Survivors: ${survivors.length + unseen.length === 0 ? 'none.' : ''}`,
		...[...survivors.map(({guard}) => `\n- \`${guard.file}\`: ${guard.guard}`)],
		...unseen.map(([row]) => `\n- ${row}`),
		'',
		'## Guards',
		'',
		'| File | Guard | Missed by |',
		'| --- | --- | --- |',
		...killed.map(({guard, by}) => `| \`${guard.file}\` | ${guard.guard} | ${by} |`),
		...(equals.length === 0
			? []
			: [
					'',
					'## Second guards',
					'',
					'Without one of these nobody can tell the core from the whole one: another guard stands behind it.',
					'',
					'| File | Guard | Why |',
					'| --- | --- | --- |',
					...equals.map(({guard}) => `| \`${guard.file}\` | ${guard.guard} | ${guard.equal} |`),
				]),
		'',
		'## Rows of the tables',
		'',
		'| Row | First world |',
		'| --- | --- |',
		...rows.map(([row, world]) => `| ${row} | ${world ?? 'none'} |`),
	].join('\n')}\n`;
}
