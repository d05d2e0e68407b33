// `npm run demo`: builds if needed, starts the practice floor or joins the one that runs, opens a screen.
// `-- --role supervisor` opens the wallboard, `-- --lang fr` speaks French. The last screen ends it.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, linkSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {demoFolder} from './demo-folder.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const plateau = join(root, 'packages/tui/bin/plateau.js');
const plateaud = join(root, 'packages/daemon/bin/plateaud.js');
const dir = demoFolder(process.env, userInfo().username);
const seatsPath = join(dir, 'seats.json');
const startMs = 30_000;

const {role, lang, screen} = readOptions();
const say = (en, fr) => process.stderr.write(`${lang === 'fr' ? fr : en}\n`);
build();
const {seats, seat} = await sitDown();
if (seat === undefined) {
	say(
		`All ${seats.people.length} desks of the demo are taken: close one, or open the wallboard with "npm run demo -- --role supervisor".`,
		`Les ${seats.people.length} postes de la démo sont pris : fermez-en un ou ouvrez le tableau avec « npm run demo -- --role supervisor ».`,
	);
	process.exit(1);
}
const shown = spawn(
	process.execPath,
	[plateau, role === 'supervisor' ? 'board' : 'desk', '--lang', lang, ...screen],
	{
		stdio: 'inherit',
		env: {
			...process.env,
			PLATEAU_SOCKET: seats.socket,
			PLATEAU_LOGIN: seat.login,
			PLATEAU_TOKEN: seat.token,
			PLATEAU_PHONE: seat.phoneId,
		},
	},
);
// The screen has the terminal; what the keyboard sends to the group is its business.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => shown.kill(signal));
shown.on('exit', (code, signal) => {
	leaveSeat(seat);
	process.exit(signal === null ? (code ?? 0) : 1);
});

function readOptions() {
	const system = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
	const {values, tokens} = parseArgs({
		strict: false,
		tokens: true,
		options: {
			role: {type: 'string', default: 'agent'},
			lang: {type: 'string'},
			lines: {type: 'boolean'},
			ascii: {type: 'boolean'},
		},
	});
	const lang = ['en', 'fr'].includes(values.lang)
		? values.lang
		: system.startsWith('fr')
			? 'fr'
			: 'en';
	const wrong = wrongWord(values, tokens);
	if (wrong !== undefined) {
		const usage = 'npm run demo [-- --role agent|supervisor] [--lang en|fr] [--lines] [--ascii]';
		process.stderr.write(
			lang === 'fr'
				? `« ${wrong} » n’a pas de sens ici.\nUsage : ${usage}\n`
				: `"${wrong}" means nothing here.\nUsage: ${usage}\n`,
		);
		process.exit(2);
	}
	const screen = ['lines', 'ascii'].filter((name) => values[name]).map((name) => `--${name}`);
	return {role: values.role, lang, screen};
}

/** The first word of the line that cannot be followed. */
function wrongWord(values, tokens) {
	if (!['agent', 'supervisor'].includes(values.role)) return `--role ${values.role}`;
	if (![undefined, 'en', 'fr'].includes(values.lang)) return `--lang ${values.lang}`;
	const odd = tokens.find(
		({kind, name, value}) =>
			kind === 'positional' ||
			(kind === 'option' &&
				(!['role', 'lang', 'lines', 'ascii'].includes(name) ||
					(['lines', 'ascii'].includes(name) && value !== undefined))),
	);
	return odd?.kind === 'positional' ? odd.value : odd?.rawName;
}

/** Cached by turbo: a second start builds nothing. */
function build() {
	if (!existsSync(join(root, 'packages/tui/dist/main.js'))) {
		say(
			'Building Plateau (once, about 10 s)…',
			'Construction de Plateau (une fois, environ 10 s)…',
		);
	}
	const {status, stderr, stdout} = spawnSync(
		process.execPath,
		[join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only'],
		{cwd: root, encoding: 'utf8', env: {...process.env, TURBO_TELEMETRY_DISABLED: '1'}},
	);
	if (status === 0) return;
	process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
	say(
		'The build failed: run "npm ci" first.',
		'La construction a échoué : lancez d’abord « npm ci ».',
	);
	process.exit(1);
}

/** A demo and a seat in it. One that ended in the very moment in which we sat down has no seats any more. */
async function sitDown() {
	for (;;) {
		const seats = await takePart();
		try {
			const seat =
				role === 'supervisor' ? boardSeat(seats.supervisor) : seats.people.find(takeSeat);
			if (seat === undefined || tokenOf(readSeats()) === tokenOf(seats)) return {seats, seat};
			leaveSeat(seat);
		} catch (error) {
			// Its folder has gone with it.
			if (error.code !== 'ENOENT') throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Each demo has tokens of its own. */
function tokenOf(seats) {
	return seats?.supervisor.token;
}

/** The seats of the demo that runs, or of a new one. */
async function takePart() {
	const running = await seatsOfLive();
	if (running !== undefined) return running;
	let complaint = '';
	const start = () => {
		const started = spawn(process.execPath, [plateaud, 'demo', '--dir', dir], {
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		started.stderr.on('data', (chunk) => {
			complaint += chunk;
		});
		return started;
	};
	let daemon = start();
	const until = Date.now() + startMs;
	while (Date.now() < until) {
		const started = await seatsOfLive();
		if (started !== undefined) {
			// Still on its way and not the one that we found: it would take the place of that one when it ends.
			if (daemon.exitCode === null && ownerPid() !== daemon.pid) daemon.kill('SIGTERM');
			daemon.stderr.destroy();
			daemon.unref();
			return started;
		}
		if (daemon.exitCode !== null) {
			if (daemon.exitCode !== 0) break;
			// Another demo has the folder: it just starts, or it just ends and leaves the place to us.
			if (!isRunning(ownerPid())) daemon = start();
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	complaint ||= dir;
	say(`The demo did not start: ${complaint}`, `La démo n’a pas démarré : ${complaint}`);
	process.exit(1);
}

/** Says that a board is coming, so that the demo does not end before it is there. */
function boardSeat(supervisor) {
	const seat = {...supervisor, claim: `board-${process.pid}`};
	claim(seat);
	return seat;
}

/** Two screens that start in the same second must not sit down at one desk. */
function takeSeat(wanted) {
	if (wanted.taken) return false;
	for (;;) {
		try {
			claim(wanted);
			return true;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (isHeld(wanted)) return false;
		// Left by a screen that was killed.
		rmSync(claimPath(wanted), {force: true});
	}
}

/** Appears with our number in it, or not at all: an empty claim would be nobody's, or everybody's. */
function claim(wanted) {
	const draft = join(dir, `claim-${process.pid}`);
	writeFileSync(draft, String(process.pid), {mode: 0o600});
	try {
		linkSync(draft, claimPath(wanted));
	} finally {
		rmSync(draft, {force: true});
	}
}

/** The desk is free for another; a demo started meanwhile has claims of its own. */
function leaveSeat(seat) {
	try {
		if (readFileSync(claimPath(seat), 'utf8') === String(process.pid)) rmSync(claimPath(seat));
	} catch {
		// The demo has ended and taken its folder with it.
	}
}

function claimPath({login, claim = login}) {
	return join(dir, `seat-${claim}`);
}

function isHeld(wanted) {
	return isRunning(numberIn(claimPath(wanted)));
}

/** The process whose demo has the folder. */
function ownerPid() {
	return numberIn(join(dir, 'pid'));
}

function numberIn(path) {
	try {
		return Number(readFileSync(path, 'utf8'));
	} catch {
		return 0;
	}
}

function isRunning(pid) {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch {
		return false;
	}
}

function readSeats() {
	try {
		return JSON.parse(readFileSync(seatsPath, 'utf8'));
	} catch {
		return undefined;
	}
}

/** Undefined while nobody answers at the socket that the file names. */
async function seatsOfLive() {
	try {
		const found = readSeats();
		await new Promise((resolve, reject) => {
			const socket = connect(found.socket, () => {
				socket.destroy();
				resolve();
			});
			socket.on('error', reject);
		});
		return found;
	} catch {
		return undefined;
	}
}
