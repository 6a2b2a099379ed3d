import {
  cohortOf,
  coverage,
  explain,
  match,
  type RoundsDefinition,
  type RoundsMatchOptions,
  type RoundsPlan,
  rounds,
  roundsWithoutRepeat,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lineup } from "../../src/cohort/lineup.js";
import { everythingAllowed, forbid } from "../../src/constraints/eligibility.js";
import { brokenByRounds } from "../../src/plan/kept-rounds.js";
import { codesOf, frozen, thrownBy } from "../mistakes.js";

const Person = z.object({ id: z.string() });
type Settings = Partial<Pick<RoundsDefinition<typeof Person, never, never>, "size" | "rounds" | "over" | "first">>;

const key = (one: { id: string }, other: { id: string }) => [one.id, other.id].sort().join("-");

/** A program whose fit of a pair stands in a table by "a-b", 0 where nothing stands. */
function tabled(
  settings: Settings = {},
  forbidden: readonly string[] = [],
  fits: Readonly<Record<string, number>> = {},
) {
  return rounds({
    of: Person,
    rounds: 3,
    ...settings,
    rules: { permitted: (one, other) => !forbidden.includes(key(one, other)) },
    criteria: { table: (one, other) => fits[key(one, other)] ?? 0 },
    weights: { table: 1 },
  });
}

type Program = ReturnType<typeof tabled>;
const people = (ids: string) => (ids === "" ? [] : ids.split(" ").map((id) => ({ id })));
const cohort = (ids: string) => cohortOf(tabled(), { person: people(ids) });
const outcomeOf = (program: Program, ids: string, options: RoundsMatchOptions = {}) =>
  match(program, cohort(ids), { steps: 20_000, ...options });
const planOf = (...given: Parameters<typeof outcomeOf>) => settled(outcomeOf(...given));
const groupsOf = (plan: RoundsPlan) => plan.rounds.map(({ groups }) => groups.map((group) => group.people.join("")));
const meetings = (plan: RoundsPlan) =>
  plan.rounds.flatMap(({ groups }) =>
    groups.flatMap(({ people: ids }) => ids.flatMap((one, at) => ids.slice(at + 1).map((other) => `${one}-${other}`))),
  );
const conflictsOf = (...given: Parameters<typeof outcomeOf>) => {
  const outcome = outcomeOf(...given);
  return outcome.status === "infeasible" ? outcome.conflicts : [];
};

describe("match for rounds", () => {
  it("lets everybody meet everybody, and proves that nothing is better", () => {
    const plan = planOf(tabled(), "a b c d");
    expect(plan).toMatchObject({
      status: "optimal",
      format: "rounds",
      freshRounds: 3,
      repeats: 0,
      possible: { atMost: 3, atLeast: 3 },
      proven: { turns: true, repeats: true, fit: true },
      totals: { rounds: 3, matched: 4, people: 4, meetings: 6, turns: { least: 0, most: 0 } },
      unmatched: [],
      turns: [],
    });
    expect(new Set(meetings(plan)).size).toBe(6);
    expect(plan.people).toEqual(
      ["a", "b", "c", "d"].map((id) => ({ id, meets: 3, repeats: 0, turns: 0, turnsBefore: 0 })),
    );
  });

  it("gives the best fit that rounds without a repeat allow, the best round first, with a gap where that is not proven", () => {
    const fits = { "a-b": 1, "c-d": 0.5, "a-c": 0.25 };
    const plan = planOf(tabled({ rounds: 1 }, [], fits), "a b c d");
    expect(groupsOf(plan)).toEqual([["ab", "cd"]]);
    expect(plan.totals).toMatchObject({ fit: 1.5, mean: 0.75, worst: 0.5 });
    const star = planOf(tabled({ rounds: 1 }, [], { "a-b": 1, "a-c": 0.9, "a-d": 0.8 }), "a b c d");
    // a, b, c and d each want their best: (1 + 1 + 0.9 + 0.8) / 2.
    expect(star).toMatchObject({ status: "feasible", gap: { turns: 0, repeats: 0, fit: 0.85 }, totals: { fit: 1 } });
    expect(star.proven).toMatchObject({ turns: true, repeats: true, fit: false });
  });

  it("counts history as met, forbids nobody by it, and spreads what must repeat", () => {
    const history = [["a", "b"], { people: ["c", "d"] }, { groups: [{ people: ["a", "b"] }] }];
    const plan = planOf(tabled({ rounds: 2 }), "a b c d", { history });
    expect(plan).toMatchObject({ freshRounds: 2, repeats: 0, status: "optimal" });
    expect(meetings(plan)).not.toContain("a-b");
    const more = planOf(tabled({ rounds: 3 }), "a b c d", { history });
    // a and b have met twice: their third meeting costs two.
    expect(more).toMatchObject({ freshRounds: 2, repeats: 2, status: "optimal" });
    expect(more.rounds[2]?.groups.map(({ met }) => met)).toEqual([1, 1]);
    expect(more.people.map(({ repeats }) => repeats)).toEqual([1, 1, 1, 1]);
    const next = planOf(tabled({ rounds: 3 }), "a b c d", { history: planOf(tabled(), "a b c d").rounds });
    expect(next).toMatchObject({ freshRounds: 0, repeats: 6 });
    expect(new Set(meetings(next)).size).toBe(6);
    expect(next.warnings.some(({ code }) => code === "gone")).toBe(false);
  });

  it("keeps apart for ever whom rules and the never list keep apart, in every round", () => {
    const plan = planOf(tabled({ rounds: 6 }, ["a-b"]), "a b c d e f", { never: [["c", "d", "gone"]] });
    expect(meetings(plan)).not.toContain("a-b");
    expect(meetings(plan)).not.toContain("c-d");
    expect(plan.rules).toMatchObject({ permitted: 1, "never together": 1 });
    expect(plan.rules).not.toHaveProperty("not with oneself");
    expect(plan.rules).not.toHaveProperty("not with an earlier partner");
    expect(plan.warnings).toMatchObject([{ code: "no-spread" }, { code: "gone" }]);
  });

  it("lets byes take turns, those last who had one before", () => {
    const program = tabled({ rounds: 5, over: "bye" });
    const plan = planOf(program, "a b c d e");
    expect(plan.rounds.map(({ byes }) => byes.length)).toEqual([1, 1, 1, 1, 1]);
    expect([...plan.turns]).toEqual(["a", "b", "c", "d", "e"]);
    expect(plan.totals.turns).toEqual({ least: 1, most: 1 });
    const next = planOf(tabled({ rounds: 2, over: "bye" }), "a b c d e", { byes: ["a", "b", "c", "c"] });
    expect([...next.turns]).toEqual(["d", "e"]);
    expect(next.totals.turns).toEqual({ least: 1, most: 2 });
    expect(next.people.map(({ turnsBefore }) => turnsBefore)).toEqual([1, 1, 2, 0, 0]);
  });

  it("makes trios of pairs and fours of threes, and twos where the program says smaller", () => {
    const sizes = (program: Program, ids: string) =>
      planOf(program, ids).rounds.map(({ groups }) => groups.map((group) => group.people.length).sort());
    expect(sizes(tabled({ rounds: 1 }), "a b c d e")).toEqual([[2, 3]]);
    expect(sizes(tabled({ rounds: 1, size: 3 }), "a b c d e f g")).toEqual([[3, 4]]);
    expect(sizes(tabled({ rounds: 1, size: 3, over: "smaller" }), "a b c d e f g")).toEqual([[2, 2, 3]]);
    const byes = planOf(tabled({ rounds: 1, size: 3, over: "bye" }), "a b c d e");
    expect(byes.rounds[0]).toMatchObject({ groups: [{ met: 0 }], byes: [expect.any(String), expect.any(String)] });
    expect(byes.totals).toMatchObject({ matched: 3, people: 5 });
  });

  it("chooses what comes first by what becomes of people who are over, unless told", () => {
    expect(tabled({ over: "bye" }).first).toBe("turns");
    expect(tabled({ over: "larger" }).first).toBe("new people");
    expect(tabled({ size: 3, over: "smaller" }).first).toBe("new people");
    const seven = "a b c d e f g";
    expect(planOf(tabled(), seven)).toMatchObject({ freshRounds: 3, repeats: 0 });
    const strict = planOf(tabled({ first: "turns" }), seven);
    expect(strict).toMatchObject({ freshRounds: 1, possible: { atMost: 1 } });
    expect(strict.proven.turns).toBe(true);
    expect(strict.totals.turns).toEqual({ least: 1, most: 2 });
    expect(strict.proven.text).toMatch(/^Nobody has another turn before everybody had as many; \d meetings again/);
  });

  it("sets aside who may meet too few, says so, and plans the others", () => {
    const plan = planOf(tabled({ rounds: 2 }, ["a-b", "a-c", "a-d", "a-e"]), "a b c d e");
    expect(plan.unmatched).toEqual([
      {
        role: "person",
        id: "a",
        cause: "no-allowed-partner",
        allowed: 0,
        takePart: 0,
        removed: [{ rule: "permitted", count: 4 }],
        text: 'a may meet nobody of 4 others: "permitted" removes 4.',
      },
    ]);
    expect(plan.totals).toMatchObject({ matched: 4, people: 5 });
    // a may meet b alone, and then b would be the only one for a group of three.
    const threes = planOf(tabled({ rounds: 1, size: 3 }, ["a-c", "a-d"]), "a b c d");
    expect(threes.unmatched).toMatchObject([{ id: "a", cause: "too-few-partners", allowed: 1, takePart: 1 }]);
    expect(threes.unmatched[0]?.text).toBe(
      'a may meet 1 person of 3 others; that is too few for a group of 3: "permitted" removes 2.',
    );
  });

  it("has no plan where people cannot be cut into groups, and says what would help", () => {
    expect(conflictsOf(tabled({ size: 3 }), "a b c d e")).toMatchObject([
      { code: "no-such-groups", text: "5 people cannot be cut into groups of 3 and 4.", needs: 3, has: 5 },
    ]);
    expect(conflictsOf(tabled(), "a")).toMatchObject([{ text: "1 person cannot be cut into groups of 2 and 3." }]);
    expect(conflictsOf(tabled(), "")).toMatchObject([
      { code: "no-such-groups", remedies: [expect.any(String), "Find more people."] },
    ]);
    expect(conflictsOf(tabled({}, ["a-b"]), "a b")[0]?.text).toBe(
      '0 people cannot be cut into groups of 2 and 3, after 2 people had to be set aside whom rules leave too few others ("permitted" keeps apart 1 pair).',
    );
  });

  it("has no plan where no round keeps the rules, and names those that stand in the way together", () => {
    // b, c and d may meet a only.
    const star = ["b-c", "b-d", "c-d"];
    expect(conflictsOf(tabled({}, star), "a b c d")).toMatchObject([
      {
        code: "no-round",
        rules: ["permitted"],
        text: 'Not even one round of 4 people in groups of 2 keeps "permitted"; without it there would be one.',
      },
    ]);
    const both = conflictsOf(tabled({}, ["b-c", "b-d"]), "a b c d", { never: [["c", "d"]] });
    expect(both[0]?.rules).toEqual(["never together", "permitted"]);
    expect(both[0]?.text).toContain("without any of these there would be one.");
    expect(() => planOf(tabled({}, star), "a b c d")).toThrow("settled: no plan keeps everything (no-round)");
  });

  it("says honestly that it found nothing, where the search ends before it knows", () => {
    // Thirteen who may all meet, and many who may meet only them: too much to try in full.
    const ids = Array.from({ length: 60 }, (_, at) => (at < 13 ? `h${at}` : `l${at}`));
    const forbidden: string[] = [];
    for (const one of ids)
      for (const other of ids) if (one < other && one[0] === "l" && other[0] === "l") forbidden.push(`${one}-${other}`);
    const outcome = outcomeOf(tabled({ size: 3, rounds: 1 }, forbidden), ids.join(" "), { steps: 100 });
    expect(outcome.status === "infeasible" && outcome.conflicts).toMatchObject([
      { code: "rounds-not-found", text: expect.stringContaining("That is no proof that there are none.") },
    ]);
  });

  it("gives the same bytes in any order of the rows, keeps what it was given, and is plain frozen data", () => {
    const fits = { "a-b": 1, "c-d": 0.5, "e-f": 0.75, "a-g": 0.25 };
    const program = tabled({ rounds: 4 }, ["a-c"], fits);
    const lists = frozen({ history: [["a", "b"]], never: [["d", "e"]], byes: ["a"], seed: 7, steps: 5000 });
    const plan = match(program, cohort("a b c d e f g"), lists);
    expect(JSON.stringify(match(program, cohort("g f e d c b a"), lists))).toBe(JSON.stringify(plan));
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(frozen(plan)).toBe(plan);
    expect(Object.isFrozen(plan.status === "infeasible" ? plan : plan.rounds[0]?.groups[0]?.people)).toBe(true);
  });

  it("changes the record when an answer, a list or the shape changes, and only then", () => {
    const inputs = (...given: Parameters<typeof outcomeOf>) => outcomeOf(...given).record.inputs;
    const base = inputs(tabled(), "a b c d");
    expect(inputs(tabled(), "a b c d", { history: [], byes: [], seed: 3 })).toBe(base);
    for (const other of [
      inputs(tabled({ rounds: 2 }), "a b c d"),
      inputs(tabled({ over: "bye" }), "a b c d"),
      inputs(tabled({ first: "turns" }), "a b c d"),
      inputs(tabled({ size: 3 }), "a b c d"),
      inputs(tabled(), "a b c e"),
      inputs(tabled(), "a b c d", { byes: ["a"] }),
      inputs(tabled(), "a b c d", { history: [["a", "b"]] }),
    ])
      expect(other).not.toBe(base);
    expect(outcomeOf(tabled(), "a b c d").record).toMatchObject({
      solver: "rounds",
      steps: 20_000,
      people: { person: 4 },
    });
    expect(match(tabled(), cohort("a b c d")).record.steps).toBe(1_000_000);
    const before = planOf(tabled(), "a b c d");
    const flat = before.rounds.flatMap(({ groups }) => groups.map((group) => [...group.people]));
    expect(inputs(tabled(), "a b c d", { history: before.rounds })).toBe(
      inputs(tabled(), "a b c d", { history: flat }),
    );
  });

  it("can be stopped, and tells how far it has come", () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    expect(() => outcomeOf(tabled(), "a b c", { signal: stop.signal })).toThrow("enough");
    const told = new Set<string>();
    outcomeOf(tabled(), "a b c d e", { onProgress: ({ stage }) => told.add(stage) });
    expect([...told]).toEqual(["rules", "scores", "solving", "checking"]);
  });
});

describe("rounds without a repeat, before round 1", () => {
  const ask = (program: Program, ids: string, options = {}) => roundsWithoutRepeat(program, cohort(ids), options);

  it("are what the plan says, whatever number of rounds is wanted", () => {
    expect(ask(tabled({ rounds: 1 }), "a b c d")).toMatchObject({ atMost: 3, atLeast: 3 });
    expect(ask(tabled({ size: 3 }), "a b c d e f")).toMatchObject({
      atMost: 1,
      because: expect.stringContaining("apart"),
    });
    expect(planOf(tabled(), "a b c d").possible).toEqual(ask(tabled(), "a b c d"));
  });

  it("count history, rules and never, and are searched for on demand", () => {
    const history = [["a", "b", "c"]];
    expect(ask(tabled(), "a b c d e f", { history })).toMatchObject({ atMost: 3, atLeast: 0 });
    expect(ask(tabled(), "a b c d e f", { history, search: true, steps: 5000 })).toMatchObject({
      atMost: 3,
      atLeast: expect.any(Number),
      by: "a plan that the search found",
    });
    expect(ask(tabled(), "a b c d", { never: [["a", "b"]] }).atMost).toBe(2);
    expect(planOf(tabled({ rounds: 1 }), "a b c d", { history: [["a", "b"]] }).possible).toMatchObject({
      atLeast: 1,
      by: "this plan, which has them",
    });
  });

  it("are none where there is no round, and why", () => {
    expect(ask(tabled({ size: 3 }), "a b")).toMatchObject({
      atMost: 0,
      because: "2 people cannot be cut into groups of 3 and 4.",
    });
    expect(ask(tabled({}, ["b-c", "b-d", "c-d"]), "a b c d")).toMatchObject({
      atMost: 0,
      because: expect.stringContaining('keeps "permitted"'),
    });
  });

  it("are not searched for among too many people", () => {
    const many = Array.from({ length: 407 }, (_, at) => `p${at}`).join(" ");
    expect(codesOf(() => ask(tabled(), many, { search: true }))).toEqual(["rounds-search"]);
  });
});

describe("explain for rounds", () => {
  const Teacher = z.object({ id: z.string(), wants: z.array(z.string()), offers: z.array(z.string()) });
  const skills = (all: readonly string[]) => all.map((skill) => ({ skill }));
  const teaching = rounds({
    of: Teacher,
    rounds: 2,
    rules: { "not the same letter": (one, other) => one.id[0] !== other.id[0] },
    criteria: { skills: { by: coverage(), one: (p) => skills(p.wants), other: (p) => skills(p.offers) } },
    weights: { skills: 1 },
  });
  const teacher = (id: string, wants: string, offers: string) => ({ id, wants: [wants], offers: [offers] });
  const everybody = cohortOf(teaching, {
    person: [
      teacher("a1", "SQL", "Go"),
      teacher("a2", "Go", "SQL"),
      teacher("b1", "Go", "SQL"),
      teacher("b2", "SQL", "Go"),
      teacher("c1", "SQL", "Go"),
      teacher("c2", "SQL", "Go"),
    ],
  });
  const plan = settled(
    match(teaching, everybody, {
      history: [
        ["a1", "b1"],
        ["a1", "b1"],
      ],
    }),
  );
  const partners = (id: string) =>
    plan.rounds.flatMap(({ groups }) =>
      groups.flatMap(({ people: ids }) => (ids.includes(id) ? ids.filter((one) => one !== id) : [])),
    );

  it("says of two who meet in which rounds, and why they are a good pair", () => {
    const [other = ""] = partners("a1");
    const reasons = explain(
      plan,
      { one: "a1", other },
      { names: { person: (id) => (id === "a1" ? "Ada" : undefined) } },
    );
    expect(reasons).toMatchObject({ verdict: "chosen", rounds: [1], metBefore: 0 });
    expect(reasons.contributions).toHaveLength(1);
    expect(reasons.text).toMatch(/^Ada and .. meet in round 1; their fit is \d\.\d{3} on a scale from 0 to 1\./);
    expect(reasons.price).toBeUndefined();
  });

  it("says of two who do not that no round was left, or that they have met, or what keeps them apart", () => {
    const again = explain(plan, { one: "b1", other: "a1" });
    expect(again).toMatchObject({
      verdict: "not chosen",
      rounds: [],
      metBefore: 2,
      learns: { one: ["Go"], other: ["SQL"] },
    });
    expect(again.text).toContain("They have met 2 times before these rounds.");
    expect(again.text).toContain("in 2 rounds b1 meets 2 and a1 2 others");
    expect(again.text).toContain("meeting again comes after meeting somebody for the first time");
    expect(again.schedules.one.map(({ round }) => round)).toEqual([1, 2]);
    const apart = explain(plan, { one: "a1", other: "a2" });
    expect(apart).toMatchObject({ verdict: "forbidden", forbiddenBy: ["not the same letter"], contributions: [] });
    expect(apart.text).toMatch(/^a1 and a2 cannot meet: "not the same letter"\./);
  });

  it("says of one whom they meet when, whom they do not, and who is kept from them", () => {
    const reasons = explain(plan, { person: "a1" });
    expect(reasons.rounds.map((round) => round.with.map(({ id }) => id))).toEqual(partners("a1").map((id) => [id]));
    expect([...reasons.notMet, ...partners("a1")].sort()).toEqual(["b1", "b2", "c1", "c2"]);
    expect(reasons.forbidden).toEqual([{ id: "a2", rules: ["not the same letter"] }]);
    expect(reasons.text).toContain(`  round 1: ${partners("a1")[0]}\n`);
    expect(reasons.text).toContain('  "not the same letter" keeps apart: a2');
  });

  it("knows who sits out, who meets again, and who is in no round", () => {
    const five = planOf(tabled({ rounds: 5, over: "bye" }), "a b c d e", { history: [["a", "b"]] });
    const texts = ["a", "b"].map((person) => explain(five, { person }).text);
    expect(texts.every((text) => text.includes(": nobody (sits out)"))).toBe(true);
    expect(texts.some((text) => text.includes("(again)"))).toBe(true);
    const aside = planOf(tabled({ rounds: 1 }, ["a-b", "a-c"]), "a b c", { steps: 0 });
    expect(explain(aside, { person: "a" }).text).toMatch(/^a is in no round: a may meet nobody/);
    const four = planOf(tabled({ rounds: 1, size: 3 }, ["a-c", "a-d"]), "a b c d");
    expect(explain(four, { one: "a", other: "b" }).text).toContain("Nothing forbids the two, but a is in no round.");
  });

  it("names ids that nobody has, and plans that came from elsewhere", () => {
    expect(codesOf(() => explain(plan, { person: "z" }))).toEqual(["explain-unknown"]);
    expect(codesOf(() => explain(plan, { one: "a1", other: "z" }))).toEqual(["explain-unknown"]);
    expect(codesOf(() => explain(structuredClone(plan), { person: "a1" }))).toEqual(["plan-detached"]);
  });
});

describe("mistakes", () => {
  it("of a definition are listed together", () => {
    const wrong = (given: unknown) => Reflect.apply(rounds, undefined, [given]);
    const found = thrownBy(() =>
      wrong({
        of: "Person",
        size: 1,
        rounds: 2.5,
        over: "drop",
        first: "fit",
        rules: { "never together": () => true },
        criteria: { luck: { by: () => 1, both: "best" } },
        weights: { luck: 1 },
      }),
    ).mistakes.map(({ code, where }) => `${code} at ${where}`);
    expect(found.sort()).toEqual([
      "peers-of at of",
      "rounds-number at rounds",
      "rounds-number at size",
      'rule-name at rules["never together"]',
      "unknown-word at criteria.luck.both",
      "unknown-word at first",
      "unknown-word at over",
    ]);
    expect(codesOf(() => tabled({ over: "smaller" }))).toEqual(["rounds-smaller"]);
  });

  it("of lists, seed and steps are listed together, and what other nouns take is not dropped", () => {
    const given = {
      history: [["a", 3]],
      never: ["a"],
      byes: [7],
      seed: 0.5,
      steps: -1,
      must: [["a", "b"]],
      objective: "stable",
      solver: "greedy",
    };
    const found = thrownBy(() => Reflect.apply(match, undefined, [tabled(), cohort("a b"), given])).mistakes;
    expect(found.map(({ code, where }) => `${code} at ${where}`).sort()).toEqual([
      "list-group at history[0]",
      "list-group at never[0]",
      "list-id at byes[0]",
      "rounds-option at must",
      "rounds-option at objective",
      "rounds-option at solver",
      "rounds-steps at steps",
      "seed at seed",
    ]);
  });

  it("of size: more rounds of more people than are summed exactly", () => {
    const many = Array.from({ length: 300 }, (_, at) => `p${at}`).join(" ");
    expect(codesOf(() => outcomeOf(tabled({ rounds: 1000 }), many))).toEqual(["rounds-too-many"]);
  });
});

describe("the check by names", () => {
  const four = lineup(["person", "person"], { person: people("a b c d e") });
  const allowed = () => {
    const eligibility = everythingAllowed(5, 5, ["not with oneself", "permitted"], true);
    forbid(eligibility, 1, 0, 1);
    return eligibility;
  };
  const program = { size: 2, over: "larger", rounds: 1 } as const;
  const faults = (
    round: { groups: number[][]; byes: number[] },
    change: Partial<{ size: number; over: "bye" | "larger" | "smaller"; rounds: number }> = {},
  ) => brokenByRounds({ ...program, ...change }, four, allowed(), [0, 1, 2, 3, 4], [round]);

  it("finds nothing in a good round", () => {
    expect(
      faults({
        groups: [
          [0, 2],
          [1, 3, 4],
        ],
        byes: [],
      }),
    ).toEqual([]);
    expect(
      faults(
        {
          groups: [
            [0, 2],
            [1, 3],
          ],
          byes: [4],
        },
        { over: "bye" },
      ),
    ).toEqual([]);
    expect(
      faults(
        {
          groups: [
            [0, 2],
            [1, 3, 4],
          ],
          byes: [],
        },
        { size: 3, over: "smaller" },
      ),
    ).toEqual([]);
  });

  it.each([
    [
      "a forbidden pair",
      {
        groups: [
          [0, 1],
          [2, 3, 4],
        ],
        byes: [],
      },
      {},
      'round 1: a and b: "permitted"',
    ],
    [
      "somebody twice",
      {
        groups: [
          [0, 2],
          [1, 3, 2],
        ],
        byes: [],
      },
      {},
      "round 1: c is in it 2 times",
    ],
    [
      "somebody missing",
      {
        groups: [
          [0, 2],
          [1, 3, 2],
        ],
        byes: [],
      },
      {},
      "round 1: e is missing",
    ],
    [
      "a stranger",
      {
        groups: [
          [0, 2],
          [1, 3, 4, 5],
        ],
        byes: [],
      },
      {},
      "round 1: somebody is in it who takes no part",
    ],
    ["a wrong size", { groups: [[0], [1, 3, 4, 2]], byes: [] }, {}, "round 1: 1 people are no group"],
    [
      "too many of the other size",
      { groups: [[0, 2], [1, 3], [4]], byes: [] },
      { size: 3, over: "smaller" },
      "round 1: 3 groups of another size, 1 are due",
    ],
    [
      "a bye that is none",
      {
        groups: [
          [0, 2],
          [1, 3],
        ],
        byes: [4],
      },
      {},
      "round 1: 1 sit out, 0 are over",
    ],
    [
      "a missing round",
      {
        groups: [
          [0, 2],
          [1, 3, 4],
        ],
        byes: [],
      },
      { rounds: 2 },
      "1 rounds, 2 are wanted",
    ],
  ] as const)("finds %s", (_, round, change, fault) => {
    const copy = { groups: round.groups.map((group) => [...group]), byes: [...round.byes] };
    expect(faults(copy, change)).toContain(fault);
  });
});
