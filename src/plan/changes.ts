import type { Lineup } from "../cohort/lineup.js";
import type { Cell } from "../constraints/lists.js";
import { turned } from "../constraints/rules.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Differences } from "./again.js";
import type { PairNamed, PlanChanges } from "./plan-changes.js";

/** Changes in the positions of a lineup. */
export type ReadChanges = Required<Pick<Differences, "must" | "never" | "scores" | "places">> & {
  readonly waive: readonly Cell[];
};

/**
 * Reads changes in the positions of a lineup.
 *
 * @param bothWays Whether a pair that is never made is not made with the roles exchanged, either, as `match` has it.
 * @throws PairwrightError listing every unknown id and role, and every number that is none.
 */
export function readChanges(
  call: string,
  lineup: Lineup,
  keys: readonly [string, string],
  { must = [], never = [], waive = [], fits = [], places = [] }: PlanChanges,
  bothWays: boolean,
): ReadChanges {
  const mistakes: Mistake[] = [];
  const isOneGroup = lineup.ids[0] === lineup.ids[1] || keys[0] === "one";
  const at = (side: 0 | 1, id: unknown, where: string): number => {
    const position = typeof id === "string" ? lineup.positions[side].get(id) : undefined;
    if (position !== undefined) return position;
    const remedy = suggestion(String(id), lineup.ids[side]);
    mistakes.push(mistake("change-unknown", where, "nobody in this role has this id.", remedy, id));
    return 0;
  };
  const cell = (pair: PairNamed, where: string): Cell => {
    const [row, column] = [at(0, pair[keys[0]], `${where}.${keys[0]}`), at(1, pair[keys[1]], `${where}.${keys[1]}`)];
    return isOneGroup && row > column ? { row: column, column: row } : { row, column };
  };
  const read = {
    must: must.map((pair, index) => cell(pair, `must[${index}]`)),
    never: never.flatMap((pair, index) => {
      const one = cell(pair, `never[${index}]`);
      return bothWays ? [one, ...turned(lineup, one)] : [one];
    }),
    waive: waive.map((pair, index) => cell(pair, `waive[${index}]`)),
    scores: fits.map(({ pair, fit }, index) => {
      if (!(typeof fit === "number" && fit >= 0 && fit <= 1)) {
        const message = "a fit is a number from 0 to 1.";
        mistakes.push(mistake("change-fit", `fits[${index}].fit`, message, "Give for example 0.8.", fit));
      }
      return { ...cell(pair, `fits[${index}].pair`), score: Math.round(fit * MILLION) };
    }),
    places: places.map(({ role, id, min = 0, max }, index) => {
      const side = sideOf(lineup, role, `places[${index}].role`, mistakes);
      if (!(isCount(min) && isCount(max) && min <= max)) {
        const remedy = "Give whole numbers with 0 <= min <= max.";
        mistakes.push(mistake("change-places", `places[${index}]`, "places are whole numbers.", remedy, { min, max }));
      }
      return { side, at: at(side, id, `places[${index}].id`), min, max };
    }),
  };
  refuse(call, mistakes);
  return read;
}

/** The side of a role by its name; a mistake where there is none. */
export function sideOf({ roles }: Pick<Lineup, "roles">, role: string, where: string, mistakes: Mistake[]): 0 | 1 {
  if (role === roles[0]) return 0;
  if (role !== roles[1]) {
    mistakes.push(mistake("change-role", where, "there is no such role.", suggestion(role, roles), role));
  }
  return 1;
}

function isCount(given: unknown): given is number {
  return typeof given === "number" && Number.isInteger(given) && given >= 0 && given < 2 ** 31;
}
