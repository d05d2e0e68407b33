/**
 * The process that jobs run in: one after the other, on the database that its first argument names, opened to
 * read only. It ends with the daemon, a job that is being computed then at the end of that job.
 */

import {ReadOnlyStore} from '../store/read-only.ts';
import {handlers} from './handlers.ts';
import type {Job, JobTools} from './job.ts';
import type {JobName} from './kinds.ts';
import type {FromWorker, ToWorker} from './messages.ts';

const [, , database = ''] = process.argv;
let opened: ReadOnlyStore | undefined;
const tools: JobTools = {
	get store() {
		opened ??= new ReadOnlyStore(database);
		return opened;
	},
};

process.on('message', (message: ToWorker) => {
	void run(message).then((answer) => {
		if (process.connected) process.send?.(answer);
	});
});
process.on('disconnect', () => opened?.close());
// Told to all of a terminal or a service: the daemon ends this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

async function run({id, name, args}: ToWorker): Promise<FromWorker> {
	try {
		// The runner's types paired the arguments with the name.
		const job = handlers[name] as Job<JobName>;
		return {id, outcome: await job(args as never, tools)};
	} catch (error) {
		return {id, error: error instanceof Error ? (error.stack ?? error.message) : String(error)};
	}
}
