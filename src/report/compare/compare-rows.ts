import type { Noun } from "../../plan/any-plan.js";
import type { Comparison, PlanMeasures, SideMeasures } from "./comparison.js";
import { nounWords } from "./noun-words.js";

/** A measure as a row of a table: what it is, of which role (none for the whole plan), and its cell for each plan. */
export interface MeasureRow {
  readonly measure: string;
  readonly role: string;
  readonly cells: readonly (number | string | undefined)[];
  /** How many digits behind the point are shown where people read. */
  readonly digits: number;
}

type Of<T> = readonly [measure: string, digits: number, of: (measured: T) => number | string | undefined];

function ofPlan(noun: Noun, isOverruled: boolean): readonly Of<PlanMeasures>[] {
  const { groups, total, mean, worst } = nounWords[noun];
  const whole: Of<PlanMeasures>[] = [
    ["made for", 0, ({ objective }) => objective],
    ["proven", 0, ({ proven }) => (proven ? "yes" : "no")],
    [groups, 0, (measured) => measured.groups],
    [total, 3, (measured) => measured.total],
    ["price of fairness", 3, ({ price }) => price],
    [mean, 3, (measured) => measured.mean],
    [worst, 3, (measured) => measured.worst],
  ];
  // For most plans nobody overrules anything, and then there is nothing to hold side by side.
  if (isOverruled) whole.push(["rules overruled", 0, ({ overruled }) => overruled?.length ?? 0]);
  if (noun !== "circles") return [...whole, ["blocking pairs", 0, ({ blocking }) => blocking]];
  return [
    ...whole,
    ["fewest members of a circle", 0, ({ sizes }) => sizes?.least],
    ["most members of a circle", 0, ({ sizes }) => sizes?.most],
    ["mean members of a circle", 3, ({ sizes }) => sizes?.mean],
    ["spread of members", 3, ({ sizes }) => sizes?.deviation],
  ];
}

function ofSide(noun: Noun, role: string): readonly Of<SideMeasures>[] {
  const { placed, company } = nounWords[noun];
  const count: readonly Of<SideMeasures>[] = [
    ["people", 0, ({ people }) => people],
    [placed, 0, ({ matched }) => matched],
  ];
  const fits: readonly Of<SideMeasures>[] = [
    ["mean", 3, ({ fit }) => fit?.mean],
    ["lowest", 3, ({ fit }) => fit?.worst],
    ["tenth percentile", 3, ({ fit }) => fit?.tenth],
    ["standard deviation", 3, ({ fit }) => fit?.deviation],
    [`Gini, ${placed}`, 3, ({ fit }) => fit?.gini],
    ["Gini, everybody", 3, ({ giniOfAll }) => giniOfAll],
  ];
  const loads: readonly Of<SideMeasures>[] = [
    [`fewest ${company}`, 0, ({ load }) => load?.least],
    [`most ${company}`, 0, ({ load }) => load?.most],
    [`mean ${company}`, 3, ({ load }) => load?.mean],
    [`spread of ${company}`, 3, ({ load }) => load?.deviation],
  ];
  if (noun === "circles") return [...count, ...(role === "lead" ? loads : fits)];
  return [...count, ...fits, ...loads, ...wishes];
}

const wishes: readonly Of<SideMeasures>[] = [
  ["in a blocking pair", 0, ({ wishes }) => wishes?.blocking],
  ["who envy somebody", 0, ({ wishes }) => wishes?.envy.people],
  ["envious couples", 0, ({ wishes }) => wishes?.envy.couples],
  ["justified of them", 0, ({ wishes }) => wishes?.envy.justified],
  ["mean regret", 3, ({ wishes }) => wishes?.regret?.mean],
  ["largest regret", 3, ({ wishes }) => wishes?.regret?.most],
  ["regret above 0.2", 0, ({ wishes }) => wishes?.regret?.large],
];

/** Every measure of a comparison as rows, those of the whole plan first, then role by role. */
export function measureRows({ of, plans, roles }: Comparison): readonly MeasureRow[] {
  const all = Object.values(plans);
  const isOverruled = all.some(({ overruled }) => overruled !== undefined);
  return [
    ...ofPlan(of, isOverruled).map(([measure, digits, read]) => ({ measure, role: "", digits, cells: all.map(read) })),
    ...roles.flatMap((role) =>
      ofSide(of, role).map(([measure, digits, read]) => ({
        measure,
        role,
        digits,
        cells: all.map(({ sides }) => {
          const side = sides[role];
          return side === undefined ? undefined : read(side);
        }),
      })),
    ),
  ];
}
