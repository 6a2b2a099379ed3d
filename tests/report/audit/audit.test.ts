import {
  type AuditThresholds,
  audit,
  auditReport,
  closeness,
  cohortOf,
  compareAudits,
  match,
  pairs,
  readTable,
  sealOf,
  settled,
  thresholdPresets,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf, frozen, thrownBy } from "../../mistakes.js";

const Person = z.object({ id: z.string(), pace: z.number(), place: z.boolean(), team: z.string().optional() });
type Person = z.output<typeof Person>;
const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentee: ({ place }) => (place ? 1 : 0), mentor: () => 3 },
  criteria: {
    pace: { by: closeness([0, 10]), mentee: (p) => p.pace, mentor: (p) => p.pace },
    any: ({ mentee, mentor }) => (mentee.team === mentor.team ? 1 : 0.5),
  },
  weights: { pace: 3, any: 1 },
});
const thresholds = frozen({ ...thresholdPresets.fourFifths });

/** People of a group, of whom so many have a place and therefore a partner. */
function group(name: string, people: number, matched: number, more: Partial<Person> = {}) {
  return Array.from({ length: people }, (_, at) => {
    const id = `${name.toLowerCase()}${String(at).padStart(3, "0")}`;
    return { id, pace: at % 11, place: at < matched, gender: name, ...more };
  });
}

function audited(people: readonly (Person & { gender?: string; site?: string })[], more: object = {}) {
  const mentee = people.map(({ id, pace, place, team }) => ({ id, pace, place, ...(team ? { team } : {}) }));
  const mentor = Array.from({ length: 80 }, (_, at) => ({ id: `mentor${at}`, pace: at % 11, place: true }));
  const plan = settled(match(program, cohortOf(program, { mentee, mentor })));
  const sealed = sealOf(program, {
    mentee: people.map(({ id, gender, site }) => ({ id, gender, ...(site === undefined ? {} : { site }) })),
  });
  return { plan, sealed, found: audit(plan, sealed, { thresholds, proxies: false, ...more }) };
}

describe("an audit", () => {
  it("of 6 of 10 against 8 of 10: ratio 0.75, p = 0.628: flag, not significant, small n", () => {
    const { found } = audited([...group("Woman", 10, 6), ...group("Man", 10, 8)]);
    const [table] = found.tables;
    expect(table).toMatchObject({
      role: "mentee",
      attributes: ["gender"],
      people: 20,
      matched: 14,
      reference: ["Man"],
    });
    const [man, woman] = table?.groups ?? [];
    expect(man).toMatchObject({
      group: ["Man"],
      people: 10,
      matched: 8,
      rate: { value: 0.8, low: 0.4902, high: 0.9433 },
    });
    expect(man).not.toHaveProperty("comparison");
    expect(woman?.comparison).toMatchObject({
      ratio: 0.75,
      unmatchedRatio: 2,
      p: 0.6285,
      pCorrected: 0.6285,
      difference: { value: -0.2, low: -0.5211, high: 0.187 },
      flag: true,
      significant: false,
      small: true,
    });
    expect(woman?.comparison?.text).toBe(
      "Woman: 6 of 10 matched, against 8 of 10 matched of Man; ratio 0.75 (threshold 0.8), left over 2.00 times as often, p = 0.628, difference -0.20 (0.95 interval -0.52 to 0.19): flag, not significant, small n.",
    );
    expect(table).not.toHaveProperty("notShown");
  });

  it("tells a large difference as significant, corrects for the number of comparisons, and compares with whom it is told", () => {
    const people = [...group("A", 100, 50), ...group("B", 100, 90), ...group("C", 100, 85)];
    const { plan, sealed, found } = audited(people);
    const compared = found.tables[0]?.groups.map(({ comparison }) => comparison);
    expect(compared?.map((one) => one?.significant)).toEqual([true, undefined, false]);
    expect(compared?.[0]?.pCorrected).toBeLessThanOrEqual(2 * (compared?.[0]?.p ?? 0));
    expect(compared?.[0]).toMatchObject({ flag: true, small: false });
    expect(compared?.[2]).toMatchObject({ flag: false, ratio: 0.9444 });
    expect(found.notes.join()).toContain("2 comparisons");
    const told = audit(plan, sealed, { thresholds, reference: { gender: "C" }, proxies: false });
    expect(told.tables[0]?.reference).toEqual(["C"]);
    const gone = audit(plan, sealed, { thresholds, reference: { gender: "D" }, proxies: false });
    expect(gone.tables[0]).not.toHaveProperty("reference");
    expect(gone.notes.join()).toContain("cannot be shown");
  });

  it("gives load, mean fit, worst-off, rank and waiting of groups that are large enough", () => {
    const people = [...group("A", 20, 20, { pace: 3 }), ...group("B", 20, 3, { pace: 8 }), ...group("C", 20, 15)];
    const waiting = { mentee: (id: string) => (id.startsWith("c") ? 2 : 4) };
    const [table] = audited(people, { waiting }).found.tables;
    const [a, b, c] = table?.groups ?? [];
    expect(a).toMatchObject({ load: { partners: 1, places: 1 }, waiting: { people: 20, mean: 4 } });
    expect(c?.fit).toMatchObject({ worstOff: { people: 5 } });
    expect(c?.fit?.mean).toBeGreaterThanOrEqual(c?.fit?.worstOff.mean ?? 2);
    expect(c?.fit?.rank).toBeGreaterThanOrEqual(1);
    expect(b).not.toHaveProperty("fit"); // three matched people
    expect(a).not.toHaveProperty("fit"); // or B's mean would follow from the sum of all fits
    expect(b?.load).toEqual({ partners: 0.15, places: 0.15 });
    expect(c?.waiting?.mean).toBe(2);
  });

  it("shows neither small groups nor those from which they would follow, and names none of them", () => {
    const people = [...group("Agender", 3, 1), ...group("B", 40, 30), ...group("C", 40, 33), ...group("D", 40, 20)];
    const { found } = audited(people);
    const [table] = found.tables;
    expect(table?.groups.map(({ group: names }) => names)).toEqual([["C"], ["D"]]);
    expect(table?.notShown).toEqual({ people: 43, matched: 31 });
    for (const form of ["text", "markdown", "csv"] as const)
      expect(auditReport(found, { form })).not.toContain("Agender");
  });

  it("counts people without an answer and compares them with nobody", () => {
    const silent = group("x", 12, 4).map(({ gender: _none, ...person }) => person);
    const [table] = audited([...group("A", 20, 15), ...group("B", 20, 15), ...silent]).found.tables;
    expect(table?.groups.at(-1)).toMatchObject({ group: ["no answer"], stated: false, people: 12, matched: 4 });
    expect(table?.groups.at(-1)).not.toHaveProperty("comparison");
  });

  it("looks at two attributes together where cells are large enough", () => {
    const people = ["A", "B"].flatMap((name) =>
      ["x", "y"].flatMap((site) => group(name, 15, 12).map((one) => ({ ...one, id: one.id + site, site }))),
    );
    const { found } = audited(people, { intersections: [["gender", "site"]] });
    expect(found.tables.map(({ attributes }) => attributes)).toEqual([["gender"], ["site"], ["gender", "site"]]);
    expect(found.tables[2]?.groups.map(({ group: names }) => names.join())).toEqual(["A,x", "A,y", "B,x", "B,y"]);
    const fewer = audited([...people, ...group("C", 15, 12).map((one, at) => ({ ...one, site: at < 3 ? "x" : "y" }))], {
      intersections: [["gender", "site"]],
    });
    const cells = fewer.found.tables[2]?.groups.map(({ group: names }) => names.join()) ?? [];
    expect(cells).not.toContain("C,x");
    expect(cells).not.toContain("C,y"); // C by site x would follow from it
    expect(fewer.found.tables[2]?.notShown?.people).toBeGreaterThanOrEqual(15);
  });

  it("finds that score inputs stand in for a group, and through which criterion", () => {
    const people = [...group("A", 40, 40, { team: "red" }), ...group("B", 40, 40)].map((person, at) => ({
      ...person,
      pace: at < 40 ? 1 + (at % 3) : 6 + (at % 3),
    }));
    const { found } = audited(people, { proxies: true });
    expect(found.proxies).toMatchObject([
      { role: "mentee", attribute: "gender", group: "A", auc: 1, flag: true },
      { role: "mentee", attribute: "gender", group: "B", auc: 1, flag: true },
    ]);
    expect(found.proxies[0]?.criteria[0]).toEqual({ criterion: "pace", auc: 1 });
    expect(auditReport(found)).toContain("pace 1.00");
    const plain = audited([...group("A", 44, 40), ...group("B", 44, 40)], { proxies: true }).found;
    expect(plain.proxies.every(({ flag, auc, criteria }) => !flag && auc < 0.7 && criteria.length === 0)).toBe(true);
  });

  it("is plain frozen data about groups: it holds no id, and survives JSON", () => {
    const { found, plan, sealed } = audited([...group("Woman", 30, 20), ...group("Man", 30, 25)], { proxies: true });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(() => Object.assign(found.tables[0] ?? {}, { role: "x" })).toThrow(TypeError);
    expect(JSON.stringify(found)).not.toMatch(/(woman|man|mentor)\d/);
    expect(found.invariance.difference).toBe(0);
    expect(found.record.inputs).toBe(plan.record.inputs);
    expect(audit(plan, sealed, { thresholds })).toEqual(found);
  });

  it("has no groups to tell of when nobody is there, and none to compare when all are alike", () => {
    expect(audited([]).found.tables).toMatchObject([]);
    const { found } = audited(group("A", 20, 15));
    expect(found.tables[0]?.groups).toHaveLength(1);
    expect(found.tables[0]).not.toHaveProperty("reference");
  });
});

describe("two audits", () => {
  const before = audited([...group("A", 40, 36), ...group("B", 40, 36), ...group("C", 40, 20)]).found;
  const after = audited([...group("A", 40, 20), ...group("B", 40, 36), ...group("C", 40, 36)]).found;
  const changes = compareAudits(before, after);

  it("are compared group by group, with what became of each flag", () => {
    expect(changes.tables[0]?.groups.map(({ group: names, rate, flag }) => [names[0], rate, flag])).toEqual([
      ["A", -0.4, "raised"],
      ["B", 0, "none"],
      ["C", 0.4, "cleared"],
    ]);
    const same = compareAudits(before, before).tables[0]?.groups ?? [];
    expect(same.map(({ flag }) => flag)).toEqual(["none", "none", "kept"]);
    expect(changes.tables[0]?.groups[0]?.text).toMatch(
      /^A: 36 of 40 matched, mean fit .+ before, 20 of 40 matched, .+ \(flag, significant\) after\.$/,
    );
  });

  it("say where a group cannot be shown any more", () => {
    const small = audited([...group("A", 4, 2), ...group("B", 40, 36), ...group("C", 40, 20)]).found;
    const [a] = compareAudits(before, small).tables[0]?.groups ?? [];
    expect(a).toMatchObject({ group: ["A"], flag: "none" });
    expect(a).not.toHaveProperty("rate");
    expect(a?.text).toContain("not shown after");
  });

  it("must have looked at the same things in the same way", () => {
    const other = audited([], { thresholds: { ...thresholds, ratio: 0.9 } }).found;
    expect(codesOf(() => compareAudits(before, other))).toEqual(["audits-thresholds", "audits-tables"]);
  });

  it("are shown in every form", () => {
    for (const found of [before, changes]) {
      const text = auditReport(found);
      expect(text).toContain("Jurisdiction: United States");
      expect(text).toContain("29 CFR 1607.4 D");
      expect(text).not.toContain("%");
      expect(auditReport(found, { form: "markdown" })).toMatch(/^# Fairness audit/);
      const { headers, rows } = readTable(auditReport(found, { form: "csv" }));
      const at = (title: string) => headers.indexOf(title);
      const groups = rows.filter(({ cells }) => cells[at("kind")] === "group");
      expect(groups).toHaveLength(found === before ? 3 : 6);
      expect(groups.map(({ cells }) => Number(cells[at("people")]))).toEqual(groups.map(() => 40));
      for (const { cells } of groups) expect(cells[at("difference")]).not.toMatch(/^'/);
    }
    expect(auditReport(changes)).toContain("What changed: mentee by gender");
    // @ts-expect-error there is no such form
    expect(codesOf(() => auditReport(before, { form: "html" }))).toEqual(["report-form"]);
  });
});

describe("mistakes", () => {
  const { plan, sealed } = audited([...group("A", 10, 8), ...group("B", 10, 8)]);

  it("thresholds say on what they rest and show no group that is too small", () => {
    const wrong: Partial<AuditThresholds>[] = [
      { jurisdiction: " " },
      { legalBasis: "" },
      { ratio: 1.5 },
      { unmatchedRatio: 0.5 },
      { significance: 0 },
      { smallest: 4 },
      { caution: 4 },
      { intersection: 9 },
      { proxy: 0.4 },
    ];
    for (const one of wrong) {
      const error = thrownBy(() => audit(plan, sealed, { thresholds: { ...thresholds, ...one } }));
      expect(error.mistakes.map(({ code, where }) => `${code} at ${where}`)).toEqual([
        `audit-threshold at thresholds.${Object.keys(one)[0]}`,
      ]);
    }
    // @ts-expect-error there is no such level
    expect(codesOf(() => audit(plan, sealed, { thresholds: { ...thresholds, confidence: 0.8 } }))).toEqual([
      "audit-threshold",
    ]);
    for (const preset of Object.values(thresholdPresets))
      expect(audit(plan, sealed, { thresholds: preset })).toBeTruthy();
  });

  it("a detached plan and a copied seal cannot be audited", () => {
    expect(codesOf(() => audit(structuredClone(plan), sealed, { thresholds }))).toEqual(["plan-detached"]);
    expect(codesOf(() => audit(plan, structuredClone(sealed), { thresholds }))).toEqual(["sealed-detached"]);
  });

  it("sealed answers must not lie open in the cohort, be about nobody, or make a group of each person", () => {
    const people = group("A", 8, 8);
    const open = settled(match(program, cohortOf(program, { mentee: people, mentor: [] })));
    const own = sealOf(program, { mentee: people.map(({ id, gender }) => ({ id, gender })) });
    expect(codesOf(() => audit(open, own, { thresholds }))).toEqual(["audit-open"]);
    const nobody = sealOf(program, { mentee: [{ id: "z", gender: "A" }] });
    expect(codesOf(() => audit(plan, nobody, { thresholds }))).toEqual(["audit-nobody"]);
    const each = Array.from({ length: 60 }, (_, at) => ({ id: `a${String(at).padStart(3, "0")}`, born: at }));
    expect(codesOf(() => audit(plan, sealOf(program, { mentee: each }), { thresholds }))).toEqual(["audit-groups"]);
  });

  it("options name what is sealed, and waiting is a number", () => {
    // @ts-expect-error no such attribute
    expect(codesOf(() => audit(plan, sealed, { thresholds, reference: { gendre: "A" } }))).toEqual(["audit-attribute"]);
    // @ts-expect-error nothing of mentors is sealed
    expect(codesOf(() => audit(plan, sealed, { thresholds, waiting: { mentor: () => 1 } }))).toEqual(["audit-role"]);
    const failing = (id: string) => {
      if (id === "a000") throw new Error("no calendar");
      return id === "b000" ? Number.NaN : 1;
    };
    const error = thrownBy(() => audit(plan, sealed, { thresholds, waiting: { mentee: failing } }));
    expect(error.mistakes.map(({ code, where }) => `${code} at ${where}`)).toEqual([
      'audit-waiting at waiting.mentee of "a000"',
      'audit-waiting at waiting.mentee of "b000"',
    ]);
    expect(error.message).toContain("no calendar");
  });

  it("intersections name different attributes and form no circle", () => {
    const three = sealOf(program, { mentee: [{ id: "a000", x: "1", y: "1", z: "1" }] });
    const codes = (intersections: readonly (readonly ["x" | "y" | "z", "x" | "y" | "z"])[]) =>
      codesOf(() => audit(plan, three, { thresholds, intersections }));
    const circle = [
      ["x", "y"],
      ["y", "z"],
      ["z", "x"],
    ] as const;
    expect(codes(circle)).toEqual(["audit-circle"]);
    expect(codes([["x", "x"]])).toEqual(["audit-circle"]);
    // @ts-expect-error no such attribute
    expect(codes([["x", "w"]])).toEqual(["audit-attribute"]);
  });
});
