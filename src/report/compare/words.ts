import type { Called } from "../../constraints/who-words.js";
import type { Noun } from "../../plan/any-plan.js";
import type { Changed, Load, PlanMeasures } from "./comparison.js";
import { movesInWords } from "./move-words.js";
import { countOf, nounWords, sideInWords } from "./noun-words.js";

/** Up to so many moves are told one by one in a sentence; of more of them the first, and the data and the report have all. */
const TOLD = 6;
const FIRST = 3;

/** By name each plan in a sentence about itself and, held against another, one or two about what it gives and takes and who moves. */
export function choiceInWords(
  noun: Noun,
  roles: readonly string[],
  measures: readonly (readonly [string, PlanMeasures])[],
  changes: ReadonlyMap<string, Changed>,
  against: string,
  called: Called,
): ReadonlyMap<string, readonly string[]> {
  const reference = measures.find(([name]) => name === against)?.[1];
  const words = measures.map(([name, measured]): [string, readonly string[]] => {
    const change = changes.get(name);
    const opening = [`${name}: ${itself(noun, roles, measured)}.`, ...overruling(measured)].join(" ");
    if (change === undefined || reference === undefined) return [name, [opening]];
    const moves = whoMoves(noun, roles, change, called);
    return [name, [opening, [held(noun, roles, measured, reference, change, against), ...moves].join(" ")]];
  });
  return new Map(words);
}

/** That rules were broken for it; the notes say which, by whom and why. */
function overruling({ overruled = [] }: PlanMeasures): string[] {
  if (overruled.length === 0) return [];
  return [`For it ${overruled.length === 1 ? "a rule was" : `${overruled.length} rules were`} overruled.`];
}

function itself(noun: Noun, roles: readonly string[], measured: PlanMeasures): string {
  const { sides, total, worst, blocking, sizes, groups } = measured;
  const words = nounWords[noun];
  const matched = roles.map((role) => {
    const [some, all] = [sides[role]?.matched, sides[role]?.people];
    return noun === "pairs" ? `${some} of ${all} on the ${role} side` : `${some} of ${all} ${sideInWords(noun, role)}`;
  });
  const parts = [`${matched.join(" and ")} ${words.have}`];
  if (sizes !== undefined) parts.push(`in ${groups === 1 ? "1 circle" : `${groups} circles`} of ${range(sizes)}`);
  parts.push(`fit in sum ${total.toFixed(3)}`);
  if (worst !== undefined) parts.push(`lowest ${worst.toFixed(3)}`);
  if (blocking !== undefined) parts.push(blocking === 1 ? "1 pair blocks it" : `${blocking} pairs block it`);
  return parts.join(", ");
}

function range({ least, most }: Load): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}

function held(
  noun: Noun,
  roles: readonly string[],
  measured: PlanMeasures,
  reference: PlanMeasures,
  { moves, people, sides }: Changed,
  against: string,
): string {
  if (moves.length + people.length === 0) return `The same ${nounWords[noun].groups} as ${against}.`;
  const more = measured.total - reference.total;
  const [lowest, before] = [measured.worst, reference.worst];
  // Leads have no fit of their own that could rise or fall.
  const judged = noun === "circles" ? roles.filter((role) => role !== "lead") : roles;
  const parts = [
    ...roles.flatMap((role) => counted(noun, role, measured, reference)),
    `${amount(more)} in sum`,
    ...(lowest === undefined || before === undefined ? [] : [`a lowest fit ${difference(lowest - before)}`]),
    ...judged.map((role) => {
      const { gain = 0, lose = 0 } = sides[role] ?? {};
      if (noun === "pairs") return `${gain} gain and ${lose} lose on the ${role} side`;
      return `${countOf(role, gain)} ${gain === 1 ? "gains" : "gain"} and ${lose} ${lose === 1 ? "loses" : "lose"}`;
    }),
  ];
  return `Against ${against}: ${parts.join(", ")}.`;
}

/** How many more or fewer have somebody; nothing where it is as many. */
function counted(noun: Noun, role: string, measured: PlanMeasures, reference: PlanMeasures): string[] {
  const more = (measured.sides[role]?.matched ?? 0) - (reference.sides[role]?.matched ?? 0);
  if (more === 0) return [];
  const { placed } = nounWords[noun];
  const where = noun === "pairs" ? ` on ${sideInWords(noun, role)}` : ` of the ${sideInWords(noun, role)}`;
  return [`${Math.abs(more)} ${more > 0 ? "more" : "fewer"}${where} ${placed}`];
}

/** Who moves, told of the side that is served: those who lose most, where there are many. */
function whoMoves(noun: Noun, roles: readonly string[], { moves }: Changed, called: Called): string[] {
  if (moves.length === 0) return [];
  const [served] = roles;
  const own = noun === "pairs" ? moves.filter(({ role }) => role === served) : moves;
  const told = own.length > 0 ? own : moves;
  if (told.length > TOLD) {
    const where = noun === "pairs" ? ` on the ${served} side` : "";
    const others = noun === "circles" ? "change circle" : "have other partners than before";
    return [`${told.length}${where} ${others}: ${movesInWords(noun, told, called, FIRST)}.`];
  }
  return [`${movesInWords(noun, told, called, TOLD)}.`];
}

function amount(more: number): string {
  if (more === 0) return "the same fit";
  return `${Math.abs(more).toFixed(3)} ${more > 0 ? "more" : "less"} fit`;
}

function difference(more: number): string {
  if (more === 0) return "just as high";
  return `${Math.abs(more).toFixed(3)} ${more > 0 ? "higher" : "lower"}`;
}
