import {fc, testProp} from '@fast-check/ava';
import {applyPatch, diff, type JsonObject, type Patch} from '@plateau/core/protocol';
import test from 'ava';

/** Keys that mean something to JavaScript are among them: an agent may be called `constructor`. */
const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString', '');
const {tree} = fc.letrec<{tree: JsonObject; value: JsonObject}>((tie) => ({
	value: fc.oneof(
		{maxDepth: 4},
		fc.constantFrom(null, true, 0, 1.5, 'x'),
		fc.array(fc.constantFrom(1, 2, 'x'), {maxLength: 3}),
		tie('tree'),
	) as fc.Arbitrary<JsonObject>,
	tree: fc
		.array(fc.tuple(key, tie('value')), {maxLength: 4})
		.map((entries) =>
			JSON.parse(
				`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`,
			),
		),
}));
const text = (value: unknown) => JSON.stringify(sorted(value));

/** Key order aside. An object never looks like an array of its entries. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value)
		.map(([name, item]) => [name, sorted(item)])
		.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
	return {entries};
}

testProp('patch - a difference applied gives the other view', [tree, tree], (t, before, after) => {
	const patch = JSON.parse(JSON.stringify(diff(before, after))) as Patch;
	t.is(text(applyPatch(before, patch)), text(after));
});

testProp(
	'patch - nothing changed is an empty patch, and only then',
	[tree, tree],
	(t, before, after) => {
		t.is(diff(before, after).length === 0, text(before) === text(after));
		t.deepEqual(diff(before, structuredClone(before)), []);
	},
);

testProp(
	'patch - applying changes neither the view nor the patch',
	[tree, tree],
	(t, before, after) => {
		const patch = diff(before, after);
		const [view, change] = [text(before), text(patch)];
		applyPatch(before, patch);
		t.is(text(before), view);
		t.is(text(patch), change);
	},
);

test('patch - branches that did not change are the same objects', (t) => {
	const before = {rows: {a: {n: 1}, b: {n: 2}}};
	const after = applyPatch(before, [[['rows', 'a', 'n'], 3]]) as typeof before;
	t.is(after.rows.b, before.rows.b);
	t.not(after.rows.a, before.rows.a);
	t.is(applyPatch(before, []), before);
});

test('patch - a path that leads nowhere is refused', (t) => {
	t.throws(() => applyPatch({a: 1}, [[['a', 'b'], 1]]), {instanceOf: RangeError});
	t.throws(() => applyPatch({}, [[['a']]]), {instanceOf: RangeError});
	t.throws(() => applyPatch({}, [[[], 1]]), {instanceOf: RangeError});
	t.throws(() => applyPatch({}, [[['__proto__', 'x'], 1]]), {instanceOf: RangeError});
	t.is(({} as Record<string, unknown>)['x'], undefined);
});

test('patch - arrays are whole values, and members that are undefined are absent', (t) => {
	t.deepEqual(diff({a: [1, 2]}, {a: [1, 3]}), [[['a'], [1, 3]]]);
	t.deepEqual(diff({a: 1}, {a: undefined as never}), [[['a']]]);
	t.deepEqual(diff({a: undefined as never}, {}), []);
});
