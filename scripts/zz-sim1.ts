import {runWorld, noFaults} from '@plateau/core/sim';
import {machines} from '@plateau/core/transitions';
const from=Number(process.argv[2]), to=Number(process.argv[3]); const nf=process.argv[4]==='nf';
const tabled=new Set(machines.flatMap(({name,rows})=>rows.map(({from,event,to})=>`${name}: ${from} + ${event} → ${to}`)));
const seen=new Map<string,number>(); const refus=new Map<string,number>(); const anom=new Map<string,number>();
const types=new Map<string,number>();
let bad=0;
for(let seed=from;seed<=to;seed++){
 const r=runWorld({seed, ...(nf?{faults:noFaults}:{})});
 for(const [k,v] of r.transitions) seen.set(k,(seen.get(k)??0)+v);
 for(const [k,v] of r.refusals) refus.set(k,(refus.get(k)??0)+v);
 for(const [k,v] of r.anomalies) anom.set(k,(anom.get(k)??0)+v);
 for(const e of r.journal) types.set(e.type,(types.get(e.type)??0)+1);
 if(r.broken.length){bad++; if (bad<=Number(process.argv[5]??6)) console.log('SEED',seed,r.broken.slice(0,3).map(x=>x.slice(0,700)).join('\n   '));}
}
console.log('bad',bad);
console.log('untabled',[...seen].filter(([k])=>!tabled.has(k)).map(([k,v])=>v+' '+k).join('\n'));
console.log('unseen',[...tabled].filter(k=>!seen.has(k)).join('\n'));
console.log('anomalies',[...anom].join(' '));
console.log('refusals',[...refus].join(' '));
console.log('types',[...types].filter(([k])=>/consult|control|held|resum|mute|digit|hand|transf|return|came|recall|sent-out/.test(k)).join(' '));
