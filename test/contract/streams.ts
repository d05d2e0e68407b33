/** Plays a story on a switch that is started for it, and gives what was written meanwhile, as lines. */

import {type AmiClient, connectAmi} from '@plateau/daemon/ami/client';
import type {AmiMessage} from '@plateau/daemon/ami/message';
import {type Answer, actorOn} from './actor.ts';
import type {OpenSwitch} from './driver.ts';
import type {Story} from './stories.ts';
import {linesOf} from './stream-lines.ts';

/** Plays a story on a fresh switch; gives its lines, without the fields that are `unsure`. */
export async function play(
	open: OpenSwitch,
	story: Story,
	unsure: readonly string[] = [],
): Promise<string> {
	const on = await open({fallbackSecs: 20});
	const events: AmiMessage[] = [];
	const answers: Answer[] = [];
	let client: AmiClient | undefined;
	let beat: NodeJS.Timeout | undefined;
	try {
		const event = (message: AmiMessage) => void events.push(message);
		client = await connectAmi({...on.address, ...on.watcher, systemName: on.systemName}, {event});
		const {actor, alive} = actorOn(on, client, events, answers);
		await alive();
		beat = setInterval(() => void alive().catch(() => {}), 1000);
		await story(actor);
	} finally {
		clearInterval(beat);
		await client?.close();
		await on.stop();
	}
	return linesOf(events, answers, unsure);
}
