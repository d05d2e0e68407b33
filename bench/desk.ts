/**
 * Measures the built desk and daemon as people meet them: the desk in a pseudo-terminal of 80x24, at
 * a demo with callers and on a floor where nobody calls. A bare Node beside each is the yardstick.
 * Run: npm run build && npm run bench:desk (about a minute); writes bench/results/desk.md.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawn} from 'node-pty';
import {busyFloor, type Floor, plateau, quietFloor} from './desk-floors.ts';
import {cpuMsOf, median, memoryOf, pause, quantile, quietMoment} from './process-figures.ts';

const starts = 8;
const presses = 60;
const quietMs = 5000;
const settleMs = 1500;

/** A queue's name stands nowhere but on the desk with its floor. */
const liveDesk = /Billing/;
const signInPage = /choose your phone/;

const desk = [plateau, 'desk', '--lang', 'en'];
/** The yardstick: Node with one line of code, that repeats each key as soon as it comes. */
const bareNode = [
	'-e',
	`process.stdin.setRawMode(true); process.stdin.on('data', key => process.stdout.write('key'));
	process.stdout.write('up')`,
];

const folder = mkdtempSync(join(tmpdir(), 'pb-'));
try {
	const loadBefore = loadavg()[0] ?? 0;
	const busy = await onBusyFloor();
	const quiet = await onQuietFloor();
	const text = report({...busy, ...quiet}, loadBefore);
	writeFileSync(new URL('results/desk.md', import.meta.url), text);
	process.stdout.write(text);
} finally {
	rmSync(folder, {recursive: true, force: true});
}

interface Start {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly residentMb: number;
	readonly ownMb: number;
}

type Figures = Awaited<ReturnType<typeof onBusyFloor>> & Awaited<ReturnType<typeof onQuietFloor>>;

async function onBusyFloor() {
	const floor = await busyFloor(folder);
	// The demo ends with its last screen: this one stays.
	const kept = open(desk, floor.seat(0));
	try {
		await kept.shows(liveDesk);
		const deskStarts: Start[] = [];
		const bareStarts: Start[] = [];
		for (let run = 0; run < starts; run++) {
			deskStarts.push(await start(desk, floor.seat(1), liveDesk));
			bareStarts.push(await start(bareNode, floor.seat(1), /up/));
		}
		const deskKeys = await keysOf(desk, floor.seat(1), liveDesk);
		const bareKeys = await keysOf(bareNode, floor.seat(1), /up/);
		return {deskStarts, bareStarts, deskKeys, bareKeys, demo: memoryOf(floor.pid)};
	} finally {
		kept.stop();
		await floor.stop();
	}
}

async function onQuietFloor() {
	const floor = await quietFloor(folder);
	try {
		await pause(5000);
		const idle = memoryOf(floor.pid);
		const signInBytes = await bytesOf(floor.seat(1, 'no-phone'), signInPage);
		const signedInBytes = await bytesOf(floor.seat(0), liveDesk);
		return {signInBytes, signedInBytes, daemon: {...upOf(floor), ...idle}};
	} finally {
		await floor.stop();
	}
}

function upOf({upMs, upCpuMs}: Floor) {
	return {upMs, upCpuMs};
}

/** From the start of the process until it shows `expected`; memory when it has settled after that. */
async function start(
	words: readonly string[],
	env: Record<string, string>,
	expected: RegExp,
): Promise<Start> {
	await quietMoment(4000);
	const startedAt = performance.now();
	const program = open(words, env);
	await program.shows(expected);
	const wallMs = performance.now() - startedAt;
	const cpuMs = cpuMsOf(program.pid);
	await pause(settleMs);
	const memory = memoryOf(program.pid);
	program.stop();
	return {wallMs, cpuMs, ...memory};
}

/** From each key until what it repaints arrives, ms: the mark in the presence menu moves. */
async function keysOf(
	words: readonly string[],
	env: Record<string, string>,
	expected: RegExp,
): Promise<number[]> {
	const program = open(words, env);
	await program.shows(expected);
	await pause(settleMs);
	program.type('p');
	await pause(500);
	const latencies: number[] = [];
	for (let count = 0; count < presses; count++) {
		// Off the beat of the desk's own second, as fingers are.
		await pause(90 + ((count * 37) % 50));
		await quietMoment(200);
		const pressedAt = performance.now();
		program.type(count % 2 === 0 ? '\u001b[B' : '\u001b[A');
		await program.shows(/▌|key/);
		latencies.push(performance.now() - pressedAt);
	}
	program.stop();
	return latencies;
}

/** What a desk writes while nobody calls and nobody touches it. */
async function bytesOf(env: Record<string, string>, expected: RegExp): Promise<number> {
	const program = open(desk, env);
	await program.shows(expected);
	await pause(settleMs);
	const before = program.bytes();
	await pause(quietMs);
	const bytes = program.bytes() - before;
	program.stop();
	return bytes;
}

function open(words: readonly string[], env: Record<string, string>) {
	let bytes = 0;
	let onData: (data: string) => void = () => {};
	let lastSeen = '';
	const pty = spawn(process.execPath, [...words], {
		cols: 80,
		rows: 24,
		name: 'xterm-256color',
		env,
	});
	pty.onData((data) => {
		bytes += Buffer.byteLength(data);
		lastSeen = data;
		onData(data);
	});
	return {
		pid: pty.pid,
		bytes: () => bytes,
		type: (keys: string) => pty.write(keys),
		/** Resolves when `expected` arrives, in what comes from now on. */
		shows(expected: RegExp): Promise<void> {
			let seen = '';
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					const wrote = JSON.stringify(lastSeen.slice(-300));
					reject(new Error(`${expected} did not come in 15 s; the last it wrote was ${wrote}`));
				}, 15_000);
				onData = (data) => {
					seen += data;
					if (!expected.test(seen)) return;
					clearTimeout(timer);
					onData = () => {};
					resolve();
				};
			});
		},
		stop: () => pty.kill('SIGKILL'),
	};
}

function report(figures: Figures, loadBefore: number): string {
	const {deskStarts, bareStarts, deskKeys, bareKeys, signInBytes, signedInBytes} = figures;
	const {daemon, demo} = figures;
	const cpu = cpus();
	const of = (all: readonly Start[], field: keyof Start) => median(all.map((one) => one[field]));
	const row = (
		what: string,
		wanted: string,
		ours: number,
		bare: number | undefined,
		{digits = 0, unit = 'ms'} = {},
	) => {
		const beside =
			bare === undefined
				? ['', '']
				: [`${bare.toFixed(digits)} ${unit}`, `${(ours / bare).toFixed(1)}`];
		return `| ${what} | ${wanted} | **${ours.toFixed(digits)} ${unit}** | ${beside.join(' | ')} |`;
	};
	const fastest = Math.min(...deskStarts.map(({wallMs}) => wallMs));
	const fastestBare = Math.min(...bareStarts.map(({wallMs}) => wallMs));
	const bareMb = of(bareStarts, 'residentMb');
	const mb = {unit: 'MB'};
	const rows = [
		row(
			'desk: start to first live frame',
			'≤ 250',
			of(deskStarts, 'wallMs'),
			of(bareStarts, 'wallMs'),
		),
		row('… the fastest of them', '', fastest, fastestBare),
		row('… processor time until then', '', of(deskStarts, 'cpuMs'), of(bareStarts, 'cpuMs')),
		row('desk: resident memory', '≤ 95', of(deskStarts, 'residentMb'), bareMb, mb),
		row('… not shared with other Nodes', '', of(deskStarts, 'ownMb'), of(bareStarts, 'ownMb'), mb),
		row('desk: key to repaint, p50', '', median(deskKeys), median(bareKeys), {digits: 1}),
		row('desk: key to repaint, p95', '≤ 25', quantile(deskKeys, 0.95), quantile(bareKeys, 0.95), {
			digits: 1,
		}),
		row('desk: sign-in page, written in 5 s', '0', signInBytes, undefined, {unit: 'B'}),
		row('desk: signed in and idle, written in 5 s', '', signedInBytes, undefined, {unit: 'B'}),
		row('daemon: idle, resident memory', '≤ 90', daemon.residentMb, bareMb, mb),
		row('… not shared with other Nodes', '', daemon.ownMb, of(bareStarts, 'ownMb'), mb),
		row('daemon: start until its socket answers', '', daemon.upMs, undefined),
		row('… processor time until then', '', daemon.upCpuMs, undefined),
		row('demo after all this, resident memory', '', demo.residentMb, undefined, mb),
	];
	const date = new Date().toISOString().slice(0, 10);
	return `# The desk and the daemon, measured

\`npm run bench:desk\`, ${date}, Node ${process.version}, ${cpu.length} x ${cpu[0]?.model.trim() ?? 'CPU'}. Other programs ran
beside: the load was ${loadBefore.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after. Each start waits up to 4 s, each key up to 0.2 s, for a
moment when nobody else wants the processor; what the others do after that is in the figures. The fastest
start and the processor's time are nearer to what a machine of its own would show.

As built, in a pseudo-terminal of 80x24: medians of ${starts} starts at a demo with callers, each in turn with
a bare Node that writes one word and repeats each key; ${presses} keys in the presence menu. A live frame is one with the
queues' figures and the agent's own state. What is written is counted on the sample floor without callers;
a signed-in desk shows the seconds since the last change of presence, and nothing else moves. The idle
daemon holds the sample floor and a practice switch. "Of bare Node" is how many times its figure.

| what | wanted | measured | bare Node | of bare Node |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
