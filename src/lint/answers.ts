import { counted } from "../constraints/conflicts.js";
import { nearest } from "../errors.js";
import { comparisonsOf } from "./compared.js";
import type { Finding, LoneOption } from "./finding.js";
import type { Pool } from "./pool.js";
import { some } from "./words.js";

/** Measures that compare options exactly, so that a different spelling is a different option. */
const exact: ReadonlySet<string> = new Set(["overlap", "same"]);

/** More distinct answers than this are free text, and comparing the spelling of all with all would take long. */
const MOST_SPELLINGS = 1000;

/** How many people gave each answer. */
type Counts = ReadonlyMap<string, number>;

/**
 * Finds options that one side of a comparison gives and the other never does, and suggests nearly equal spellings.
 * Cost: one look at every answer, and the distance of every pair of spellings that only one side has.
 */
export function answerFindings(pool: Pool): Finding[] {
  const { roles } = pool.lineup;
  return comparisonsOf(pool)
    .filter(({ measure }) => exact.has(measure.name))
    .flatMap(({ where, values }) => {
      const given = [countsOf(values[0]), countsOf(values[1])] as const;
      if (given.some(({ size }) => size === 0)) return []; // nobody answered; the criterion is never known
      const shared = [...given[0].keys()].some((value) => given[1].has(value));
      const first = lone(given[0], given[1]);
      // A spelling that was told as the near one of the first side is not told again from the second.
      const told = new Set(first.map(({ near }) => near));
      const second = lone(given[1], given[0]).filter(({ value }) => !told.has(value));
      const ofSide = (side: 0 | 1, options: readonly LoneOption[]) => [
        ...spelling(where, roles[side], options),
        // Where nothing coincides, every option is alone: said once, above.
        ...(shared ? apart(where, roles[side], options, given[side].size) : []),
      ];
      return [...(shared ? [] : [nothing(where, roles, given)]), ...ofSide(0, first), ...ofSide(1, second)];
    });
}

/** The options of one side that the other never gives, most given first. */
function lone(own: Counts, other: Counts): LoneOption[] {
  const foreign = [...other.keys()].filter((value) => !own.has(value));
  const compares = own.size <= MOST_SPELLINGS && foreign.length <= MOST_SPELLINGS;
  return [...own]
    .filter(([value]) => !other.has(value))
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .map(([value, people]) => {
      // An option that this side has too is another option, however near.
      const near = compares ? nearest(value, foreign) : undefined;
      return { value, people, ...(near === undefined ? {} : { near }) };
    });
}

function nothing(where: string, roles: readonly [string, string], given: readonly [Counts, Counts]): Finding {
  const sides = ([0, 1] as const).map(
    (side) => `${counted(given[side].size, "answer")} on the ${roles[side]} side (${some([...given[side].keys()], 4)})`,
  );
  const text = `None of ${sides.join(" is among ")}: no two people ever agree.`;
  const remedy = "Ask both sides the same question with the same options, or read both answers into the same words.";
  const data = { distinct: [given[0].size, given[1].size] as const };
  return { code: "nothing-in-common", severity: "warning", where, text, remedy, data };
}

function spelling(where: string, role: string, all: readonly LoneOption[]): Finding[] {
  const options = all.filter(({ near }) => near !== undefined);
  if (options.length === 0) return [];
  const each = options.map(
    ({ value, people, near }) => `"${value}" (${counted(people, "person", "people")}; "${near}" over there)`,
  );
  const text = `${counted(options.length, "answer")} of the ${role} side ${options.length === 1 ? "is" : "are"} never given on the other, but nearly so: ${some(each)}.`;
  const remedy = "If they mean the same, spell them the same in both questionnaires or read them as one.";
  return [{ code: "option-spelling", severity: "warning", where, text, remedy, data: { role, options } }];
}

function apart(where: string, role: string, all: readonly LoneOption[], distinct: number): Finding[] {
  const options = all.filter(({ near }) => near === undefined);
  if (options.length === 0) return [];
  const each = options.map(({ value, people }) => `"${value}" (${people})`);
  const [are, them] = options.length === 1 ? ["is", "it"] : ["are", "them"];
  const text = `${options.length} of ${counted(distinct, "answer")} of the ${role} side ${are} never given on the other, so nobody is matched by ${them}: ${some(each)}.`;
  const remedy = "Nothing to do where it is a matter of taste; otherwise offer the same options to both.";
  return [{ code: "option-on-one-side", severity: "note", where, text, remedy, data: { role, options, distinct } }];
}

/** How many people gave each answer; of lists each entry once per person. */
function countsOf(values: readonly unknown[]): Counts {
  const found = new Map<string, number>();
  for (const value of values) {
    const options = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    for (const option of new Set(options.map(String))) found.set(option, (found.get(option) ?? 0) + 1);
  }
  return found;
}
