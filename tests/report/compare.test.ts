import fc from "fast-check";
import { cohortOf, compare, compareReport, explain, frontier, match, pairs, readTable, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { codesOf, firstMistake, frozen } from "../mistakes.js";
import { cohort, Person, people, tabled } from "../plan/programs.js";
import { seed } from "../seed.js";
import { hostile } from "./outcomes.js";

const fits = { "a-x": 0.9, "a-y": 0.5, "b-x": 0.8, "b-y": 0.2, "c-x": 0.6, "c-y": 0.45 };
const everybody = () => cohort("a b c", { x: [0, 2], y: [0, 1] });
const program = tabled(fits);
const total = settled(match(program, everybody()));
const even = settled(match(program, everybody(), { objective: "worst-off first" }));

describe("compare", () => {
  it("says in sentences what each plan gives and takes", () => {
    expect(compare({ total, even }).text).toEqual([
      "total: 3 of 3 on the mentee side and 2 of 2 on the mentor side have a partner, fit in sum 2.150, lowest 0.450, 0 pairs block it.",
      "even: 3 of 3 on the mentee side and 2 of 2 on the mentor side have a partner, fit in sum 1.900, lowest 0.500, 1 pair blocks it. Against total: 0.250 less fit in sum, a lowest fit 0.050 higher, 1 gain and 1 lose on the mentee side, 1 gain and 1 lose on the mentor side. a moves from x to y; c moves from y to x.",
    ]);
    expect(compare({ total, again: total }).text[1]).toContain("The same pairs as total.");
  });

  it("holds against the plan that is named", () => {
    const { plans, changes, against } = compare({ total, even }, { against: "even" });
    expect(against).toBe("even");
    expect(Object.keys(changes)).toEqual(["total"]);
    expect(plans.total?.price).toBe(-0.131579); // 1 - 2.15 / 1.9
  });

  it("takes a list: two plans are before and after, and who moves is told of the side that is served", () => {
    const { text, changes, against } = compare([total, even]);
    expect([against, Object.keys(changes)]).toEqual(["before", ["after"]]);
    expect(text[1]).toContain("Against before: 0.250 less fit in sum");
    expect(text[1]).toContain("a moves from x to y; c moves from y to x.");
    expect(Object.keys(compare([total, even, total]).plans)).toEqual(["plan 1", "plan 2", "plan 3"]);
  });

  it("tells who left and who joined, and what the others lose by it", () => {
    const fewer = settled(match(program, cohort("a b d", { x: [0, 2], y: [0, 1] })));
    const { changes, notes, text } = compare([total, fewer]);
    expect(changes.after).toMatchObject({
      left: [{ role: "mentee", id: "c" }],
      joined: [{ role: "mentee", id: "d" }],
    });
    expect(changes.after?.people.map(({ id }) => id)).not.toContain("c");
    expect(notes.join(" ")).toContain("In before and not in after: mentee c.");
    expect(text[1]).toContain("d, without a partner before, comes to y");
  });

  it("has no price against a plan without fit, and no spread of nobody", () => {
    const none = settled(match(tabled(fits, Object.keys(fits)), everybody()));
    const { plans } = compare({ none, total });
    expect([plans.total?.price, plans.none?.mean, plans.none?.sides.mentee.fit]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(plans.none?.sides.mentee.giniOfAll).toBe(0);
    const empty = settled(match(program, cohort({}, {})));
    expect(compare({ empty }).plans.empty?.sides.mentor).toMatchObject({ people: 0, matched: 0, giniOfAll: 0 });
  });

  it("is frozen plain data, and changes nothing that is given", () => {
    const comparison = compare(frozen({ total, even }));
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
    expect(Object.isFrozen(comparison.plans.even?.sides.mentee.wishes?.envy)).toBe(true);
  });

  it("a plan whose pairs are not those of the inputs it names is measured without wishes, and a note says so", () => {
    const { pairs: made, ...rest } = total;
    const changed = { ...rest, pairs: made.map((pair) => ({ ...pair, fit: 1 })) };
    const { plans, notes } = compare({ total, changed });
    expect(plans.changed).not.toHaveProperty("blocking");
    expect(notes.join()).toContain("not known of changed");
  });

  it("notes that other weights give fits that do not compare", () => {
    const heavy = pairs({
      roles: { mentee: Person, mentor: Person },
      capacity: { mentor: 2 },
      criteria: { table: () => 1 },
      weights: { table: 5 },
    });
    const other = settled(
      match(heavy, cohortOf(heavy, { mentee: people("a b c"), mentor: people({ x: [0, 2], y: [0, 1] }) })),
    );
    expect(compare({ total, other }).notes.join()).toContain("different weights");
  });

  it("refuses what cannot be compared, all at once", () => {
    expect(codesOf(() => compare({}))).toEqual(["compare-none"]);
    expect(firstMistake(() => compare({ total }, { against: "totel" }))).toMatchObject({
      code: "compare-against",
      remedy: 'Did you mean "total"?',
    });
    expect(codesOf(() => compare({ total }, { envyBeyond: 2, against: "x" }))).toEqual([
      "compare-against",
      "compare-envy",
    ]);
    const infeasible: typeof total = JSON.parse(JSON.stringify(match(program, cohort({ a: [3, 3] }, "x"))));
    expect(codesOf(() => compare({ total, infeasible }))).toEqual(["compare-infeasible"]);
    const others = settled(match(program, cohort("d e", { z: [0, 2] })));
    expect(firstMistake(() => compare({ total, others }))).toMatchObject({
      code: "compare-people",
      where: 'plans["others"]',
    });
    const turned: typeof total = JSON.parse(JSON.stringify({ ...total, roles: ["mentor", "mentee"] }));
    expect(codesOf(() => compare({ total, turned }))).toEqual(["compare-roles"]);
    const table: typeof total = JSON.parse(JSON.stringify({ ...total, format: "rounds" }));
    expect(codesOf(() => compare({ total, table }))).toEqual(["compare-format"]);
    const nothing: typeof total = JSON.parse("null");
    expect(codesOf(() => compare({ nothing, total }))).toEqual(["compare-format"]);
  });
});

describe("frontier", () => {
  it("gives what match gives for each objective, and compares", () => {
    const objectives = ["total", "worst-off first", "bottleneck", "fair", "stable"] as const;
    const { outcomes, comparison } = frontier(program, everybody(), { seed: 4 });
    expect(Object.keys(outcomes)).toEqual(objectives);
    for (const objective of objectives) {
      expect(outcomes[objective]).toEqual(match(program, everybody(), { seed: 4, objective }));
    }
    const plans = Object.fromEntries(
      objectives.map((name) => [name, settled(match(program, everybody(), { seed: 4, objective: name }))]),
    );
    expect(comparison).toEqual(compare(plans));
  });

  it("asks each criterion and each rule once per pair, however many objectives there are", () => {
    const asked = { rule: 0, criterion: 0 };
    const counting = pairs({
      roles: { mentee: Person, mentor: Person },
      rules: { counted: () => ++asked.rule > 0 },
      criteria: { counted: () => (++asked.criterion > 0 ? 0.5 : 0) },
      weights: { counted: 1 },
    });
    const some = cohortOf(counting, { mentee: people("a b c d"), mentor: people("x y z") });
    const scored = () => {
      const { criterion, rule } = asked;
      return [rule, criterion];
    };
    match(counting, some);
    const [rules = 0] = scored();
    frontier(counting, some);
    expect(scored()[0]).toBe(2 * rules);
  });

  it("knows its plans when they are to be explained", () => {
    const { outcomes } = frontier(program, everybody(), { objectives: ["bottleneck"] });
    const plan = outcomes.bottleneck;
    expect(plan?.status === "optimal" && explain(plan, { mentee: "a", mentor: "x" }).verdict).toBe("not chosen");
  });

  it("names floors, leaves out of the comparison what is no plan, and has none without any", () => {
    const least = cohort("a b c", { x: [0, 2], y: [1, 1] });
    const narrow = tabled(fits, ["c-y"]);
    const { outcomes, comparison } = frontier(narrow, least, { objectives: [{ floor: 80 }, "stable"] });
    expect(Object.keys(outcomes)).toEqual(["floor 80", "stable"]);
    expect(outcomes.stable?.status).toBe("infeasible");
    expect(Object.keys(comparison?.plans ?? {})).toEqual(["floor 80"]);
    expect(frontier(program, cohort({ a: [3, 3] }, "x")).comparison).toBeUndefined();
  });

  it("refuses objectives that are none, with everything else that is wrong", () => {
    expect(codesOf(() => frontier(program, everybody(), { objectives: [] }))).toEqual(["objectives"]);
    const wrong = JSON.parse('{ "objectives": ["total", "fairest", { "floor": 200 }], "seed": 0.5 }');
    expect(codesOf(() => frontier(program, everybody(), wrong))).toEqual(["objective", "objective-floor", "seed"]);
  });

  it("ends where its signal says", () => {
    const stop = AbortSignal.abort(new Error("enough"));
    expect(() => frontier(program, everybody(), { signal: stop })).toThrow("enough");
  });
});

describe("compareReport", () => {
  const comparison = compare({ total, even });

  it("shows all measures side by side and who changes, with names", () => {
    const shown = compareReport(comparison, { names: { mentee: (id) => (id === "a" ? "Ada" : undefined) } });
    expect(shown).toMatch(/fit in sum +2\.150 +1\.900/);
    expect(shown).toMatch(/mentee +Ada \(a\) +0\.900 +0\.500 +-0\.400/);
    expect(shown).toContain("1 pair stays, 2 go, 2 come.");
  });

  it("is a table that reads back as csv", () => {
    const { rows, headers } = readTable(compareReport(comparison, { form: "csv" }));
    expect(headers).toEqual(["measure", "role", "total", "even"]);
    expect(rows.length).toBe(8 + 2 * 19);
  });

  it("refuses unknown forms and roles", () => {
    expect(
      codesOf(() => compareReport(comparison, JSON.parse('{ "form": "pdf", "names": { "menteee": null } }'))),
    ).toEqual(["report-form", "report-role"]);
  });

  it("lets no name of a person or a plan become markup, a formula or a line of its own", () => {
    fc.assert(
      fc.property(hostile, hostile, (person, planName) => {
        const named = compare({ [planName]: total, even });
        const names = { mentee: () => person };
        const lines = compareReport(named, { form: "csv" }).split("\r\n").length;
        expect(lines).toBe(compareReport(comparison, { form: "csv" }).split("\r\n").length);
        const markdown = compareReport(named, { form: "markdown", names });
        expect(markdown).not.toMatch(/<b>|<!--/);
        expect(compareReport(named, { names }).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202E\uFEFF]/u);
      }),
      { seed, numRuns: 200 },
    );
  });
});
