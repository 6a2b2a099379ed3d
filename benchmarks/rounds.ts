// How many rounds without a repeated meeting: what no plan can exceed, what is promised before round 1, what the search
// reaches. `npm run bench -- rounds [from] [to]` for people from 4 to 40 unless said otherwise. Every plan is checked.
import { performance } from "node:perf_hooks";
import { checkRounds, type Over, planRounds, possibleRounds, roundsProblem } from "../src/kernels/index.js";
import { tell } from "./figures.js";
import { digits } from "./print.js";

const given = process.argv.slice(2).map(Number);
const [from, to] = [given[0] ?? 4, given[1] ?? 40];
const sizes = [2, 3, 4, 5, 6];
const steps = 2_000_000;

/** At most, promised and reached for one size; undefined where the people are not cut so. */
function figures(people: number, size: number, over: Over): string | undefined {
  const isOdd = people % size !== 0;
  // Where nobody is over, it is all the same what becomes of them.
  if (people < 2 * size || (!isOdd && over !== "bye") || (size === 2 && over === "smaller")) return undefined;
  const left = people % size;
  const full = (people - left) / size;
  if (over === "larger" && full < left) return undefined;
  if (over === "smaller" && full + 1 < size - left) return undefined;
  const { atMost, atLeast } = possibleRounds({ people, size, over });
  let reached = atLeast;
  for (let rounds = atMost; rounds > reached; rounds--) {
    const problem = roundsProblem({ people, size, over, rounds });
    const plan = planRounds(problem, { steps });
    const verdict = checkRounds(problem, plan);
    if (!verdict.feasible) throw new Error(`${people} in ${size}s, ${over}: ${verdict.faults.join(" ")}`);
    if (plan.outOfTurn === 0) reached = Math.max(reached, plan.freshRounds);
  }
  return atMost === reached && reached === atLeast ? `${reached}` : `${atLeast}…${reached} of ${atMost}`;
}

const rows: string[][] = [];
for (let people = from; people <= to; people++) {
  for (const over of ["bye", "larger", "smaller"] as const) {
    const start = performance.now();
    const cells = sizes.map((size) => figures(people, size, over) ?? "");
    if (cells.every((cell) => cell === "")) continue;
    rows.push([`${people}`, over, ...cells, digits((performance.now() - start) / 1000)]);
  }
}

tell(
  {
    table: "rounds",
    title: "Rounds without a repeated meeting, turns in strict order",
    columns: ["people", "over", ...sizes.map((size) => `groups of ${size}`), "seconds"],
    rows,
    note:
      "One number: proven most, promised and reached. Otherwise promised…reached of the bound; the truth may lie between " +
      `the last two. Where nobody is over, the first row of a number of people holds. Search: ${steps.toLocaleString("en-US")} ` +
      "exchanges for each number of rounds, all sizes of a row together in seconds. Every plan is checked.",
  },
  given.length === 0,
);
