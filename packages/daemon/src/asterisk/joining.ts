/** Taking a leg that waits into a talk. */

/**
 * Joins the leg that runs this with the one that a variable names, which waits in a bridge, turn after turn. Between
 * two turns, or on its way back to them, it cannot be taken (measured: 6 of 1,479 at turns of a second): then again,
 * twice, a moment later each time. The steps come to an end behind the talk, with `BRIDGERESULT`.
 */
export function joinSteps(variable: string, options = ''): string[] {
	const join = `Bridge(\${${variable}}${options})`;
	const ifFailed = (application: string) =>
		`ExecIf($["\${BRIDGERESULT}" = "FAILURE"]?${application})`;
	const again = [ifFailed('Wait(0.05)'), ifFailed(join)];
	return [join, ...again, ...again];
}
