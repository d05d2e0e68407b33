/** What Linux says of a running process, and figures over many measurements. */
import {readFileSync} from 'node:fs';

/** CPU time a process has had, ms. Linux counts in ticks of 10 ms. */
export function cpuMsOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory, MB of 2^20 bytes, of which a part is Node's own code, shared by all its processes. */
export function memoryOf(pid: number): {readonly residentMb: number; readonly ownMb: number} {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const megabytes = (name: string) =>
		Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
	return {residentMb: megabytes('VmRSS'), ownMb: megabytes('RssAnon')};
}

/** The value below which `share` of the values lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when, besides us, nothing wants the processor for a moment, or after `mostMs`. */
export async function quietMoment(mostMs: number): Promise<void> {
	const until = performance.now() + mostMs;
	for (let quiet = 0; quiet < 3 && performance.now() < until; ) {
		await pause(10);
		const runnable = /(\d+)\/\d+/.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1];
		quiet = Number(runnable) <= 1 ? quiet + 1 : 0;
	}
}
