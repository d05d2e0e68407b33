/** Numbers as they are said: which files, in which order. */

import {digitsOf} from '@plateau/daemon/practice/apps/sounds';
import test from 'ava';

test('say number - by units, tens and hundreds', (t) => {
	const said = (number: number) => digitsOf(number).map((file) => file.replace('digits/', ''));
	t.deepEqual(said(0), ['0']);
	t.deepEqual(said(20), ['20']);
	t.deepEqual(said(21), ['20', '1']);
	t.deepEqual(said(90), ['90']);
	t.deepEqual(said(100), ['1', 'hundred']);
	t.deepEqual(said(142), ['1', 'hundred', '40', '2']);
	t.deepEqual(said(999), ['9', 'hundred', '90', '9']);
});
