/** What people ask of work that needs no phone. An offer on the desk is answered or declined as a call's. */

import type {AgentId, DispositionId, KindId, MatterId, QueueId, WorkId} from '../ids.ts';
import type {Millis} from '../time.ts';

export type WorkCommandBody =
	| {
			readonly type: 'add-work';
			readonly queueId: QueueId;
			readonly kindId: KindId;
			readonly matterId: MatterId;
			/** Head start, besides the queue's. */
			readonly creditMs: Millis;
	  }
	/** Takes a piece off the floor, wherever it is. */
	| {readonly type: 'take-back-work'; readonly workId: WorkId}
	| {
			readonly type: 'finish-work';
			readonly agentId: AgentId;
			readonly workId: WorkId;
			readonly dispositionId?: DispositionId;
	  }
	/** Back to its queue, for others. */
	| {readonly type: 'give-back-work'; readonly agentId: AgentId; readonly workId: WorkId};
