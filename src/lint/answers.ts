import { nearest } from "../errors.js";
import { comparisonsOf } from "./compared.js";
import type { Finding, LoneOption } from "./finding.js";
import type { Pool } from "./pool.js";
import { counted, some } from "./words.js";

/** Measures that compare options exactly, so that a different spelling is a different option. */
const exact: ReadonlySet<string> = new Set(["overlap", "same"]);

/** More distinct answers than this are free text, and comparing the spelling of all with all would take long. */
const MOST_SPELLINGS = 1000;

/** Finds options that one side of a comparison gives and the other never does. Nearly equal spellings are suggested. */
export function answerFindings(pool: Pool): Finding[] {
  const { roles } = pool.lineup;
  return comparisonsOf(pool)
    .filter(({ measure }) => exact.has(measure.name))
    .flatMap(({ where, values }) => {
      const given = [counts(values[0]), counts(values[1])] as const;
      if (given.some(({ size }) => size === 0)) return []; // nobody answered; the criterion is never known
      const shared = [...given[0].keys()].filter((value) => given[1].has(value)).length;
      const found: Finding[] = [];
      if (shared === 0) {
        const sides = ([0, 1] as const).map(
          (side) =>
            `${counted(given[side].size, "answer")} on the ${roles[side]} side (${some([...given[side].keys()], 4)})`,
        );
        const text = `None of ${sides.join(" is among ")}: no two people ever agree.`;
        const remedy =
          "Ask both sides the same question with the same options, or read both answers into the same words.";
        const data = { distinct: [given[0].size, given[1].size] as const };
        found.push({ code: "nothing-in-common", severity: "warning", where, text, remedy, data });
      }
      for (const side of [0, 1] as const)
        found.push(...lone(where, roles[side], given[side], given[side === 0 ? 1 : 0], shared > 0));
      return found;
    });
}

function lone(
  where: string,
  role: string,
  own: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  tellAll: boolean,
): Finding[] {
  const foreign = [...other.keys()].filter((value) => !own.has(value));
  const compares = own.size <= MOST_SPELLINGS && foreign.length <= MOST_SPELLINGS;
  const options = [...own]
    .filter(([value]) => !other.has(value))
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .map(([value, people]): LoneOption => {
      // An option that this side has too is another option, however near.
      const near = compares ? nearest(value, foreign) : undefined;
      return { value, people, ...(near === undefined ? {} : { near }) };
    });
  const misspelt = options.filter(({ near }) => near !== undefined);
  const apart = options.filter(({ near }) => near === undefined);
  const found: Finding[] = [];
  if (misspelt.length > 0) {
    const each = misspelt.map(
      ({ value, people, near }) => `"${value}" (${counted(people, "person", "people")}; "${near}" over there)`,
    );
    const text = `${counted(misspelt.length, "answer")} of the ${role} side ${misspelt.length === 1 ? "is" : "are"} never given on the other, but nearly so: ${some(each)}.`;
    const remedy = "If they mean the same, spell them the same in both questionnaires or read them as one.";
    found.push({
      code: "option-spelling",
      severity: "warning",
      where,
      text,
      remedy,
      data: { role, options: misspelt },
    });
  }
  if (apart.length > 0 && tellAll) {
    const each = apart.map(({ value, people }) => `"${value}" (${people})`);
    const text = `${apart.length} of ${counted(own.size, "answer")} of the ${role} side ${apart.length === 1 ? "is" : "are"} never given on the other, so nobody is matched by ${apart.length === 1 ? "it" : "them"}: ${some(each)}.`;
    const remedy = "Nothing to do where it is a matter of taste; otherwise offer the same options to both.";
    const data = { role, options: apart, distinct: own.size };
    found.push({ code: "option-on-one-side", severity: "note", where, text, remedy, data });
  }
  return found;
}

/** How many people gave each answer; of lists each entry once per person. */
function counts(values: readonly unknown[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const value of values) {
    const options = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    for (const option of new Set(options.map(String))) found.set(option, (found.get(option) ?? 0) + 1);
  }
  return found;
}
