import type { Lineup } from "../../cohort/lineup.js";
import type { Eligibility } from "../../constraints/eligibility.js";
import type { Cell } from "../../constraints/lists.js";
import { type Mistake, mistake, suggestion } from "../../errors.js";
import type { Judging } from "../../program.js";

/** Two kinds of people of whom hooks speak: partners by role, or people of one group. `N` is how two of them are named. */
export interface Relation<N extends object> {
  readonly kind: "pair" | "people";
  readonly lineup: Lineup;
  readonly program: Judging;
  readonly eligibility: Eligibility;
  /** Whether the same id on both sides is one person, who is not their own partner. */
  readonly isShared: boolean;
  /** Whether two who may not be partners may not be with their roles exchanged, either. */
  readonly isTurned?: boolean;
  /** Whether the fit of the two counts for anything; that of a circle may depend on other things alone. */
  readonly isWeighed: boolean;
  readonly named: (cell: Cell) => N;
}

/** Two people in the positions of their relation. */
export interface Two<N extends object> {
  readonly relation: Relation<N>;
  readonly cell: Cell;
}

/** Reads two people of a question or an answer, people of one group in the order of the lineup; what is wrong is added to `mistakes`. */
export function readTwo<N extends object>(
  relations: readonly Relation<N>[],
  given: unknown,
  where: string,
  mistakes: Mistake[],
): Two<N> | undefined {
  const kind = Array.isArray(given) ? "people" : "pair";
  const relation = relations.find((one) => one.kind === kind);
  const ids = relation === undefined ? undefined : idsOf(relation, given);
  if (relation === undefined || ids === undefined) {
    const remedy = `Write ${relations.map(formOf).join(", or ")}.`;
    mistakes.push(mistake("hook-two", where, "two people are wanted.", remedy, given));
    return undefined;
  }
  const { lineup } = relation;
  const found = ([0, 1] as const).map((side) => {
    const id = ids[side];
    const at = lineup.positions[side].get(id);
    if (at !== undefined) return at;
    const place = kind === "people" ? `${where}[${side}]` : `${where}.${lineup.roles[side]}`;
    const message = kind === "people" ? "nobody has this id." : "nobody in this role has this id.";
    mistakes.push(mistake("hook-unknown", place, message, suggestion(id, lineup.ids[side]), id));
    return undefined;
  });
  const [row, column] = found;
  if (row === undefined || column === undefined) return undefined;
  if (ids[0] === ids[1] && relation.isShared) {
    const remedy = "Name two different people.";
    mistakes.push(mistake("hook-oneself", where, "nobody is a pair with themselves.", remedy, given));
    return undefined;
  }
  const cell = kind === "people" && row > column ? { row: column, column: row } : { row, column };
  return { relation, cell };
}

/** How two people are written. */
export function formOf({ kind, lineup: { roles } }: Pick<Relation<object>, "kind" | "lineup">): string {
  return kind === "people" ? "[id, id]" : `{ ${roles[0]}: id, ${roles[1]}: id }`;
}

function idsOf({ kind, lineup }: Relation<object>, given: unknown): readonly [string, string] | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const keys = kind === "people" ? ["0", "1"] : lineup.roles;
  const [one, other] = keys.map((key): unknown => Reflect.get(given, key));
  const isWhole = Array.isArray(given) ? given.length === 2 : true;
  return isWhole && typeof one === "string" && typeof other === "string" ? [one, other] : undefined;
}
