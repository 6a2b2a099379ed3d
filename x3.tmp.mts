import { hours } from "./src/criteria/hours.ts";
import { chance } from "./src/random.ts";
const zones = ["Europe/London","Europe/Berlin","Europe/Warsaw","America/New_York","America/Los_Angeles","America/Sao_Paulo","America/Santiago","Asia/Kolkata","Asia/Kathmandu","Asia/Tokyo","Australia/Sydney","Australia/Adelaide","Pacific/Auckland","Africa/Nairobi","Africa/Cairo"];
function person(step: number, { below }: any) {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => (day < 6 ? below(5) > 0 : below(5) === 0));
  const windows = days.flatMap((day) => {
    const from = (7 + below(4)) * 60 + below(60 / step) * step;
    const noon = from + 120 + below(240 / step) * step;
    const first = { day, from, to: noon };
    return below(2) === 0 ? [first] : [first, { day, from: noon + 60, to: noon + 120 + below(240 / step) * step }];
  });
  return { zone: zones[below(zones.length)] ?? "UTC", windows };
}
const n = 1000, s = chance(7);
const first = Array.from({length:n},()=>person(30,s)), second = Array.from({length:n},()=>person(30,s));
const m = hours({ programme: { from: "2026-01-05", to: "2027-01-03" } });
const out = new Float64Array(n);
for (let k=0;k<6;k++){ const c0=process.cpuUsage(); const sc = m.prepare!(first, second); const c1=process.cpuUsage(); for (let r=0;r<n;r++) sc(r,out); const c2=process.cpuUsage();
console.log("encode", (c1.user-c0.user)/1000, "ms cpu; rows", ((c2.user-c1.user)/n/n*1000).toFixed(1), "ns cpu"); }
