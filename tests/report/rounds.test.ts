import fc from "fast-check";
import {
  audit,
  cohortOf,
  type FormName,
  match,
  type RoundsDefinition,
  type RoundsMatchOptions,
  readTable,
  report,
  rounds,
  sealOf,
  settled,
  thresholdPresets,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { escaped } from "../../src/report/markdown.js";
import { brief, printable } from "../../src/report/printable.js";
import { widthOf } from "../../src/report/width.js";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { hostile } from "./outcomes.js";

const Person = z.object({ id: z.string() });
type Settings = Partial<Pick<RoundsDefinition<typeof Person, never, never>, "size" | "rounds" | "over">>;

/** Rounds in which people fit the better the nearer their ids are in length; nobody may meet "alone". */
const programOf = (settings: Settings = {}) =>
  rounds({
    of: Person,
    rounds: 3,
    ...settings,
    rules: { "not with alone": (one, other) => one.id !== "alone" && other.id !== "alone" },
    criteria: { near: (one, other) => (one.id.length === other.id.length ? 1 : 0.5) },
    weights: { near: 1 },
  });
const outcomeOf = (settings: Settings, ids: readonly string[], options: RoundsMatchOptions = {}) =>
  match(programOf(settings), cohortOf(programOf(), { person: ids.map((id) => ({ id })) }), { steps: 2000, ...options });

const five = ["a", "b", "cc", "dd", "ee"];

describe("the report of rounds", () => {
  it("is a schedule that can be posted, what is possible, and who meets again", () => {
    const names = { person: (id: string) => (id === "a" ? "Ada" : undefined) };
    const text = report(outcomeOf({}, ["a", "b", "cc", "dd", "alone"], { history: [["a", "b"]] }), { names });
    expect(text).toContain("4 of 5 people take part. In each of 3 rounds there are 2 pairs.");
    expect(text.replace(/\s+/g, " ")).toContain(
      "Possible without anybody meeting again: 2 rounds. Why so many: this plan, which has them. Why not more: counting whom everybody may still meet for the first time: 3 rounds need more. In this plan 1 of 6 meetings of two people are not their first, after 2 rounds.",
    );
    expect(text).toMatch(/Round 3\n-------\n\nperson {2}with\n/);
    expect(text).toMatch(/Who meets again\n-+\n\nround {2}group +pairs that have met\n/);
    expect(text).toContain("alone   alone may meet nobody");
    expect(text).toContain("Of 10 possible pairs");
    expect(text).not.toContain("turns");
    expect(text).toMatch(/^Ada +\w+$/m);
    expect(text).toMatch(/^steps +2000$/m);
  });

  it("says who sits out, and how turns go round", () => {
    const text = report(outcomeOf({ over: "bye", rounds: 5 }, five, { byes: ["a"] }));
    expect(text).toContain("2 pairs, and 1 sits out.");
    expect(text.match(/sits this round out\./g)).toHaveLength(5);
    expect(text).toMatch(/person +others met +meetings again +turns +before/);
    expect(text.replace(/\s+/g, " ")).toContain("In the end everybody has had 1 to 2.");
    const trio = report(outcomeOf({ rounds: 1 }, five));
    expect(trio).toContain("In 1 round there are 1 pair and 1 group of 3.");
    expect(trio).toContain("person  with  and\n");
  });

  it("says what is proven, what is possible, and when all of it is", () => {
    const all = report(outcomeOf({ rounds: 3 }, ["a", "b", "c", "d"])).replace(/\s+/g, " ");
    expect(all).toContain("Proven. Nobody meets again; no such plan has more fit in sum.");
    expect(all).toContain(
      "Possible without anybody meeting again: 3 rounds. Why so many: the round robin (circle method). Why not more: counting: in 4 rounds somebody meets 4 people, and there are 3 others. In this plan nobody meets anybody twice.",
    );
    const open = report(outcomeOf({ rounds: 2 }, ["a", "b", "c", "d", "e", "f"], { history: [["a", "b"]] }));
    expect(open).toContain("at least 2, at most 4 rounds.");
    const again = report(outcomeOf({ rounds: 4 }, ["a", "b", "c", "d"])).replace(/\s+/g, " ");
    expect(again).toContain("2 of 8 meetings of two people are not their first, after 3 rounds.");
    expect(again).toContain("2 meetings again, and no plan has fewer or has them more evenly spread");
    const history = [
      ["a", "b"],
      ["a", "c"],
      ["a", "d"],
      ["b", "c"],
      ["b", "d"],
      ["c", "d"],
    ];
    const late = report(outcomeOf({ rounds: 1 }, ["a", "b", "c", "d"], { history })).replace(/\s+/g, " ");
    expect(late).toContain(
      "no round. Why not: counting whom everybody may still meet for the first time: 1 round needs more.",
    );
    expect(late).toContain("2 of 2 meetings of two people are not their first, from the first round on.");
  });

  it("shows what speaks for each meeting when asked, and what clashes where there is no plan", () => {
    const outcome = outcomeOf({ rounds: 1 }, ["a", "b"]);
    expect(report(outcome, { reasons: true })).toContain("a and b: near 1.000.");
    const none = report(outcomeOf({ size: 3 }, five), { form: "markdown" });
    expect(none).toContain("5 people cannot be cut into groups of 3 and 4.");
    expect(codesOf(() => report(structuredClone(outcome), { reasons: true }))).toEqual(["plan-detached"]);
    expect(codesOf(() => Reflect.apply(report, undefined, [outcome, { names: { mentee: () => "" } }]))).toEqual([
      "report-role",
    ]);
  });

  it("is a table of one row for each group, each bye and each person in no round", () => {
    const csv = report(outcomeOf({ size: 3, over: "bye", rounds: 1 }, [...five, "alone"]), {
      form: "csv",
      reasons: true,
    });
    const { headers, rows } = readTable(csv);
    expect(headers).toEqual(
      "status,round,person,with,and,fit,known,met before,they share,person can learn,with can learn,and can learn,unknown,cause,text".split(
        ",",
      ),
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(["matched", "bye", "bye", "unmatched"]);
    expect(rows[3]?.cells.slice(0, 3)).toEqual(["unmatched", "", "alone"]);
    const fours = report(outcomeOf({ size: 4, rounds: 1 }, five), { form: "csv" });
    expect(fours).toContain("person,with,and,and 2,and 3,fit");
  });
});

/** How a person stands in a report of each form. */
const shownAs: Readonly<Record<FormName, (id: string) => string>> = {
  text: brief,
  markdown: (id) => escaped(brief(id)),
  csv: (id) => printable(id).replaceAll('"', '""'),
};

describe.each(["text", "markdown", "csv"] as const)("hostile names in the form %s", (form) => {
  it("do no harm, and everybody is named", () => {
    const ids = fc.uniqueArray(
      hostile.filter((text) => text.trim() !== "" && printable(text) !== ""),
      { selector: printable, minLength: 4, maxLength: 7 },
    );
    fc.assert(
      fc.property(ids, fc.boolean(), (people, withBye) => {
        const outcome = outcomeOf({ rounds: 2, over: withBye ? "bye" : "larger" }, people, { steps: 50 });
        const written = report(outcome, { form });
        for (const id of people)
          if (form !== "text" || brief(id).length < 20) expect(written).toContain(shownAs[form](id));
        const body = form === "csv" ? written.slice(1).replaceAll("\r\n", "\n") : written;
        expect(body.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|(?![\u200C\u200D])\p{Cf}/u);
        if (form === "text") for (const line of written.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100);
        if (form === "markdown") expect(written).not.toMatch(/[<>]/);
        if (form !== "csv") return;
        const { rows } = readTable(written);
        for (const cell of rows.flatMap(({ cells }) => cells)) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
      }),
      { seed, numRuns: 40 * effort },
    );
  });
});

describe("the audit of rounds", () => {
  it("counts each meeting as a partner, and everybody as one side", () => {
    const ids = Array.from({ length: 24 }, (_, at) => `p${String(at).padStart(2, "0")}`);
    const program = programOf({ over: "bye", rounds: 3 });
    const people = [...ids, "alone"].map((id) => ({ id }));
    const plan = settled(match(program, cohortOf(program, { person: people }), { steps: 500 }));
    const sealed = sealOf(program, { person: people.map(({ id }, at) => ({ id, group: at % 2 === 0 ? "A" : "B" })) });
    const found = audit(plan, sealed, { thresholds: thresholdPresets.fourFifths });
    expect(found.tables).toMatchObject([{ role: "person", people: 25, matched: 24 }]);
    const groups = found.tables[0]?.groups ?? [];
    expect(groups.map(({ people: count, matched }) => [count, matched])).toEqual([
      [13, 12],
      [12, 12],
    ]);
  });
});
