/** What a soak may leave behind: nothing. */

import type {Soaked} from './real-soak.ts';

/** Files that a connection more or a log rotated may make. */
const fewFiles = 8;
/** Growth of a process between its first quarter and the end. */
const growth = {share: 1.3, mb: 40};
const quietShare = 0.05;

/** Sentences; none: all is well. */
export function complaintsOf(soaked: Soaked): string[] {
	const {files, memoryMb, quietCpu, problems, unseen, happened} = soaked;
	const grew = (now: number, warm: number) => now > warm * growth.share && now > warm + growth.mb;
	return [
		...problems,
		// A message that is lost may hide a caller who goes before the next look at the whole.
		...(unseen.outsideGaps > (happened['lose'] ?? 0)
			? [`${unseen.outsideGaps} callers were never seen, and no gap says why`]
			: []),
		...(files.daemon > files.daemonAtFirst + fewFiles
			? [`the daemon has ${files.daemon} files open, at first ${files.daemonAtFirst}`]
			: []),
		...(files.asterisk > files.asteriskAtFirst + fewFiles
			? [`Asterisk has ${files.asterisk} files open, at first ${files.asteriskAtFirst}`]
			: []),
		...(grew(memoryMb.daemon, memoryMb.daemonWarm)
			? [`the daemon grew from ${memoryMb.daemonWarm} to ${memoryMb.daemon} MB`]
			: []),
		...(grew(memoryMb.asterisk, memoryMb.asteriskWarm)
			? [`Asterisk grew from ${memoryMb.asteriskWarm} to ${memoryMb.asterisk} MB`]
			: []),
		...(quietCpu > quietShare ? [`the quiet daemon takes ${quietCpu} of a core`] : []),
	];
}
