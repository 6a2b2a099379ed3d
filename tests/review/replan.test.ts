// Replanning by example: what a coordinator reads, what holds on from one plan to the next, and what is refused.
import {
  approve,
  cohortOf,
  compare,
  explain,
  match,
  numbered,
  pairPrice,
  replan,
  report,
  review,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../mistakes.js";
import { pairOf, pairsRun, peersRun, signed } from "./cohorts.js";

const codes = (call: () => unknown) => thrownBy(call).mistakes.map(({ code }) => code);

// Mentee 2 joins; with mentor 1 they would be far better than mentee 0, who could be with mentor 2 nearly as well.
const fits = [
  [20, 80, 58],
  [90, 10, 10],
  [15, 95, null],
];
const whole = pairsRun({ fits, places: [1, 1, 1] });
const early = cohortOf(whole.program, { ...whole.cohort.people, mentee: whole.cohort.people.mentee.slice(0, 2) });
const plan = settled(match(whole.program, early, { seed: 1 }));

describe("replan", () => {
  it("says who moves, at what gain, and who joined", () => {
    expect(plan.pairs.map(({ mentee, mentor }) => `${mentee}, ${mentor}`)).toEqual([
      "mentee 0, mentor 1",
      "mentee 1, mentor 0",
    ]);
    // The newcomer may not have mentor 2, so that somebody has to move: people come first, whatever it costs.
    const found = replan(plan, whole.cohort, { perChange: 5 });
    expect(found.joined).toEqual([{ role: "mentee", id: "mentee 2" }]);
    expect(found.changed).toMatchObject([
      {
        people: [
          { role: "mentee", id: "mentee 0" },
          { role: "mentor", id: "mentor 1" },
        ],
        rules: [],
        now: [[{ role: "mentor", id: "mentor 2" }], [{ role: "mentee", id: "mentee 2" }]],
        keeping: { people: 0, changed: 0 },
      },
    ]);
    expect(found.text[0]).toBe("Joined: mentee mentee 2.");
    expect(found.text[1]).toContain("less 5 for every pair that stands and is changed");
    expect(found.text[1]).toContain("Of 2 pairs that stood 1 is kept and 1 is changed (charged 5 in all).");
    expect(found.text[2]).toMatch(
      /^mentee mentee 0 and mentor mentor 1 are together no longer: mentee mentee 0 is with mentor mentor 2 now; mentor mentor 1 is with mentee mentee 2 now\. Keeping them would lose (\d\.\d{3}) fit in sum: \1 worse, with 5 for each change\.$/,
    );
    expect(found.text[3]).toMatch(
      /^mentee mentee 2 joined: mentee mentee 2 and mentor mentor 1 are together \(fit 0\./,
    );
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ format: "replan", perChange: 5 });
  });

  it("calls everybody by their names, also who left and who has nobody, and only in sentences", () => {
    const names = {
      mentee: (id: string) => `Ada ${id.slice(-1)}`,
      mentor: () => "Grace", // three of the same name are told apart by their ids
    };
    const now = cohortOf(whole.program, { ...whole.cohort.people, mentor: whole.cohort.people.mentor.slice(0, 2) });
    const calls = ["approved", "plain"].map((how) => {
      const standing = how === "plain" ? plan : approve(plan, signed);
      const [named, plainly] = [
        replan(standing, now, { perChange: 0, names }),
        replan(standing, now, { perChange: 0 }),
      ];
      expect(named.text.join(" ")).not.toContain("mentee mentee");
      expect(named.text.join(" ").replaceAll(/\(mentor \d\)/g, "")).not.toMatch(/ment(?:ee|or) \d/);
      expect({ ...named.outcome }).toEqual(plainly.outcome);
      expect(named.totals).toEqual(plainly.totals);
      return named.text;
    });
    expect(calls.flat()).toContain("Joined: mentee Ada 2; left: mentor Grace (mentor 2).");
    expect(calls[0]?.join(" ")).toMatch(/mentee Ada \d may meet/);
    expect(codes(() => replan(plan, now, { perChange: 0, names: JSON.parse('{"boss":1}') }))).toEqual(["report-role"]);
  });

  it("says what keeping a pair would cost beyond its price, and what ended because somebody left", () => {
    const now = cohortOf(whole.program, {
      mentee: whole.cohort.people.mentee.slice(0, 1),
      mentor: whole.cohort.people.mentor.map((one) =>
        one.at === 2 ? { ...one, at: 1 } : one.at === 1 ? { ...one, at: 2 } : one,
      ),
    });
    const cheap = replan(plan, now, { perChange: 0.001 });
    expect(cheap.left).toEqual([{ role: "mentee", id: "mentee 1" }]);
    expect(cheap.answeredAnew.map(({ id }) => id)).toEqual(["mentor 1", "mentor 2"]);
    expect(cheap.text[0]).toBe("Left: mentee mentee 1; answered anew: mentor mentor 1, mentor mentor 2.");
    const [changed] = cheap.changed;
    const gain = explain(settled(cheap.outcome), pairOf(0, 2)).fit ?? 0;
    const had = explain(settled(cheap.outcome), pairOf(0, 1)).fit ?? 0;
    expect(changed?.keeping).toMatchObject({ people: 0, changed: -1 });
    expect(changed?.text).toContain(
      `Keeping them would lose ${(gain - had).toFixed(3)} fit in sum and change 1 pair fewer: ${(gain - had - 0.001).toFixed(3)} worse, with 0.001 for each change.`,
    );
    expect(cheap.ended.map(({ text }) => text)).toEqual([
      "mentee mentee 1 and mentor mentor 0 ended: mentee mentee 1 is no longer there; mentor mentor 0 has nobody now.",
    ]);
    // As dear as it gains, or more, and the pair stays.
    expect(replan(plan, now, { perChange: 0.5 }).changed).toEqual([]);
    expect(replan(plan, now, { perChange: "fewest first" }).totals).not.toHaveProperty("charged");
    expect(replan(plan, now, { perChange: 0.001, gains: 0 }).changed[0]).not.toHaveProperty("keeping");
  });

  it("keeps approved pairs whatever that costs, and names the rule that forbids one now", () => {
    const approved = approve(plan, signed);
    const kept = replan(approved, whole.cohort, { perChange: 0 });
    expect(kept.pins.map(({ by, kept: isKept, text }) => [by, isKept, text])).toEqual([
      ["approval", true, "mentee mentee 0 and mentor mentor 1 were approved and are kept."],
      ["approval", true, "mentee mentee 1 and mentor mentor 0 were approved and are kept."],
    ]);
    expect(kept.kept.every(({ must }) => must)).toBe(true);
    expect(settled(kept.outcome).unmatched.map(({ id }) => id)).toContain("mentee 2");
    expect(kept.text.some((line) => line.startsWith("mentee mentee 2"))).toBe(true);
    // Mentee 0 answers as mentee 2 did, whom the rule keeps from mentor 2; mentor 1 answers as mentor 2.
    const other = cohortOf(whole.program, {
      mentee: whole.cohort.people.mentee.map((one) => (one.at === 0 ? { ...one, at: 2 } : one)),
      mentor: whole.cohort.people.mentor.map((one) => (one.at === 1 ? { ...one, at: 2 } : one)),
    });
    const released = replan(approved, other, { perChange: 1 });
    expect(released.pins[0]).toMatchObject({ kept: false, rules: ["team"], left: [] });
    expect(released.text).toContain(
      'mentee mentee 0 and mentor mentor 1 were approved and are not kept: "team" forbids it now. Keep them by a decision that overrules the rule, or approve the plan as it is now.',
    );
    expect(released.changed[0]).toMatchObject({ rules: ["team"] });
    expect(released.changed[0]).not.toHaveProperty("fit");
    expect(released.changed[0]?.text).toContain('are together no longer, since "team" forbids it now');
    expect(settled(released.outcome).objective?.text).toContain("1 of them because rules forbid it now");
    const fewer = cohortOf(whole.program, { ...early.people, mentor: whole.cohort.people.mentor.slice(0, 1) });
    expect(replan(approved, fewer, { perChange: 1 }).pins[0]?.text).toBe(
      "mentee mentee 0 and mentor mentor 1 were approved and cannot be kept: mentor mentor 1 is no longer there.",
    );
  });

  it("does not take who is together for who met before", () => {
    const history = [...plan.pairs, pairOf(0, 2)];
    const found = replan(plan, early, { perChange: 0, history });
    expect(found.totals).toMatchObject({ kept: 2, changed: 0 });
    expect(settled(found.outcome).rules["not with an earlier partner"]).toBe(1);
    const never = replan(plan, early, { perChange: 9, never: [pairOf(0, 1)] });
    expect(never.changed[0]?.rules).toEqual(["never together"]);
  });

  it("takes what was decided, tells it, and refuses to lose it", () => {
    const keep = { decision: "approve", pair: pairOf(0, 1), ...signed } as const;
    const decided = replan(plan, whole.cohort, { perChange: 0, decisions: [keep] });
    expect(decided.kept.map(({ people, must }) => [people[0].id, must])).toContainEqual(["mentee 0", true]);
    expect(decided.review?.inForce).toHaveLength(1);
    expect(decided.text).toContain("Decisions: 1 in force.");
    const reviewed = settled(review(plan, [keep]).outcome);
    expect(codes(() => replan(reviewed, whole.cohort, { perChange: 0 }))).toEqual(["replan-decisions"]);
    expect(replan(reviewed, whole.cohort, { perChange: 0, decisions: [] }).changed).toHaveLength(1);
    // What was approved as a whole and parted since is told.
    const part = { decision: "part", pair: pairOf(0, 1), ...signed } as const;
    const parted = replan(approve(plan, signed), whole.cohort, { perChange: 9, decisions: numbered([part]) });
    expect(parted.pins[0]).toMatchObject({ kept: false });
    expect(parted.pins[0]?.text).toContain("Drop what parts them, if they should stay together.");
    const gone = { decision: "withdraw", person: { role: "mentor", id: "mentor 1" }, ...signed } as const;
    const withdrawn = replan(approve(plan, signed), early, { perChange: 9, decisions: [gone] });
    expect(withdrawn.left).toEqual([{ role: "mentor", id: "mentor 1" }]);
    expect(withdrawn.pins[0]).toMatchObject({ kept: false, left: [{ role: "mentor", id: "mentor 1" }] });
  });

  it("keeps what a list asked for, as long as rules and people allow it", () => {
    const listed = settled(match(whole.program, early, { seed: 1, must: [pairOf(1, 1)] }));
    const found = replan(listed, whole.cohort, { perChange: 0 });
    expect(found.pins).toMatchObject([{ by: "list", kept: true }]);
    expect(settled(found.outcome).pairs.find(({ mentee }) => mentee === "mentee 1")?.mentor).toBe("mentor 1");
    const without = cohortOf(whole.program, { ...early.people, mentor: whole.cohort.people.mentor.slice(0, 1) });
    expect(replan(listed, without, { perChange: 0 }).pins[0]?.text).toBe(
      "mentee mentee 1 and mentor mentor 1 had to be together by a list and cannot be kept: mentor mentor 1 is no longer there.",
    );
  });

  it("gives a plan like any other: explained, priced, compared, reviewed, approved and replanned", () => {
    const { outcome } = replan(approve(plan, signed), whole.cohort, { perChange: 0.2 });
    const after = settled(outcome);
    expect(explain(after, pairOf(0, 1)).fit).toBe(after.pairs[0]?.fit);
    const price = pairPrice(after, pairOf(0, 2));
    expect(price.cost).toBe("impossible"); // both are pinned
    expect(price.exact).toBe(false);
    expect(compare({ before: plan, after }).plans.after?.objective).toBe("few changes, 0.2 each");
    expect(report(after)).toContain("few changes, 0.2 each");
    const apart = { decision: "part", pair: pairOf(0, 2), ...signed } as const;
    const reviewed = settled(review(after, [apart]).outcome);
    // The objective and the pins hold on.
    expect(reviewed.objective?.name).toBe("few changes");
    expect(reviewed.pairs.filter(({ must }) => must)).toHaveLength(2);
    expect(approve(after, signed).plan).toBe(after);
    expect(replan(after, whole.cohort, { perChange: 0 }).pins.map(({ by }) => by)).toEqual(["list", "list"]);
    // Ids are in no record.
    expect(after.record.fewChanges).toMatchObject({ perChange: 0.2 });
    expect(JSON.stringify(after.record)).not.toContain("mentee 0");
  });

  it("is an objective of match, whose plan says the same", () => {
    const objective = { standing: plan.pairs, perChange: 5 };
    const direct = settled(match(whole.program, whole.cohort, { seed: 1, objective }));
    expect(direct).toEqual(settled(replan(plan, whole.cohort, { perChange: 5 }).outcome));
    const turned = { ...objective, standing: [...plan.pairs].reverse() };
    expect(settled(match(whole.program, whole.cohort, { seed: 1, objective: turned }))).toEqual(direct);
  });

  it("says where there is no plan", () => {
    const floored = pairsRun({ fits, places: [1, 1, 1] });
    const none = cohortOf(floored.program, { mentee: floored.cohort.people.mentee, mentor: [] });
    const must = settled(match(floored.program, floored.cohort, { seed: 1 }));
    const found = replan(must, none, { perChange: 0.1 });
    expect(found.ended).toHaveLength(3);
    expect(found.totals?.matched).toBe(0);
    const strict = { ...floored.program, capacity: [() => 1, () => ({ min: 1, max: 1 })] as const };
    const full = settled(match(strict, floored.cohort, { seed: 1 }));
    const short = cohortOf(strict, { ...floored.cohort.people, mentee: [] });
    const clash = replan(full, short, { perChange: 0.1 });
    expect(clash.outcome.status).toBe("infeasible");
    expect(clash.text).toContain("There is no plan.");
    expect(clash).not.toHaveProperty("totals");
    expect(codes(() => Reflect.apply(replan, undefined, [clash.outcome, short, { perChange: 1 }]))).toEqual([
      "replan-infeasible",
    ]);
  });

  it("tells groups of peers as pairs of two, and pins what is left of a trio", () => {
    const all = [
      [null, 90, 80, 10, 10],
      [0, null, 70, 10, 10],
      [0, 0, null, 10, 10],
      [0, 0, 0, null, 60],
      [0, 0, 0, 0, null],
    ];
    const run = peersRun(all);
    const standing = settled(run.outcome);
    expect(standing.groups.map(({ people }) => people.length).sort()).toEqual([2, 3]);
    const trio = standing.groups.find(({ people }) => people.length === 3)?.people ?? [];
    const gone = trio[0] ?? "";
    const now = cohortOf(run.program, { person: run.cohort.people.person.filter(({ id }) => id !== gone) });
    const found = replan(approve(standing, signed), now, { perChange: 0 });
    expect(found.left).toEqual([{ role: "person", id: gone }]);
    expect(found.pins.find(({ people }) => people.length === 3)?.text).toBe(
      `${trio[0]}, ${trio[1]} and ${trio[2]} were approved and ${trio[1]} and ${trio[2]} are kept (${gone} is no longer there, so this is about ${trio[1]} and ${trio[2]}).`,
    );
    expect(found.totals).toMatchObject({ kept: 2, changed: 0, ended: 2 });
    const history = [{ people: trio }];
    expect(replan(standing, run.cohort, { perChange: 0, history, byes: [] }).changed).toEqual([]);
  });

  it("refuses what cannot be replanned, and says what to do instead", () => {
    const refused = (given: unknown, options: unknown = { perChange: 0.1 }) =>
      thrownBy(() => Reflect.apply(replan, undefined, [given, early, options]));
    for (const [format, remedy] of [
      ["circles", "with start: plan.circles"],
      ["rounds", "the rounds that were held as history"],
      ["formats", "replan the steps one by one"],
      ["teams", "Give a plan that match or review made."],
    ] as const) {
      const { mistakes } = refused({ format, status: "optimal" });
      expect(mistakes).toMatchObject([{ code: "replan-noun" }]);
      expect(mistakes[0]?.remedy).toContain(remedy);
    }
    expect(codes(() => replan({ ...plan }, early, { perChange: 0.1 }))).toEqual(["plan-detached"]);
    const approval = { ...approve(plan, signed) };
    expect(codes(() => replan(approval, early, { perChange: 0.1 }))).toEqual(["not-approved"]);
    const fair = settled(match(whole.program, early, { objective: "fair" }));
    expect(codes(() => replan(fair, early, { perChange: -1, gains: 1.5 }))).toEqual([
      "per-change",
      "replan-gains",
      "replan-objective",
    ]);
    for (const perChange of [0.0000001, 1001, Number.NaN, "many"]) {
      expect(refused(plan, { perChange }).mistakes.map(({ code }) => code)).toEqual(["per-change"]);
    }
    const asked = (objective: unknown) => () =>
      Reflect.apply(match, undefined, [whole.program, whole.cohort, { objective }]);
    expect(codes(asked({ perChange: 0.1 }))).toEqual(["standing"]);
    expect(codes(asked({ standing: [{ mentee: "a" }, 3], perChange: 0.1 }))).toEqual([
      "standing-entry",
      "standing-entry",
    ]);
    const peers = peersRun([
      [null, 50],
      [0, null],
    ]);
    expect(
      codes(() =>
        Reflect.apply(match, undefined, [
          peers.program,
          peers.cohort,
          { objective: { standing: [["a", 3]], perChange: 0.1 } },
        ]),
      ),
    ).toEqual(["standing-entry"]);
    const solver = { objective: { standing: plan.pairs, perChange: 1 }, solver: "greedy" } as const;
    expect(codes(() => match(whole.program, whole.cohort, solver))).toEqual(["objective-solver"]);
  });

  it("stops when it is told to", () => {
    const signal = { throwIfAborted: () => expect.fail("stop") };
    expect(() => replan(plan, whole.cohort, { perChange: 0.1, signal })).toThrow("stop");
  });
});
