import type { Conflict } from "../constraints/conflicts.js";
import { person } from "../constraints/conflicts.js";
import { firstFew } from "../errors.js";
import type { CircleGround } from "./pose-circles.js";
import type { NoCircles } from "./solve-circles.js";

/**
 * Why no circles keep everything, where nobody must be in one but those whom lists name: who they are, and the rules that they
 * meet. Whether it is proven is said.
 */
export function impossibleConflict({ among, lists, program, shape, time }: CircleGround, found: NoCircles): Conflict {
  const wanted = [...new Set([...lists.groups.flat(), ...lists.leading.must.map(({ row }) => row)])];
  const people = wanted.sort((a, b) => a - b).map((position) => person(among.lineup, 0, position));
  const rules = [...program.ruleNames];
  const beside = [
    ...(rules.length > 0 ? [`the rules (${firstFew(rules.map((rule) => `"${rule}"`))})`] : []),
    ...(time === undefined ? [] : ["the time they need in common"]),
    shape.min === shape.max ? `circles of ${shape.min}` : `circles of ${shape.min} to ${shape.max}`,
  ].join(", ");
  const must = `${firstFew(people.map(({ id }) => id))} must be in a circle`;
  const remedies = ["Take people off the list of those who must be together.", "Change a rule, or let sizes be wider."];
  if (found.isProven) {
    const text = `${must}, and no circles that hold them keep ${beside}: every division was tried.`;
    return { code: "circles-impossible", text, people, rules, remedies };
  }
  const text = `${must}, and no circles were found that hold them and keep ${beside}. It is not proven that there are none.`;
  return {
    code: "circles-not-found",
    text,
    people,
    rules,
    remedies: ["Give the search more steps, or another seed.", ...remedies],
  };
}
