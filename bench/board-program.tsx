/**
 * The program that bench/terminal.ts measures: a board of 200 agents that changes as a floor does,
 * drawn either by our screen (`ours`) or, for comparison, by Ink alone (`ink`, `ink-incremental`).
 * Arguments: the renderer, then updates a second. Arrows move; q ends it.
 */

import {Hints} from '@plateau/tui/components/hints.tsx';
import {StatusLine} from '@plateau/tui/components/status-line.tsx';
import {Table} from '@plateau/tui/components/table.tsx';
import type {Column} from '@plateau/tui/components/table-layout';
import {duration} from '@plateau/tui/format/duration';
import {symbols} from '@plateau/tui/symbols';
import {createKeyDecoder} from '@plateau/tui/terminal/keys';
import {openScreen} from '@plateau/tui/terminal/screen.tsx';
import {fitLine, paint, plainText} from '@plateau/tui/terminal/spans';
import type {Tone} from '@plateau/tui/theme';
import {Box, render, Text} from 'ink';
import {memo, type ReactElement} from 'react';

interface Agent {
	readonly id: string;
	readonly name: string;
	activity: (typeof activities)[number];
	sinceTick: number;
	calls: number;
}

const activities = ['ready', 'talking', 'wrapUp', 'notReady'] as const satisfies readonly Tone[];
const words = {ready: 'ready', talking: 'talking', wrapUp: 'wrap-up', notReady: 'not ready'};
const glyphs = {
	ready: symbols.ready,
	talking: symbols.talking,
	wrapUp: symbols.wrapUp,
	notReady: symbols.notReady,
};
const renderer = process.argv[2] ?? 'ours';
const hz = Number(process.argv[3] ?? 4);

const agents: Agent[] = Array.from({length: 200}, (_, index) => ({
	id: `a${index}`,
	name: `Agent Number ${index}`,
	activity: activities[index % 4] ?? 'ready',
	sinceTick: -index,
	calls: index % 40,
}));
let seed = 7;
let tick = 0;
let selected = 0;

function chance(limit: number): number {
	seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
	return Math.floor((seed / 2_147_483_648) * limit);
}

/** Three agents change each second, spread over the ticks; timers move each second. */
function advance(): void {
	tick++;
	const changes = hz <= 3 ? 3 : tick % Math.round(hz / 3) === 0 ? 1 : 0;
	for (let count = 0; count < changes; count++) {
		const agent = agents[chance(agents.length)];
		if (agent === undefined) continue;
		agent.activity = activities[chance(4)] ?? 'ready';
		agent.sinceTick = tick;
		agent.calls++;
	}
}

const secondsOf = (agent: Agent): number => Math.floor((tick - agent.sinceTick) / hz);

const columns: ReadonlyArray<Column<Agent>> = [
	{id: 'name', title: 'Agent', width: 18, flex: 1, cell: (agent) => agent.name},
	{
		id: 'activity',
		title: 'activity',
		width: 12,
		cell: (agent) => paint(agent.activity, `${glyphs[agent.activity]} ${words[agent.activity]}`),
	},
	{
		id: 'for',
		title: 'for',
		width: 8,
		align: 'right',
		cell: (agent) => duration(secondsOf(agent) * 1000),
	},
	{id: 'queue', title: 'queue', width: 10, cell: () => 'support'},
	{id: 'calls', title: 'calls', width: 5, align: 'right', cell: (agent) => String(agent.calls)},
	{id: 'aht', title: 'AHT', width: 6, align: 'right', cell: () => '4:12'},
	{id: 'site', title: 'site', width: 8, cell: () => 'Lyon'},
	{id: 'note', title: 'note', width: 20, flex: 1, cell: () => '+33 6 12 34 56 78'},
];

function ourBoard(): ReactElement {
	return (
		<>
			<StatusLine
				left={[{line: paint('title', 'Board')}, {line: 'all sites'}]}
				right={[{line: clock()}]}
			/>
			<Table
				flexGrow={1}
				columns={columns}
				rows={agents}
				rowId={(agent) => agent.id}
				selected={agents[selected]?.id}
				isFocused
			/>
			<Hints hints={[{id: 'open', key: 'Enter', label: 'open', disabled: undefined}]} />
		</>
	);
}

function clock(): string {
	return duration(Math.floor(tick / hz) * 1000 + 50_000_000);
}

const Row = memo(function Row({text, isSelected}: {text: string; isSelected: boolean}) {
	return (
		<Text inverse={isSelected} wrap="truncate">
			{text}
		</Text>
	);
});

function inkBoard(rows: number): ReactElement {
	const top = Math.max(0, Math.min(selected - 20, agents.length - (rows - 4)));
	return (
		<Box flexDirection="column" height={rows - 1}>
			<Text bold>{`Board  all sites   ${clock()}`}</Text>
			{agents.slice(top, top + rows - 4).map((agent) => (
				<Row
					key={agent.id}
					isSelected={agent === agents[selected]}
					text={columns
						.map((column) => plainText(fitLine(column.cell(agent), column.width + 8, column.align)))
						.join(' ')}
				/>
			))}
			<Text>Enter open</Text>
		</Box>
	);
}

function move(name: string): void {
	if (name === 'down') selected = (selected + 1) % agents.length;
	if (name === 'up') selected = (selected + agents.length - 1) % agents.length;
}

function runOurs(): void {
	const screen = openScreen({
		stdin: process.stdin,
		stdout: process.stdout,
		env: process.env,
		onKey(key) {
			if (key.name === 'q') {
				screen.close();
				process.exit(0);
			}
			move(key.name);
			screen.draw(ourBoard());
		},
		onResize: () => screen.draw(ourBoard()),
		onError(error) {
			screen.close();
			throw error;
		},
	});
	screen.draw(ourBoard());
	if (hz > 0) {
		setInterval(() => {
			advance();
			screen.draw(ourBoard());
		}, 1000 / hz);
	}
}

function runInk(isIncremental: boolean): void {
	const decoder = createKeyDecoder();
	const rows = process.stdout.rows;
	const ink = render(inkBoard(rows), {incrementalRendering: isIncremental});
	process.stdin.setRawMode(true);
	process.stdin.on('data', (chunk) => {
		for (const key of decoder.push(chunk)) {
			if (key.name === 'q') process.exit(0);
			move(key.name);
			ink.rerender(inkBoard(rows));
		}
	});
	setInterval(() => {
		advance();
		ink.rerender(inkBoard(rows));
	}, 1000 / hz);
}

if (renderer === 'ours') runOurs();
else runInk(renderer === 'ink-incremental');
