// An agent whose headset is nailed up, at the desk: connected once, call after call, through a daemon that goes; put down; signed out.

import test from 'ava';
import {customerService, logIn, ownFloor} from './own-floor.ts';
import {until} from './until.ts';

test.serial(
	'nailed up - a headset takes call after call, outlives a daemon, is put down and connected again',
	async (t) => {
		const floor = await ownFloor(t);
		const served = await floor.serve();
		await logIn(floor, 'admin');
		await floor.account('claire', 'agent');
		await logIn(floor, 'claire');
		const headset = floor.practice.phones.get('1001');
		if (headset === undefined) throw new Error('there is no phone 1001');
		const lift = () => until(() => headset.answer(), 'the headset is lifted');
		const claire = floor.open(['desk', '--as', 'claire', '--phone', '1001', '--nailed-up']);
		await claire.shows('Phone 1001 is called to connect the headset: answer it once.');
		await lift();
		await claire.hides('is called to connect');
		claire.press('F9', '1');
		await claire.shows(/Headset connected since \d+:\d\d: calls come with a beep/);

		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await claire.shows(/● TALKING \d/);
		await until(() => headset.heard().length === 1, 'both are heard');
		const paul = floor.practice.call(customerService, {from: '0639980002', name: 'Paul'});
		claire.press('F8', 'F8');
		await until(() => zoe.isOver, 'the first is over');
		await claire.shows('WRAP-UP');
		t.is(headset.callCount, 1);
		claire.press('F12');
		await claire.shows(/● TALKING .*Paul/);

		await served.stop();
		t.is(headset.state, 'talking');
		await floor.serve();
		await claire.shows(/● TALKING .*Paul/);
		paul.hangUp();
		await claire.shows('WRAP-UP');
		claire.press('F12');
		await claire.shows('Headset connected since');

		headset.hangUp();
		await claire.shows(
			'Headset gone: no offers. Choose ready (F9) and phone 1001 is called again.',
		);
		const rows = await floor.json<{id: string; headset: string; reason: string}[]>(
			...(['admin', 'agents', 'list'] as const),
		);
		t.like(
			rows.find(({id}) => id === 'claire'),
			{headset: 'gone', reason: 'headset-gone'},
		);
		claire.press('F9', '1');
		await claire.shows('Phone 1001 is called to connect the headset');
		await lift();
		await claire.shows('Headset connected since');
		await floor.plateau(['agent', 'sign-out', '--as', 'claire']);
		await until(() => headset.state === 'idle', 'the headset is let go');

		const again = [
			'agent',
			'sign-in',
			'--phone',
			'1001',
			'--ready',
			'--nailed-up',
			'--as',
			'claire',
		];
		t.is((await floor.plateau(again)).code, 0);
		await lift();
		await claire.shows('Headset connected since');
	},
);
