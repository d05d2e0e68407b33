/** Waiting for a condition that nothing on a screen tells. */

/** Resolves once `condition` holds, asked ten times a second; throws after `deadlineMs` naming `what`. */
export async function until(
	condition: () => boolean | Promise<boolean>,
	what: string,
	deadlineMs = 45_000,
): Promise<void> {
	const end = performance.now() + deadlineMs;
	while (!(await condition())) {
		if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
