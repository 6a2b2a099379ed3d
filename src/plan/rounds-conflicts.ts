import { type Conflict, counted } from "../constraints/conflicts.js";
import { type Eligibility, forbiddenCounts, rulesAgainst } from "../constraints/eligibility.js";
import { oneRound } from "../kernels/rounds/one-round.js";
import type { Shape } from "../kernels/rounds/shape.js";
import { builtInRules, type PersonSchema, type RoundsProgram } from "../program.js";
import type { PosedRounds } from "./pose-rounds.js";
import type { SetAside } from "./set-aside.js";

type Program = RoundsProgram<PersonSchema, string, string>;

/** People placed in the search for one round before it is given up. */
export const PATIENCE = 1_000_000;

/** Those who could take part cannot be cut into such groups; where people were set aside, the rules that did it are named. */
export function noSuchGroups(
  { size, over }: Program,
  eligibility: Eligibility,
  { takePart, aside }: Pick<SetAside, "takePart" | "aside">,
): Conflict {
  const people = takePart.length;
  const counts = Array.from(forbiddenCounts(eligibility), (count, rule) => ({
    count,
    rule: eligibility.rules[rule] ?? "",
  }));
  const removing =
    aside.length === 0 ? [] : counts.filter(({ count, rule }) => count > 0 && rule !== builtInRules.oneself);
  const others = { larger: ` and ${size + 1}`, smaller: size === 2 ? "" : ` and ${size - 1}`, bye: "" }[over];
  const left = setAsideInWords(
    aside.length,
    removing.map(({ count, rule }) => `"${rule}" keeps apart ${counted(count, "pair")}`),
  );
  return {
    code: "no-such-groups",
    text: `${counted(people, "person", "people")} cannot be cut into groups of ${size}${others}${left}.`,
    people: [],
    rules: removing.map(({ rule }) => rule),
    needs: size,
    has: people,
    remedies: [
      ...(removing.length === 0
        ? []
        : ["Loosen the rule that keeps most pairs apart, or change the answers it reads."]),
      "Choose another size.",
      ...(people < size
        ? ["Find more people."]
        : ['Choose another way to deal with people who are over: over: "bye" lets them sit a round out.']),
    ],
  };
}

function setAsideInWords(aside: number, because: readonly string[] = []): string {
  if (aside === 0) return "";
  const rules = because.length === 0 ? "" : ` (${because.join(", ")})`;
  return `, after ${counted(aside, "person", "people")} had to be set aside whom rules leave too few others${rules}`;
}

/**
 * No round keeps all rules: which of them stand in the way together, so that without any one of these there would be a round.
 * Cost: the search for one round per rule.
 */
export function noRound(
  { size }: Program,
  { problem, order }: PosedRounds,
  shape: Shape,
  eligibility: Eligibility,
  aside: number,
): Conflict {
  let kept = eligibility.rules.map((_, rule) => rule).filter((rule) => rule > 0);
  for (const rule of kept) {
    const without = kept.filter((other) => other !== rule);
    if (oneRound({ ...problem, forbidden: forbiddenBy(without) }, shape, PATIENCE) === "none") kept = without;
  }
  const names = kept.map((rule) => `"${eligibility.rules[rule]}"`);
  const which = names.length === 1 ? "it" : "any of these";
  return {
    code: "no-round",
    text: `Not even one round of ${counted(problem.people, "person", "people")} in groups of ${size} keeps ${names.join(" and ")}; without ${which} there would be one${setAsideInWords(aside)}.`,
    people: [],
    rules: kept.map((rule) => eligibility.rules[rule] ?? ""),
    remedies: [
      `Loosen ${names.join(" or ")}, or change the answers that are read.`,
      "Choose another size, or another way to deal with people who are over.",
    ],
  };

  function forbiddenBy(rules: readonly number[]): Uint8Array {
    const forbidden = new Uint8Array(order.length * order.length);
    let pair = 0;
    for (const one of order) {
      for (const other of order) {
        const isAgainst = one !== other && rulesAgainst(eligibility, one, other).some((rule) => rules.includes(rule));
        forbidden[pair++] = Number(isAgainst);
      }
    }
    return forbidden;
  }
}

/** The search ended before rounds were found: said as what it is, which is no proof that there are none. */
export function notFound({ size }: Program, steps: number): Conflict {
  return {
    code: "rounds-not-found",
    text: `No rounds in groups of ${size} that keep every rule were found in ${steps} steps. That is no proof that there are none.`,
    people: [],
    rules: [],
    remedies: ["Allow more steps.", "Loosen the rule that removes most pairs.", "Choose smaller groups."],
  };
}
