import {randomBytes} from 'node:crypto';
import {completeSecrets} from '@plateau/daemon/asterisk/secrets';
import test from 'ava';

test('secrets - what exists is kept, what is missing is made, what is gone is left out', (t) => {
	const first = completeSecrets(['a', 'b'], {}, randomBytes);
	const second = completeSecrets(['b', 'c'], first, randomBytes);
	t.is(second.systemName, first.systemName);
	t.is(second.control, first.control);
	t.is(second.phones['b'], first.phones['b']);
	t.deepEqual(Object.keys(second.phones), ['b', 'c']);
	t.regex(first.systemName, /^[0-9a-f]{16}$/);
	t.is(new Set([first.control, first.system, ...Object.values(first.phones)]).size, 4);
});
