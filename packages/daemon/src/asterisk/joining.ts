/** Taking a leg that waits into a talk. */

/**
 * Joins the leg that runs this with the one that a variable names, which waits in a bridge, turn after turn. Between
 * two turns, or on its way back to them, it cannot be taken (measured: 6 of 1,479 at turns of a second): then again, a
 * moment later, and once more for a machine that has much else to do. The steps come to an end behind the talk, with
 * `BRIDGERESULT`.
 */
export function joinSteps(variable: string, options = ''): string[] {
	const join = `Bridge(\${${variable}}${options})`;
	const ifFailed = (application: string) =>
		`ExecIf($["\${BRIDGERESULT}" = "FAILURE"]?${application})`;
	const again = (seconds: number) => [ifFailed(`Wait(${seconds})`), ifFailed(join)];
	return [join, ...again(0.005), ...again(0.25)];
}
