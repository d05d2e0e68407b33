import test from 'ava';
import {Box} from 'ink';
import {Lines} from '@plateau/tui/components/lines.tsx';
import {showElement} from '../../helpers/terminal.ts';

test('screen - shows lines where the layout puts them', async (t) => {
	const shown = await showElement(
		<Box flexDirection="row" flexGrow={1}>
			<Lines width={10} lines={['left', 'two']} />
			<Lines flexGrow={1} lines={['right Amélie', '山田']} />
		</Box>,
		{size: {columns: 30, rows: 5}},
	);
	t.deepEqual(shown.errors, []);
	t.deepEqual(shown.rows(), ['left      right Amélie', 'two       山田', '', '', '']);
	shown.close();
});
