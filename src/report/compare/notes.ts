import type { Called } from "../../constraints/who-words.js";
import { firstFew } from "../../errors.js";
import { overruledInWords } from "../../plan/overruled.js";
import { canonical } from "../../plan/record.js";
import type { Changed } from "./comparison.js";
import type { Named } from "./given.js";
import { type Known, overruledIn } from "./measures.js";

/** What the reader must know to read a comparison rightly. */
export function notesOf(
  given: Named<Known>,
  against: string,
  changes: ReadonlyMap<string, Changed>,
  called: Called,
): readonly string[] {
  const isOfCircles = given.some(([, { seen }]) => seen.noun === "circles");
  const detached = isOfCircles ? [] : given.filter(([, { stands }]) => stands === undefined).map(([name]) => name);
  const hasTrio = given.some(
    ([, { seen, stands }]) => stands === undefined && seen.noun === "peers" && seen.groups.some(({ size }) => size > 2),
  );
  const weights = new Set(given.map(([, { plan }]) => canonical(plan.record.weights)));
  return [
    ...given.flatMap(([name, { plan }]) =>
      overruledIn(plan).map((rule) => `For ${name} a rule was overruled: ${overruledInWords(rule, called)}`),
    ),
    ...(detached.length > 0
      ? [
          `Blocking pairs, envy and regret are not known of ${firstFew(detached)}: they need the fit of pairs that were not made. Call match again with the same program and cohort and compare its plan, too.`,
        ]
      : []),
    ...(hasTrio
      ? ["For the same reason each of the three people of a trio is taken to have the mean of its three pairs."]
      : []),
    ...(isOfCircles
      ? [
          "Blocking pairs, envy and regret are not measured of circles: what a circle is worth to somebody hangs on all who are in it, so that two people cannot leave together.",
        ]
      : []),
    ...(weights.size > 1
      ? ["The plans were made with different weights: their fits, and what comes of them, do not compare."]
      : []),
    ...[...changes].flatMap(([name, { left, joined }]) => {
      const ids = (people: typeof left) => firstFew(people.map((person) => `${person.role} ${called(person)}`));
      return [
        ...(left.length > 0
          ? [`In ${against} and not in ${name}: ${ids(left)}. Nobody of them counts as a loser.`]
          : []),
        ...(joined.length > 0
          ? [`In ${name} and not in ${against}: ${ids(joined)}. Nobody of them counts as a winner.`]
          : []),
      ];
    }),
  ];
}
