// What shared time costs: the definition pair by pair against the prepared rows, for a year of civil time.
// `npx tsx benchmarks/hours.ts [people per side]`. Answers are checked to be equal bit for bit before anything is timed;
// the two take turns; medians of five runs, in nanoseconds per pair of this machine.
import { hours, type Week } from "pairwright";
import { type Chance, chance } from "../src/random.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";

const sizes = process.argv.slice(2).map(Number);
const rounds = 5;
/** The definition is timed on this many rows at most. */
const plainRows = 50;

const year = { from: "2026-01-05", to: "2027-01-03" };

/** Where people of remote teams live: both hemispheres, with and without changes of clocks, half hours among them. */
const zones = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Warsaw",
  "America/New_York",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "America/Santiago",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Australia/Adelaide",
  "Pacific/Auckland",
  "Africa/Nairobi",
  "Africa/Cairo",
] as const;

/** 3 to 6 days with one or two windows each, on a grid of minutes; `holidays`: two weeks of the year away. */
function person(step: number, holidays: boolean, { below }: Chance): Week {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => (day < 6 ? below(5) > 0 : below(5) === 0));
  const windows = days.flatMap((day) => {
    const from = (7 + below(4)) * 60 + below(60 / step) * step;
    const noon = from + 120 + below(240 / step) * step;
    const first = { day, from, to: noon };
    return below(2) === 0 ? [first] : [first, { day, from: noon + 60, to: noon + 60 + 60 + below(240 / step) * step }];
  });
  const zone = zones[below(zones.length)] ?? "UTC";
  if (!holidays) return { zone, windows };
  const start = Date.UTC(2026, 0, 5) + below(350) * 86_400_000;
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { zone, windows, exceptions: [{ from: date(start), to: date(start + 13 * 86_400_000), windows: [] }] };
}

const kinds: readonly (readonly [name: string, step: number, holidays: boolean, programme: typeof year])[] = [
  ["a year, whole hours", 60, false, year],
  ["a year, half hours", 30, false, year],
  ["a year, quarters", 15, false, year],
  ["a year, five minutes", 5, false, year],
  ["a year, half hours, everyone two weeks away", 30, true, year],
  ["a term of 12 weeks, half hours", 30, false, { from: "2026-03-02", to: "2026-05-24" }],
];

const table: string[][] = [];
for (const size of sizes.length > 0 ? sizes : [1000]) {
  for (const [name, step, holidays, programme] of kinds) {
    const source = chance(7);
    const [first, second] = [0, 1].map(() => Array.from({ length: size }, () => person(step, holidays, source)));
    if (first === undefined || second === undefined) continue;
    const count = Math.min(plainRows, size);
    const measure = hours({ programme });
    const plain = () => {
      const values = new Float64Array(count * size);
      const start = performance.now();
      let at = 0;
      for (const one of first.slice(0, count)) {
        for (const other of second) values[at++] = measure.score(one, other) ?? Number.NaN;
      }
      return { spent: performance.now() - start, values };
    };
    const prepared = () => {
      const values = new Float64Array(size * size);
      const begun = performance.now();
      const score = measure.prepare?.(first, second);
      const start = performance.now();
      for (let row = 0; row < size; row++) score?.(row, values.subarray(row * size, (row + 1) * size));
      return { encoding: start - begun, spent: performance.now() - start, values };
    };
    const [slow, fast] = [plain().values, prepared().values];
    if (!slow.every((value, at) => Object.is(value, fast[at])))
      throw new Error(`${name}: rows differ from the definition`);
    const times = Array.from({ length: rounds }, () => ({ plain: plain().spent, prepared: prepared() }));
    const byPair = medianOf(times.map((run) => (run.plain * 1e6) / count / size));
    const byRow = medianOf(times.map((run) => (run.prepared.spent * 1e6) / size / size));
    const encoding = medianOf(times.map((run) => run.prepared.encoding));
    const shared = fast.reduce((sum, value) => sum + Number(value > 0), 0) / fast.length;
    table.push([
      name,
      `${size.toLocaleString("en-US")} × ${size.toLocaleString("en-US")}`,
      byPair.toFixed(0),
      byRow.toFixed(1),
      `${(byPair / byRow).toFixed(0)}×`,
      `${encoding.toFixed(0)} ms`,
      `${(100 * shared).toFixed(0)} %`,
    ]);
  }
}
tell(
  {
    table: "hours",
    title: "Shared hours in the worst week: pair by pair against prepared rows, nanoseconds per pair",
    columns: ["what", "people", "plain, ns", "rows, ns", "faster", "encoding", "pairs with time"],
    rows: table,
    note: "Medians of five runs; equal bit for bit. 15 zones; encoding is once for all people, beside the pairs.",
  },
  sizes.length === 0,
);
