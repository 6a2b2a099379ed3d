import { type Conflict, type Constraints, counted, moreOrFewer, person, reachOf } from "../constraints/conflicts.js";
import { firstFew } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { type Shortage, shortage } from "../kernels/pairs/shortage.js";
import { type Posed, posed } from "./pose.js";

/**
 * What is short where a posed problem has no plan; nothing where it has one. Under a limit on how many people may have a
 * partner it is asked first whether there would be a plan without it.
 */
export function lackOf(
  constraints: Constraints,
  question: Posed,
  fit: Pick<Fit, "rows" | "columns" | "scores">,
  seed: number,
): Conflict | undefined {
  const found = shortage(question.problem);
  if (found === undefined) return undefined;
  const { most, ...free } = constraints;
  if (most === undefined) return shortageConflict(constraints, question, found);
  const without = posed(free, fit, seed);
  const lack = shortage(without.problem);
  if (lack !== undefined) return shortageConflict(constraints, without, lack);
  const [role, other] = constraints.lineup.roles;
  return {
    code: "most",
    text: `At most ${counted(most, "person", "people")} on the ${role} side may have a partner; the least numbers of partners on the ${other} side need more.`,
    people: [],
    rules: [],
    has: most,
    remedies: [...moreOrFewer],
  };
}

/**
 * Names the people who need more partners together than those they may meet can give, though each of them alone could be
 * served: what is left when the sums of places fit and still no plan exists.
 */
function shortageConflict(constraints: Constraints, question: Posed, found: Shortage): Conflict {
  const { lineup, eligibility } = constraints;
  const { needs, has } = found;
  const side = found.needing === "rows" ? 0 : 1;
  const positions = found[found.needing].map((at) => question.order[side][at] ?? 0);
  const people = positions.map((position) => person(lineup, side, position));
  const ids = people.map(({ id }) => id).sort();
  const removed = new Set(positions.flatMap((at) => reachOf(eligibility, side, at).removed.map(({ rule }) => rule)));
  const role = lineup.roles[side];
  const other = lineup.roles[side === 0 ? 1 : 0];
  return {
    code: "shortage",
    text: `${counted(ids.length, role)} (${firstFew(ids)}) ${ids.length === 1 ? "needs" : "need"} ${counted(needs, "place")} together, but those they may meet on the ${other} side have ${has} for them.`,
    people,
    rules: [...removed],
    needs,
    has,
    remedies: [
      `Find ${counted(needs - has, "more place")} for them on the ${other} side.`,
      `Lower the least number of partners on the ${role} side.`,
      "Drop a rule that removes people from them.",
    ],
  };
}

/**
 * Says why an answer fills too few places although the least numbers could be met: a solver that is not made for them, or,
 * with no place missing, the ban on mutual loops.
 */
export function unfilledConflict(shortfall: number, exhausted: boolean): Conflict {
  const loops = exhausted
    ? "Only plans in which two people are each other's partner in both roles give everybody their least number of partners."
    : "No plan was found that gives everybody their least number of partners and in which no two people are each other's partner in both roles; not every possibility was tried.";
  const solver = `${counted(shortfall, "place")} could not be filled by the chosen solver, which is not made for least numbers of partners.`;
  return {
    code: shortfall > 0 ? "shortage" : "mutual-loop",
    text: shortfall > 0 ? solver : loops,
    people: [],
    rules: [],
    remedies:
      shortfall > 0
        ? ["Leave the solver to match."]
        : ['Allow it: mutual: "allowed".', "Lower a least number of partners."],
  };
}
