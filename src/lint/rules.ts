import { counted } from "../constraints/conflicts.js";
import { type Eligibility, forbiddenCounts } from "../constraints/eligibility.js";
import { builtInRules } from "../program.js";
import type { Finding } from "./finding.js";
import type { Pool } from "./pool.js";
import { joined, percent, ruleAt } from "./words.js";

/** How rules overlap; squares are row-major by rule. */
interface Overlaps {
  readonly counts: Float64Array;
  /** Pairs that both rules forbid. */
  readonly both: Float64Array;
  /** Pairs that this rule alone forbids. */
  readonly alone: Float64Array;
}

/** Looks at what each rule removes from these people. Cost: one look at every pair, and the square of its rules where forbidden. */
export function ruleFindings({ eligibility, allowed, lists }: Pool, removes: number): Finding[] {
  const of = eligibility.rows * eligibility.columns;
  const gone: Finding[] = lists.gone.length === 0 ? [] : [goneFinding(lists.gone)];
  if (of === 0) return gone;
  const overlaps = overlapsOf(eligibility);
  const all = eligibility.rules.map((rule, at) => ({ rule, at, count: overlaps.counts[at] ?? 0 }));
  const builtIn = new Set<string>(Object.values(builtInRules).filter((rule) => rule !== builtInRules.evidence));
  const own = all.filter(({ rule }) => !builtIn.has(rule));
  return [
    ...(allowed === 0 ? [nothingAllowed(all, overlaps, of)] : []),
    ...own.flatMap(({ rule, at, count }) => {
      if (count === 0) return [removesNothing(rule)];
      const implied = impliedBy(rule, at, count, all, overlaps);
      return count > removes * of ? [removesMuch(rule, count, overlaps.alone[at] ?? 0, of), ...implied] : implied;
    }),
    ...gone,
  ];
}

type Counted = readonly { readonly rule: string; readonly at: number; readonly count: number }[];

function removesNothing(rule: string): Finding {
  const text = `"${rule}" forbids no pair of these people.`;
  const remedy = "Check that the answers it reads are there and spelt as it expects; if so, all is well.";
  return { code: "removes-nothing", severity: "note", where: ruleAt(rule), text, remedy, data: { rule } };
}

function removesMuch(rule: string, pairs: number, alone: number, of: number): Finding {
  const text = `"${rule}" forbids ${pairs} of ${counted(of, "pair")} (${percent(pairs / of)}); without it alone ${alone} more would be allowed.`;
  const remedy = "Ask whether it has to be a rule: as a criterion it would prefer pairs and forbid none.";
  const data = { rule, pairs, of, alone };
  return { code: "removes-much", severity: "warning", where: ruleAt(rule), text, remedy, data };
}

/** The smallest other rule that forbids all this one forbids; of two that forbid the same, the later is told. */
function impliedBy(rule: string, at: number, pairs: number, all: Counted, { both }: Overlaps): Finding[] {
  const covering = all
    .filter((other) => other.at !== at && both[at * all.length + other.at] === pairs)
    .filter((other) => other.count > pairs || other.at < at)
    .sort((a, b) => a.count - b.count || a.at - b.at);
  const [by] = covering;
  if (by === undefined) return [];
  const same = by.count === pairs;
  const text = same
    ? `"${rule}" and "${by.rule}" forbid the same ${counted(pairs, "pair")} of these people.`
    : `Every one of the ${counted(pairs, "pair")} that "${rule}" forbids is forbidden by "${by.rule}" as well (${by.count}).`;
  const remedy = "With these people one rule is enough; keep both only if other people may tell them apart.";
  const data = { rule, by: by.rule, pairs, same };
  return [{ code: "implied-rule", severity: "note", where: ruleAt(rule), text, remedy, data }];
}

/** Every pair is forbidden: by one rule, by two together, or by all of them. */
function nothingAllowed(all: Counted, { both }: Overlaps, of: number): Finding {
  const single = all.find(({ count }) => count === of);
  const pair = all
    .flatMap((one) => all.slice(one.at + 1).map((other) => [one, other] as const))
    .find(([one, other]) => one.count + other.count - (both[one.at * all.length + other.at] ?? 0) === of);
  const clash = single ? [single] : (pair ?? all.filter(({ count }) => count > 0));
  const rules = clash.map(({ rule }) => rule);
  const each = joined(clash.map(({ rule, count }) => `"${rule}" (${count})`));
  const together = clash.length > 1 ? `${each} together forbid` : `${each} forbids`;
  const text = `No pair is allowed: ${together} all ${counted(of, "pair")}.`;
  const remedy = "Drop or loosen one of them.";
  const where = rules.map(ruleAt).join(", ");
  return { code: "nothing-allowed", severity: "error", where, text, remedy, data: { rules, of } };
}

function goneFinding(ids: readonly string[]): Finding {
  const text = `${counted(ids.length, "person", "people")} on the lists of earlier and forbidden pairs ${ids.length === 1 ? "is" : "are"} not in this cohort.`;
  const remedy = "Nothing to do if they left; otherwise compare the spelling of the ids.";
  return { code: "gone", severity: "note", where: "lists", text, remedy, data: { ids } };
}

function overlapsOf(eligibility: Eligibility): Overlaps {
  const { rules, words, forbiddenBy } = eligibility;
  const size = rules.length;
  const both = new Float64Array(size * size);
  const alone = new Float64Array(size);
  const found = new Int32Array(size);
  for (let at = 0; at < forbiddenBy.length; at += words) {
    let count = 0;
    for (let word = 0; word < words; word++) {
      for (let rest = forbiddenBy[at + word] ?? 0; rest !== 0; rest &= rest - 1) {
        found[count++] = word * 32 + 31 - Math.clz32(rest & -rest);
      }
    }
    if (count === 1) alone[found[0] ?? 0] = (alone[found[0] ?? 0] ?? 0) + 1;
    for (let one = 0; one < count; one++) {
      for (let other = 0; other < count; other++) {
        const cell = (found[one] ?? 0) * size + (found[other] ?? 0);
        both[cell] = (both[cell] ?? 0) + 1;
      }
    }
  }
  return { counts: forbiddenCounts(eligibility), both, alone };
}
