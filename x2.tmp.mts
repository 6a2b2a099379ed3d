import { expanded } from "./src/cohort/calendar/expand.ts";
import { systemZones, instantOf } from "./src/cohort/calendar/zones.ts";
import { weeksOf, weekName } from "./src/cohort/calendar/programme.ts";
import { intersected, minutesBy } from "./src/cohort/calendar/intervals.ts";
const zones = systemZones();
const w = (zone: string) => ({ zone, windows: ([1,2,3,4,5] as const).map(day => ({ day, from: 540, to: 1020 })) });
for (const [a,b] of [["Europe/London","America/New_York"],["Europe/Berlin","Asia/Kolkata"],["Asia/Kathmandu","Europe/London"],["America/New_York","America/Sao_Paulo"],["Pacific/Auckland","America/Los_Angeles"],["Pacific/Kiritimati","Pacific/Honolulu"],["Europe/Berlin","America/Los_Angeles"],["Europe/London","Australia/Sydney"]])
 console.log(a,b,["2026-01-12","2026-03-09","2026-03-30","2026-04-06","2026-07-13","2026-10-26","2026-11-02"].map(d=>{ const p=weeksOf({from:d,to:d}); const x=expanded(w(a!),p.first,p.end,zones), y=expanded(w(b!),p.first,p.end,zones); return (minutesBy(intersected(x,y),p.first,10080,1)[0]!/300).toFixed(2)}).join(" "));
console.log(weekName(weeksOf({from:"2026-01-01",to:"2026-01-01"}).first), weekName(weeksOf({from:"2027-01-01",to:"2027-01-01"}).first), weekName(weeksOf({from:"2024-12-31",to:"2024-12-31"}).first));
let t=performance.now(); const p=weeksOf({from:"2026-01-12",to:"2026-12-20"}); for(let i=0;i<200;i++) expanded(w("America/New_York"),p.first,p.end,zones); console.log((performance.now()-t)/200,"ms per year");
