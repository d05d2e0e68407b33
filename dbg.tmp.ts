import {runWorld} from '@plateau/core/sim';
const seed = Number(process.argv[2]), to = Number(process.argv[3]), n = Number(process.argv[4] ?? 40), grep = process.argv[5];
const report = runWorld({seed, calls: 1500, haste: 2, looks: 'now and then'});
console.log(report.broken.slice(0,3));
for (const e of report.journal.filter((e) => e.seq <= to && e.seq > to - n)) { const s = JSON.stringify(e); if (!grep || new RegExp(grep).test(s)) console.log(s.slice(0, 300)); }
