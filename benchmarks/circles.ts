// Circles on MDGPLIB, the yardstick of the field: `npm run bench -- circles [millions of tries] [part of an instance's name]`. The
// instances are kept beside the checkout and may not be copied (tier B); without them there is nothing to run.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check } from "../src/kernels/check.js";
import { formCircles } from "../src/kernels/circles/form.js";
import type { CirclesProblem, CirclesSolution } from "../src/kernels/problem.js";
import { tell } from "./figures.js";
import { type MdgpCase, mdgpCases } from "./mdgp.js";

const [millions = "", part = ""] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../../shared/data/mdgp/", import.meta.url));
const files = ["small", "n30-n60", "n120", "n240"].map((name) => `${folder}mdgplib-${name}.json`);

if (!files.every((file) => existsSync(file))) {
  process.stdout.write("skipped: circles: MDGPLIB is not beside this checkout\n");
} else {
  const cases = files
    .flatMap((file) => mdgpCases(readFileSync(file, "utf8")))
    .filter(({ name }) => name.includes(part));
  const small = cases.filter(({ people }) => people <= 12);
  const rows = cases.filter(({ people }) => people > 12).map((one) => row(one, run(one)));
  if (small.length > 0) rows.unshift(summary(small));
  tell(
    {
      table: "circles",
      title: "Circles: the maximally diverse grouping problem (MDGPLIB)",
      columns: [
        "instance",
        "proven",
        "published",
        "found before",
        "ours",
        "more than that",
        "gap to the bound",
        "s, processor",
        "tries",
      ],
      rows,
      note:
        "Equal (ss) and bounded (ds) sizes, values in thousandths, each run once with the seed 0 and 25 million tries a person up to " +
        "1,500 million. Found before: a plain iterated local search in C, 4 to 15 s; published: a heuristic's value. " +
        "The bound is that of everybody's best partners, far from the optimum for instances without structure. Every answer is put to `check` before its row is written.",
    },
    millions === "" && part === "",
  );
}

interface Run {
  readonly solution: CirclesSolution;
  readonly seconds: number;
  readonly gap: number;
}

function run({ problem, people }: MdgpCase): Run {
  const steps = 1e6 * (millions === "" ? Math.min(1500, 25 * people) : Number(millions));
  const start = process.cpuUsage();
  const solution = formCircles(problem, { steps });
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  return { solution, seconds, gap: gapOf(problem, solution) };
}

/** By what share of itself the bound exceeds the total; an answer that is not valid ends the run. */
function gapOf(problem: CirclesProblem, solution: CirclesSolution): number {
  const verdict = check(problem, solution);
  if (!verdict.feasible) throw new Error(`an answer is not valid: ${verdict.faults.join(" ")}`);
  return verdict.optimal ? 0 : verdict.gap.fit / verdict.bound.fit;
}

function row({ name, optimum, published, found }: MdgpCase, { solution, seconds, gap }: Run): string[] {
  const value = (units: number | undefined) => (units === undefined ? "" : (units / 1000).toLocaleString("en-US"));
  const more = found === undefined ? "" : percent((solution.total - found) / found);
  const tries = `${Math.round(solution.work.steps / 1e6).toLocaleString("en-US")} million`;
  return [
    name,
    value(optimum),
    value(published),
    value(found),
    value(solution.total),
    more,
    percent(gap),
    seconds.toFixed(1),
    tries,
  ];
}

/** All small instances in one line. */
function summary(cases: readonly MdgpCase[]): string[] {
  const runs = cases.map((one) => ({ ...run(one), optimum: one.optimum }));
  const proven = runs.filter(({ solution, gap, optimum }) => gap === 0 && solution.total === optimum).length;
  const slowest = Math.max(...runs.map(({ seconds }) => seconds));
  return [
    `${cases.length} of 10 and 12 people`,
    "all",
    "",
    "",
    `${proven} at the optimum`,
    "",
    "0 %",
    `${slowest.toFixed(2)} at most`,
    "every subset",
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)} %`;
}
