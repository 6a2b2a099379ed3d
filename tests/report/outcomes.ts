import fc from "fast-check";
import type { Infeasible, Outcome, Plan, PlanRecord } from "pairwright";
import { printable } from "../../src/report/printable.js";

/** Texts that would do harm somewhere if they were let through, without a "%", so that every one in a report is ours. */
const attacks = [
  '=HYPERLINK("http://example.com","x")',
  "+1-1",
  "-2+3",
  "@SUM(A1)",
  " =1+1",
  "\t=1+1",
  "\r=1",
  "'=1",
  "＝1+1",
  "a|b",
  "|",
  "`code`",
  "<b>x</b>",
  "<!--",
  "&lt;",
  "[a](b)",
  "# h",
  "- x",
  "1. x",
  "a\nb",
  "a\r\nb",
  "\u0000a\u001b[31m",
  "\u202Eabc",
  "\uFEFFa",
  "\uD800a",
  'a"b',
  '"',
  "a,b;c\td",
  "__proto__",
  "Zoë Wójcik",
  "Zoe\u0308",
  "李小龍",
  "👩‍🚀",
  "شیرین‌گل",
  "\\",
  "a  b",
  "...",
];

export const hostile = fc
  .oneof(fc.constantFrom(...attacks), fc.string({ unit: "binary", maxLength: 12 }), fc.string({ maxLength: 12 }))
  .map((text) => text.replaceAll("%", ""));

export type Role = "mentee" | "mentor";

const ids = fc.uniqueArray(
  hostile.filter((text) => printable(text) !== ""),
  { selector: printable, maxLength: 8 },
);

const share = fc.nat({ max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
const count = fc.nat({ max: 99 });
const named = <T>(value: fc.Arbitrary<T>) => fc.dictionary(hostile, value, { maxKeys: 4 });

const warnings = fc.array(fc.record({ code: fc.constant("no-spread"), text: hostile }), { maxLength: 3 });

const record: fc.Arbitrary<PlanRecord<string>> = fc.record({
  pairwright: fc.constant("0.1.0"),
  seed: fc.integer(),
  solver: hostile,
  weights: named(share),
  inputs: fc.constant("0".repeat(64)),
  people: fc.record({ mentee: count, mentor: count }),
  timeZoneData: fc.constant("2025c"),
});

const infeasible: fc.Arbitrary<Infeasible<string>> = fc.record({
  status: fc.constant("infeasible" as const),
  format: fc.constant("pairs" as const),
  conflicts: fc.array(
    fc.record({
      code: fc.constant("too-few-places" as const),
      text: hostile,
      people: fc.array(fc.record({ role: fc.constantFrom("mentee", "mentor"), id: hostile }), { maxLength: 2 }),
      rules: fc.array(hostile, { maxLength: 2 }),
      remedies: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  warnings,
  record,
});

/** Plans in shape only: their numbers are not those of any problem, which a report neither knows nor asks. */
const plan: fc.Arbitrary<Plan<Role>> = fc
  .record({
    mentees: ids,
    mentors: ids,
    draws: fc.infiniteStream(fc.record({ fit: share, known: share, must: fc.boolean(), other: fc.nat() })),
    criteria: named(fc.record({ nominal: share, effective: share, unknown: share }).chain(withMean)),
    rules: named(count),
    texts: fc.infiniteStream(hostile),
    gap: fc.option(
      fc.oneof(fc.record({ people: fc.constant(0), fit: share }), fc.record({ people: count.map((more) => more + 1) })),
    ),
    warnings,
    record,
  })
  .map(({ mentees, mentors, draws, criteria, rules, texts, gap, warnings, record }): Plan<Role> => {
    const pairs = mentors.length === 0 ? [] : mentees.flatMap((mentee) => pairOf(mentee, mentors, draws.next().value));
    const matched = new Set(pairs.flatMap(({ mentee, mentor }) => [`mentee ${mentee}`, `mentor ${mentor}`]));
    const left = [...mentees.map((id) => ["mentee", id] as const), ...mentors.map((id) => ["mentor", id] as const)];
    const body = {
      format: "pairs" as const,
      roles: ["mentee", "mentor"] as const,
      pairs,
      unmatched: left
        .filter(([role, id]) => !matched.has(`${role} ${id}`))
        .map(([role, id]) => ({
          role,
          id,
          cause: "competition" as const,
          allowed: 1,
          removed: [],
          competitors: [],
          places: 1,
          text: texts.next().value,
        })),
      totals: {
        pairs: pairs.length,
        matched: { mentee: pairs.length, mentor: pairs.length },
        people: { mentee: mentees.length, mentor: mentors.length },
        fit: pairs.reduce((sum, { fit }) => sum + fit, 0),
      },
      criteria,
      rules,
      warnings,
      record,
    };
    return gap === null ? { ...body, status: "optimal" as const } : { ...body, status: "feasible" as const, gap };
  });

function withMean<T extends object>(criterion: T) {
  return fc.option(share).map((mean) => (mean === null ? criterion : { ...criterion, mean }));
}

function pairOf(
  mentee: string,
  mentors: readonly string[],
  draw: { readonly fit: number; readonly known: number; readonly must: boolean; readonly other: number },
) {
  const { fit, known, must, other } = draw;
  return other % 4 === 0 ? [] : [{ mentee, mentor: mentors[other % mentors.length] ?? "", fit, known, must }];
}

/** Any outcome, frozen, with names and ids that try to break out of every form. */
export const outcomes: fc.Arbitrary<Outcome<Role>> = fc.oneof({ arbitrary: plan, weight: 4 }, infeasible).map(frozen);

function frozen<T>(data: T): T {
  if (typeof data === "object" && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const part of Object.values(data)) frozen(part);
  }
  return data;
}
