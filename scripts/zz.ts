import {runWorld} from '@plateau/core/sim';

for (let s = 20001; s < 20016; s++) {
	const r = runWorld({seed: s, calls: 1500, haste: 2, looks: 'now and then'});
	if (r.broken.length) console.log(s, r.broken.length, r.broken.slice(0, 3));
}
for (let s = 1; s < 12; s++) {
	const r = runWorld({seed: s});
	if (r.broken.length) console.log(s, r.broken.length, r.broken.slice(0, 3));
}
