// A rule that somebody overruled is seen wherever the plan is seen, and never by the participants.
import { approve, compare, compareReport, explain, forms, letters, report, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { caught } from "../mistakes.js";
import { pairOf, pairsRun, peersRun, personId } from "./cohorts.js";

const because = "They move next month.";
const overrules = [{ rule: "team", because }] as const;
const signed = { by: "Kim Berg", because: "Both asked." } as const;
const run = pairsRun({
  fits: [
    [90, 80],
    [null, 70],
  ],
});
const keep = { decision: "keep", pair: pairOf(1, 0), ...signed, overrules } as const;
const adjust = { decision: "adjust", pair: pairOf(1, 0), name: "old team mates", fit: 0.25, ...signed } as const;
const before = settled(run.outcome);
const plan = settled(review(run.outcome, [keep, adjust]).outcome);
const names = {
  mentee: (id: string) => id.replace("mentee", "Ann"),
  mentor: (id: string) => id.replace("mentor", "Bob"),
};
const flat = (text: string) => text.replaceAll("\\", "").replaceAll(/\s+/g, " ");

const peersOf = peersRun([
  [0, 90, null, 10],
  [0, 0, 80, 30],
  [0, 0, 0, 40],
  [0, 0, 0, 0],
]);
const together = { decision: "keep", people: [personId(0), personId(2)], ...signed, overrules } as const;
const peersPlan = settled(review(peersOf.outcome, [together]).outcome);

describe("a rule that was overruled", () => {
  it.each(Object.keys(forms) as (keyof typeof forms)[])(
    "is seen in the report as %s, with names and who and why",
    (form) => {
      const shown = flat(report(plan, { form, names }));
      expect(shown).toContain(because);
      expect(shown).toContain("Kim Berg");
      expect(shown).toContain("overruled");
      expect(shown).toMatch(/team/);
      if (form !== "csv") expect(shown).toContain('mentee Ann 1 and mentor Bob 0 are put together against "team"');
      const peers = flat(report(peersPlan, { form }));
      for (const words of [because, "Kim Berg", "overruled", "team"]) expect(peers).toContain(words);
      // Nothing of it where nobody overruled anything.
      expect(report(before, { form })).not.toMatch(/overruled/);
    },
  );

  it("stands in the row of its pair, and in no other", () => {
    const [titles = "", ...rows] = report(plan, { form: "csv" }).trim().split("\r\n");
    const at = titles.split(",").indexOf("overruled");
    expect(at).toBeGreaterThan(0);
    const told = rows.map((row) => row.split(",")[at]);
    expect(told.filter((cell) => cell !== "")).toEqual([`team (Kim Berg: ${because})`]);
    expect(rows.find((row) => row.includes("mentee 1"))).toContain(because);
  });

  it("is in the reasons of its pair, and not in those of another", () => {
    const reasons = explain(plan, pairOf(1, 0));
    expect(reasons.overruled).toMatchObject([{ rule: "team", by: "Kim Berg", because }]);
    expect(reasons.text).toContain(`Against "team", which Kim Berg overruled, because: ${because}`);
    const [other] = plan.pairs.filter(({ mentee }) => mentee !== pairOf(1, 0).mentee);
    expect(explain(plan, other ?? pairOf(0, 1))).not.toHaveProperty("overruled");
    const peers = explain(peersPlan, { one: personId(2), other: personId(0) });
    expect(peers.text).toContain('Against "team", which Kim Berg overruled');
  });

  it("is told when plans are compared, with names", () => {
    const found = compare(before, review(run.outcome, [keep]), { names });
    expect(found.text[1]).toContain("For it a rule was overruled.");
    expect(found.plans.after?.overruled).toMatchObject([{ rule: "team", because }]);
    expect(found.notes.join(" ")).toContain("mentee Ann 1 and mentor Bob 0 are put together");
    expect(flat(compareReport(found, { names }))).toContain("rules overruled 0 1");
    expect(compareReport(compare({ before, again: before }))).not.toContain("overruled");
  });

  it("goes with the approved plan and through JSON", () => {
    expect(JSON.parse(JSON.stringify(approve(plan, signed))).plan.overruled).toMatchObject([{ rule: "team", because }]);
  });

  it("and whatever else was decided is in no letter", () => {
    const approved = approve(plan, { by: "Lee Roy", because: "All seen." });
    for (const form of ["text", "markdown"] as const) {
      for (const { text, subject, agreements } of letters(approved, { names, form, from: "The team" }).letters) {
        const all = flat([subject, text, ...agreements.map((one) => one.text)].join("\n"));
        for (const word of [
          because,
          "Kim Berg",
          "Lee Roy",
          "Both asked",
          "old team mates",
          '"team"',
          "overruled",
          "0.25",
        ])
          expect(all).not.toContain(word);
      }
    }
  });
});

describe("compare(plan, review(plan, …))", () => {
  const part = { decision: "part", pair: pairOf(0, 0), ...signed } as const;

  it("says who moves and what it costs, with names, and commits nothing", () => {
    const bytes = JSON.stringify(before);
    const what = compare(before, review(before, [keep]), { names });
    expect(what.against).toBe("before");
    expect(what.changes.after?.text).toMatch(/^Against before: .* fit in sum.* Ann \d moves from Bob \d to Bob \d/);
    expect(what.text[1]).toContain(what.changes.after?.text);
    expect(JSON.stringify(before)).toBe(bytes);
    // The same in the other forms in which plans are given.
    const found = review(before, [keep]);
    expect(compare([before, found], { names })).toEqual(what);
    expect(compare({ before, after: found }, { names })).toEqual(what);
    expect(compare(before, settled(found.outcome), { names })).toEqual(what);
  });

  it("holds two reviews against each other, and one that changes nothing is the same", () => {
    const [one, two] = [review(before, [part]), review(before, [part, keep])];
    expect(compare(one, two).changes.after?.moves.length).toBeGreaterThan(0);
    expect(compare(before, review(before, [])).changes.after?.text).toBe("The same pairs as before.");
  });

  it("of peers, and of a hook's review", async () => {
    const what = compare(settled(peersOf.outcome), review(peersOf.outcome, [together]));
    expect(what.changes.after?.text).toMatch(/person \d moves from person \d to person \d/);
    const asked = await review(run.outcome, () => ({ answer: "part", ...signed }));
    expect(compare(before, asked.review).changes.after?.text).toContain("Against before");
  });

  it("where nothing is left says what clashes", () => {
    const { outcome } = pairsRun({ fits: [[90]] });
    const person = { role: "mentor", id: "mentor 0" } as const;
    const none = review(outcome, [{ decision: "capacity", person, places: { min: 2, max: 2 }, ...signed }]);
    expect(none.outcome.status).toBe("infeasible");
    expect(caught(() => compare(settled(outcome), none))).toEqual(['compare-decided at plans["after"]']);
    expect(() => compare(settled(outcome), none)).toThrow(
      /plans\["after"\].*what was decided leaves no plan.*does not go together/s,
    );
  });

  it("tells many moves by the first of them and how many more", () => {
    const size = 12;
    const ring = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => (column === row ? 60 : column === (row + 1) % size ? 59 : null)),
    );
    const { outcome } = pairsRun({ fits: ring });
    const moved = settled(review(outcome, [{ decision: "keep", pair: pairOf(0, 1), ...signed }]).outcome);
    const what = compare(settled(outcome), moved).changes.after;
    expect(what?.moves.filter(({ role }) => role === "mentee")).toHaveLength(size);
    expect(what?.text).toMatch(
      /12 on the mentee side have other partners than before: .* moves from .*; .*; .*; and 9 more\.$/,
    );
  });
});
