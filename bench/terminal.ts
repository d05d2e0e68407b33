/**
 * Measures the terminal layer as a person meets it: a bundled program in a real pseudo-terminal of
 * 160x50. Bytes per second and CPU of a board of 200 agents, key to repaint, start to first frame.
 * Run: npx tsx --conditions=source bench/terminal.ts (about two minutes); writes bench/results/terminal.md.
 */
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {spawn} from 'node-pty';
import {cpuMsOf, memoryOf, pause, quantile} from './process-figures.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const steadyMs = 10_000;
const warmUpMs = 2000;
const presses = 60;

interface Measured {
	readonly name: string;
	readonly bytesPerSecond: number;
	readonly cpuPct: number;
	readonly memoryMb: number;
	readonly firstFrameMs: number;
	/** CPU time until then: what stays comparable on a busy machine. */
	readonly firstFrameCpuMs: number;
	readonly keyMedianMs: number;
	readonly keyP95Ms: number;
}

const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
try {
	await main();
} finally {
	rmSync(folder, {recursive: true, force: true});
}

async function main(): Promise<void> {
	const program = await bundle();
	const measured: Measured[] = [];
	for (const [name, renderer, hz] of [
		['plateau, 4 Hz', 'ours', 4],
		['plateau, 10 Hz', 'ours', 10],
		['plateau, nothing changes', 'ours', 0],
		['Ink 6.8.0 alone, 4 Hz', 'ink', 4],
		['Ink 6.8.0 alone, incremental, 4 Hz', 'ink-incremental', 4],
	] as const) {
		measured.push(await measure(program, name, renderer, hz));
		process.stdout.write(`${rowOf(measured.at(-1))}\n`);
	}
	writeFileSync(join(here, 'results', 'terminal.md'), report(measured));
}

/** One file, production React, as the build of the client does it. */
async function bundle(): Promise<string> {
	const outfile = join(folder, 'board.mjs');
	await build({
		entryPoints: [join(here, 'board-program.tsx')],
		outfile,
		bundle: true,
		minify: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		jsx: 'automatic',
		conditions: ['source'],
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
		alias: {
			'react-devtools-core': join(here, '../packages/tui/src/terminal/no-devtools.ts'),
		},
		nodePaths: [join(here, '../node_modules')],
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
		},
	});
	symlinkSync(join(here, '../node_modules'), join(folder, 'node_modules'));
	return outfile;
}

async function measure(
	program: string,
	name: string,
	renderer: string,
	hz: number,
): Promise<Measured> {
	const firstFrames: number[] = [];
	const firstFrameCpus: number[] = [];
	for (let run = 0; run < 5; run++) {
		const started = await start(program, renderer, hz);
		firstFrameCpus.push(cpuMsOf(started.pid));
		firstFrames.push(started.stop());
	}
	const board = await start(program, renderer, hz);
	await pause(warmUpMs);
	const bytesBefore = board.bytes();
	const cpuBefore = cpuMsOf(board.pid);
	await pause(steadyMs);
	const bytesPerSecond = ((board.bytes() - bytesBefore) * 1000) / steadyMs;
	const cpuPct = ((cpuMsOf(board.pid) - cpuBefore) * 100) / steadyMs;
	const memoryMb = memoryOf(board.pid).residentMb;
	const latencies: number[] = [];
	for (let count = 0; count < presses; count++) {
		// Out of step with the board's own ticks, as fingers are.
		await pause(90 + ((count * 37) % 50));
		latencies.push(await board.press(count % 2 === 0 ? '\u001b[B' : '\u001b[A'));
	}
	board.stop();
	return {
		name,
		bytesPerSecond,
		cpuPct,
		memoryMb,
		firstFrameMs: quantile(firstFrames, 0.5),
		firstFrameCpuMs: quantile(firstFrameCpus, 0.5),
		keyMedianMs: quantile(latencies, 0.5),
		keyP95Ms: quantile(latencies, 0.95),
	};
}

/** Starts the program and waits until its first frame holds an agent; `stop` gives that time. */
async function start(program: string, renderer: string, hz: number) {
	const startedAt = performance.now();
	let bytes = 0;
	let onData: ((data: string) => void) | undefined;
	const pty = spawn(process.execPath, [program, renderer, String(hz)], {
		cols: 160,
		rows: 50,
		name: 'xterm-256color',
		env: {
			PATH: process.env['PATH'] ?? '',
			TERM: 'xterm-256color',
			LANG: 'C.UTF-8',
		},
	});
	pty.onData((data) => {
		bytes += Buffer.byteLength(data);
		onData?.(data);
	});
	await nextData(/Agent Number 40/);
	const firstFrameMs = performance.now() - startedAt;

	function nextData(expected: RegExp): Promise<void> {
		let seen = '';
		return new Promise((resolve, reject) => {
			const timer = setTimeout(
				() =>
					reject(
						new Error(
							`${renderer} did not show ${expected} in 10 s; it wrote ${JSON.stringify(seen.slice(-300))}`,
						),
					),
				10_000,
			);
			onData = (data) => {
				seen += data;
				if (!expected.test(seen)) return;
				clearTimeout(timer);
				onData = undefined;
				resolve();
			};
		});
	}

	return {
		pid: pty.pid,
		bytes: () => bytes,
		async press(key: string): Promise<number> {
			const pressedAt = performance.now();
			pty.write(key);
			// Moving the selection repaints two rows' looks, which a tick of the board does not.
			await nextData(renderer === 'ours' ? /48;5;238/ : /\u001b\[7m/);
			return performance.now() - pressedAt;
		},
		stop(): number {
			pty.kill('SIGKILL');
			return firstFrameMs;
		},
	};
}

function rowOf(measured: Measured | undefined): string {
	if (measured === undefined) return '';
	const {name, bytesPerSecond, cpuPct, memoryMb, keyMedianMs, keyP95Ms} = measured;
	const figures = [
		bytesPerSecond.toFixed(0),
		cpuPct.toFixed(1),
		memoryMb.toFixed(0),
		`${measured.firstFrameMs.toFixed(0)} (${measured.firstFrameCpuMs})`,
		`${keyMedianMs.toFixed(1)} / ${keyP95Ms.toFixed(1)}`,
	];
	return `| ${name} | ${figures.join(' | ')} |`;
}

function report(measured: readonly Measured[]): string {
	const cpu = cpus();
	return `# The terminal layer, measured

\`npx tsx --conditions=source bench/terminal.ts\`, Node ${process.version}, ${cpu.length} x ${cpu[0]?.model ?? 'CPU'}, load
${loadavg()[0]?.toFixed(1)} by other programs and this one.

A board of 200 agents in 8 columns, 47 rows in the window, in a pseudo-terminal of 160x50; timers
move each second, three agents change each second. Bytes and CPU over ${steadyMs / 1000} s after ${warmUpMs / 1000} s; memory of the
whole process; start to first frame is the median of 5; ${presses} keys. One bundle, production React.

Wanted: at 4 Hz at most 1,000 B/s and 8 % of a core; key to repaint at most 25 ms at the 95th
percentile; first frame within 250 ms; nothing written when nothing changes.

| renderer | B/s | CPU % | RSS MB | first frame ms (CPU ms) | key to repaint ms, median / p95 |
|---|---|---|---|---|---|
${measured.map(rowOf).join('\n')}
`;
}
