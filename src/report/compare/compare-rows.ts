import type { Comparison, PlanMeasures, SideMeasures } from "./comparison.js";

/** A measure as a row of a table: what it is, of which role (none for the whole plan), and its cell for each plan. */
export interface MeasureRow {
  readonly measure: string;
  readonly role: string;
  readonly cells: readonly (number | string | undefined)[];
  /** How many digits behind the point are shown where people read. */
  readonly digits: number;
}

type Of<T> = readonly [measure: string, digits: number, of: (measured: T) => number | string | undefined];

const ofPlan: readonly Of<PlanMeasures>[] = [
  ["made for", 0, ({ objective }) => objective],
  ["proven", 0, ({ proven }) => (proven ? "yes" : "no")],
  ["pairs", 0, ({ pairs }) => pairs],
  ["fit in sum", 3, ({ total }) => total],
  ["price of fairness", 3, ({ price }) => price],
  ["mean fit of the pairs", 3, ({ mean }) => mean],
  ["lowest fit of a pair", 3, ({ worst }) => worst],
  ["blocking pairs", 0, ({ blocking }) => blocking],
];

const ofSide: readonly Of<SideMeasures>[] = [
  ["people", 0, ({ people }) => people],
  ["with a partner", 0, ({ matched }) => matched],
  ["mean", 3, ({ fit }) => fit?.mean],
  ["lowest", 3, ({ fit }) => fit?.worst],
  ["tenth percentile", 3, ({ fit }) => fit?.tenth],
  ["standard deviation", 3, ({ fit }) => fit?.deviation],
  ["Gini, with a partner", 3, ({ fit }) => fit?.gini],
  ["Gini, everybody", 3, ({ giniOfAll }) => giniOfAll],
  ["fewest partners", 0, ({ load }) => load?.least],
  ["most partners", 0, ({ load }) => load?.most],
  ["mean partners", 3, ({ load }) => load?.mean],
  ["spread of partners", 3, ({ load }) => load?.deviation],
  ["in a blocking pair", 0, ({ wishes }) => wishes?.blocking],
  ["who envy somebody", 0, ({ wishes }) => wishes?.envy.people],
  ["envious couples", 0, ({ wishes }) => wishes?.envy.couples],
  ["justified of them", 0, ({ wishes }) => wishes?.envy.justified],
  ["mean regret", 3, ({ wishes }) => wishes?.regret?.mean],
  ["largest regret", 3, ({ wishes }) => wishes?.regret?.most],
  ["regret above 0.2", 0, ({ wishes }) => wishes?.regret?.large],
];

/** Every measure of a comparison as rows, those of the whole plan first, then role by role. */
export function measureRows({ plans, roles }: Comparison): readonly MeasureRow[] {
  const all = Object.values(plans);
  return [
    ...ofPlan.map(([measure, digits, of]) => ({ measure, role: "", digits, cells: all.map(of) })),
    ...roles.flatMap((role) =>
      ofSide.map(([measure, digits, of]) => ({
        measure,
        role,
        digits,
        cells: all.map(({ sides }) => {
          const side = sides[role];
          return side === undefined ? undefined : of(side);
        }),
      })),
    ),
  ];
}
