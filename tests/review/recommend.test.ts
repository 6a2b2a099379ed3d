import fc from "fast-check";
import { cohortOf, explain, match, recommend, review, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../mistakes.js";
import { circleQuestions, fitsInCircle, joiningCircles, keepsRules } from "../plan/circles-questions.js";
import { effort, seed } from "../seed.js";
import { pairOf, pairsRun, peersRun, personId, signed } from "./cohorts.js";
import { peersBefore, peersTurnovers } from "./replan-questions.js";

const fits = [
  [90, 80, 10],
  [85, 30, 20],
  [40, null, 70],
];
const whole = pairsRun({ fits, places: [1, 2, 2] });
const early = cohortOf(whole.program, { ...whole.cohort.people, mentee: whole.cohort.people.mentee.slice(0, 2) });
const plan = settled(match(whole.program, early, { seed: 1 }));
const person = { role: "mentee", id: "mentee 2" } as const;

describe("recommend", () => {
  it("names who is free and allowed, best first, as match scores them, and moves nobody", () => {
    const found = recommend(plan, whole.cohort, person);
    const loads = (id: string) => plan.pairs.filter(({ mentor }) => mentor === id).length;
    const places = [1, 2, 2];
    const after = settled(whole.outcome);
    const expected = [0, 2] // the team of mentor 1 forbids
      .map((at) => ({ at, id: `mentor ${at}`, free: (places[at] ?? 0) - loads(`mentor ${at}`) }))
      .filter(({ free }) => free > 0)
      .map(({ at, id, free }) => ({ role: "mentor", id, free, fit: explain(after, pairOf(2, at)).fit }))
      .sort((one, other) => (other.fit ?? 0) - (one.fit ?? 0));
    expect(found.partners).toEqual(expected);
    expect(found.partners.length + found.taken).toBe(2);
    expect(found.text).toContain("without anybody moving");
    // With the pairs there are as `must`, match makes the one that is recommended.
    const must = plan.pairs.map(({ mentee, mentor }) => ({ mentee, mentor }));
    const now = settled(match(whole.program, whole.cohort, { seed: 1, must }));
    expect(now.pairs.find(({ mentee }) => mentee === "mentee 2")?.mentor).toBe(found.partners[0]?.id);
  });

  it("calls people by their names in the sentence, and only there", () => {
    const names = { mentee: () => "Ada", mentor: (id: string) => `Grace ${id.slice(-1)}` };
    const { text, ...data } = recommend(plan, whole.cohort, person, { names });
    const { text: plain, ...same } = recommend(plan, whole.cohort, person);
    expect(data).toEqual(same);
    expect(plain).toContain("mentee mentee 2 can have mentor mentor");
    expect(text).toMatch(/^mentee Ada \(mentee 2\) can have mentor Grace \d \(fit/);
  });

  it("keeps places that were decided", () => {
    const full = { decision: "capacity", person: { role: "mentor", id: "mentor 2" }, places: 0, ...signed } as const;
    const decided = settled(review(plan, [full]).outcome);
    const found = recommend(decided, whole.cohort, person);
    expect(found.partners.map(({ id }) => id)).not.toContain("mentor 2");
    expect(found.text).toMatch(/^Nobody who may meet mentee mentee 2 has a place left\. 2 more may meet them/);
  });

  it("keeps to the limit of people", () => {
    const limited = settled(match(whole.program, early, { seed: 1, most: 1 }));
    const found = recommend(limited, whole.cohort, person);
    expect(found.partners).toEqual([]);
    expect(found.taken).toBe(2);
    expect(found.text).toContain("No more than 1 on the mentee side may have a partner, and as many have.");
  });

  it("refuses who is unknown or has a partner, and other plans", () => {
    const codes = (call: () => unknown) => thrownBy(call).mistakes.map(({ code }) => code);
    expect(codes(() => recommend(plan, whole.cohort, { role: "mentee", id: "nobody" }))).toEqual(["recommend-unknown"]);
    expect(codes(() => recommend(plan, whole.cohort, { role: "mentee", id: "mentee 0" }))).toEqual([
      "recommend-matched",
    ]);
    const wrong = { role: "coach", id: "mentee 2" };
    expect(codes(() => Reflect.apply(recommend, undefined, [plan, whole.cohort, wrong]))).toEqual(["recommend-role"]);
    const asked = (given: unknown) => codes(() => Reflect.apply(recommend, undefined, [given, whole.cohort, person]));
    expect(asked({ ...plan })).toEqual(["plan-detached"]);
    expect(asked({ ...plan, format: "rounds" })).toEqual(["recommend-noun"]);
    expect(asked({ ...plan, format: "teams" })).toEqual(["recommend-noun"]);
    expect(asked({ format: "formats", status: "infeasible" })).toEqual(["recommend-noun", "recommend-infeasible"]);
  });
});

describe("recommend for peers", () => {
  it("names who is in no group, and pairs that could become the group of three", () => {
    const table = [
      [null, 90, 50, 40, 70],
      [0, null, 30, null, 60],
      [0, 0, null, 80, 20],
      [0, 0, 0, null, 10],
      [0, 0, 0, 0, null],
    ];
    const run = peersRun(table);
    const four = cohortOf(run.program, { person: run.cohort.people.person.slice(0, 4) });
    const standing = settled(match(run.program, four, { seed: 1 }));
    const found = recommend(standing, run.cohort, { role: "person", id: personId(4) });
    expect(found.partners).toEqual([]);
    expect(found.groups).toEqual([
      { leads: [], people: [personId(0), personId(1)], fit: 0.65, free: 1 },
      { leads: [], people: [personId(2), personId(3)], fit: 0.15, free: 1 },
    ]);
    expect(found.text).toBe(
      "person 4 can join person 0 and person 1 (fit 0.650) without anybody moving; 2 groups have a place. 0 more may meet them and have no place left.",
    );
    const byes = peersRun(table, "bye");
    const three = cohortOf(byes.program, { person: byes.cohort.people.person.slice(0, 3) });
    const alone = settled(match(byes.program, three, { seed: 1 }));
    const free = recommend(alone, byes.cohort, { role: "person", id: personId(4) });
    expect(free.groups).toEqual([]);
    expect(free.partners.map(({ id }) => id)).toEqual([personId(2), personId(3)]);
    expect(free.text).toContain("person 4 can have person 2 (fit 0.200) without anybody moving; 2 are free. 2 more");
    const limited = settled(match(byes.program, three, { seed: 1, most: 2 }));
    expect(recommend(limited, byes.cohort, { role: "person", id: personId(4) }).text).toBe(
      "Nobody whom person 4 may meet is free, and no pair can take them in. 4 more may meet them and have no place left.",
    );
    expect(
      thrownBy(() => recommend(alone, byes.cohort, { role: "person", id: personId(0) })).mistakes.map(
        ({ code }) => code,
      ),
    ).toEqual(["recommend-matched"]);
  });

  it("is what match makes where everything else must stay, and nothing else", () => {
    fc.assert(
      fc.property(peersTurnovers, ({ fit, odd }) => {
        const { program, now, outcome } = peersBefore({
          fit,
          odd,
          people: {
            before: fit.slice(1).map((_, at) => [at, at] as const),
            now: fit.map((_, at) => [at, at] as const),
          },
        });
        if (outcome.status === "infeasible") return;
        const newcomer = `p${fit.length - 1}`;
        const found = recommend(outcome, now, { role: "person", id: newcomer });
        const groups = outcome.groups.map(({ people }) => people);
        const forced = (must: readonly (readonly string[])[]) => match(program, now, { must });
        for (const other of now.people.person.map(({ id }) => id).filter((id) => id !== newcomer)) {
          const isFree = !groups.flat().includes(other);
          const made = isFree ? forced([...groups, [newcomer, other]]) : undefined;
          const recommended = found.partners.find(({ id }) => id === other);
          expect(recommended !== undefined).toBe(made !== undefined && made.status !== "infeasible");
          if (made === undefined || made.status === "infeasible") continue;
          expect(recommended?.fit).toBe(made.groups.find(({ people }) => people.includes(newcomer))?.fit);
        }
        for (const group of groups) {
          const made =
            group.length === 2 ? forced([...groups.filter((one) => one !== group), [...group, newcomer]]) : undefined;
          const isMade = made !== undefined && made.status !== "infeasible";
          expect(found.groups.some(({ people }) => people.join() === group.join())).toBe(isMade);
        }
      }),
      { seed, numRuns: 100 * effort },
    );
  }, 60_000);
});

describe("recommend for circles", () => {
  it("names every circle that may take the newcomer in by all rules and times, with the fit by definition", () => {
    const count = { groups: 0, closed: 0, full: 0, led: 0 };
    fc.assert(
      fc.property(circleQuestions(7), (question) => {
        const newcomer = question.members - 1;
        if (newcomer < 2) return;
        const asked = joiningCircles(question, newcomer);
        if (asked === undefined) return;
        const open = asked.plan.circles.flatMap(({ people, leads }) => {
          const circle = {
            lead: Number(leads[0]?.slice(1) ?? -1),
            members: [...people.map((id) => Number(id.slice(1))), newcomer],
          };
          if (!keepsRules(question, circle)) return [];
          const free = Math.max(0, question.size.max - people.length);
          return [{ leads, people, fit: (fitsInCircle(question, circle).at(-1) ?? 0) / 1_000_000, free }];
        });
        const key = (one: { readonly people: readonly string[] }) => one.people.join();
        const byKey = <T extends { readonly people: readonly string[] }>(list: readonly T[]) =>
          [...list].sort((one, other) => (key(one) < key(other) ? -1 : 1));
        const groups = open.filter(({ free }) => free > 0);
        expect(byKey(asked.found.groups)).toEqual(byKey(groups));
        expect(asked.found.taken).toBe(open.length - groups.length);
        const fits = asked.found.groups.map(({ fit }) => fit);
        expect([...fits].sort((a, b) => b - a)).toEqual(fits);
        count.groups += groups.length;
        count.closed += asked.plan.circles.length - open.length;
        count.full += asked.found.taken;
        if (question.perCircle === 1) count.led += groups.length;
      }),
      { seed, numRuns: 150 * effort },
    );
    expect(Math.min(...Object.values(count))).toBeGreaterThan(5);
  }, 120_000);
});
