import {
  circles,
  cohortOf,
  type Decision,
  decisionsInForce,
  effectsOf,
  groundOf,
  numbered,
  pairs,
  peers,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { firstMistake } from "../mistakes.js";
import {
  apart,
  capacity,
  groupsGround,
  join,
  keep,
  pairsGround,
  part,
  signed,
  swap,
  together,
  withdraw,
} from "./decided.js";

const ground = pairsGround({ mentee: ["a", "b", "c"], mentor: ["x", "y", "z"], places: { z: 2 } });
const held = (...decisions: readonly Decision[]) => decisionsInForce(numbered(decisions), ground);
const numbers = (...decisions: readonly Decision[]) => held(...decisions).inForce.map(({ number }) => number);
const conflicts = (...decisions: readonly Decision[]) =>
  held(...decisions).conflicts.map(({ code, entries }) => [code, ...entries]);

describe("contradictions among pairs", () => {
  it.each<[string, readonly Decision[], string]>([
    ["keep and part", [keep("a", "x"), part("a", "x")], "kept-and-parted"],
    [
      "approve and part",
      [{ decision: "approve", pair: { mentee: "a", mentor: "x" }, ...signed }, part("a", "x")],
      "kept-and-parted",
    ],
    ["keep and part without roles", [keep("a", "x"), apart(["x", "a"])], "kept-and-parted"],
    ["keep and withdraw", [withdraw("mentor", "x"), keep("a", "x")], "kept-and-out"],
    ["join and withdraw", [withdraw("mentor", "x"), join("mentor", "x")], "in-and-out"],
    ["two mentors where one place is", [keep("a", "x"), keep("a", "y")], "places"],
    ["two mentees where one place is", [keep("a", "x"), keep("b", "x")], "places"],
    ["capacity twice", [capacity("x", 2), capacity("x", 3)], "places-twice"],
    ["capacity 0 and keep", [keep("a", "x"), capacity("x", 0)], "places"],
    ["swap and keep", [keep("a", "x"), swap("a", "x", "b", "y")], "kept-and-parted"],
    ["swap and swap back", [swap("a", "x", "b", "y"), swap("a", "y", "b", "x")], "kept-and-parted"],
    ["swap and withdraw", [swap("a", "x", "b", "y"), withdraw("mentee", "b")], "kept-and-out"],
    ["one amount twice", [adjust(0.1), adjust(0.2)], "value-twice"],
    ["one criterion twice", [valued(0.1), valued(0.2)], "value-twice"],
  ])("%s: neither is in force, and both are named", (_what, decisions, code) => {
    const found = held(...decisions);
    expect(found.inForce).toEqual([]);
    expect(found.conflicts).toMatchObject([{ code, entries: [1, 2] }]);
    expect(found.conflicts[0]?.text).toMatch(/^Entry 1 \(Bo: .*\) and entry 2 \(Bo: .*\) contradict each other: .*\.$/);
    expect(conflicts(...[...decisions].reverse())).toEqual([[code, 1, 2]]);
  });

  it("says it in words that a coordinator understands", () => {
    const [conflict] = held(keep("a", "x"), { ...part("a", "x"), by: "Cy" }).conflicts;
    expect(conflict).toEqual({
      code: "kept-and-parted",
      entries: [1, 2],
      text: "Entry 1 (Bo: keep mentee a and mentor x) and entry 2 (Cy: part mentee a and mentor x) contradict each other: mentee a and mentor x are put together and parted.",
      remedies: [
        "Decide again and say which entry no longer holds, for example supersedes: 1.",
        'Drop one of them: { decision: "drop", supersedes: 1, by: …, because: … }.',
      ],
    });
  });

  it("three keeps where two places are name all three; two are fine; and places can be decided on", () => {
    expect(numbers(keep("a", "z"), keep("b", "z"))).toEqual([1, 2]);
    expect(conflicts(keep("a", "z"), keep("b", "z"), keep("c", "z"))).toEqual([["places", 1, 2, 3]]);
    expect(numbers(keep("a", "z"), keep("b", "z"), keep("c", "z"), capacity("z", 3))).toEqual([1, 2, 3, 4]);
    expect(conflicts(keep("a", "z"), keep("b", "z"), capacity("z", 1))).toEqual([["places", 1, 2, 3]]);
  });

  it("those who say the same agree, and their effect is one", () => {
    const same = [
      keep("a", "x"),
      keep("a", "x", { by: "Cy" }),
      capacity("x", 1),
      capacity("x", 1),
      adjust(0.1),
      adjust(0.1),
    ];
    expect(numbers(...same)).toEqual([1, 2, 3, 4, 5, 6]);
    const effects = effectsOf(held(...same).inForce, ground);
    expect(effects.must).toEqual([{ people: [mentee("a"), mentor("x")], entries: [1, 2] }]);
    expect(effects.places).toEqual([{ person: mentor("x"), min: 0, max: 1, entries: [3, 4] }]);
    expect(effects.fits).toEqual([
      { people: [mentee("a"), mentor("x")], millionths: 100_000, names: ["worked together"], entries: [5, 6] },
    ]);
  });

  it("a kept pair forbids its way back where nobody is a partner in both roles", () => {
    const both = pairsGround({ mentee: ["a", "x"], mentor: ["a", "x"], mutual: false });
    const decisions = numbered([keep("a", "x"), keep("x", "a")]);
    expect(decisionsInForce(decisions, both).conflicts).toMatchObject([{ code: "groups", entries: [1, 2] }]);
    expect(decisionsInForce(decisions, { ...both, mutual: true }).inForce).toHaveLength(2);
  });
});

describe("contradictions among peers and in circles", () => {
  const of = (ground: ReturnType<typeof groupsGround>, ...decisions: readonly Decision[]) =>
    decisionsInForce(numbered(decisions), ground);
  const two = groupsGround(["a", "b", "c", "d"]);
  const circle = groupsGround(["a", "b", "c", "d"], "groups");

  it("everybody is in one pair or trio", () => {
    expect(of(two, together(["b", "a"]), together(["a", "b"])).inForce).toHaveLength(2);
    expect(of(two, together(["a", "b"]), together(["a", "c"])).conflicts).toMatchObject([
      { code: "groups", entries: [1, 2] },
    ]);
    // Two who are kept together may be two of the trio that is kept.
    expect(of(two, together(["a", "b"]), together(["c", "a", "b"])).inForce).toHaveLength(2);
    expect(of(two, together(["a", "d"]), together(["a", "b", "c"])).conflicts).toMatchObject([{ code: "groups" }]);
    expect(of(two, together(["a", "b", "d"]), together(["a", "b", "c"])).conflicts).toMatchObject([{ code: "groups" }]);
    expect(of(two, together(["a", "b", "c"]), apart(["c", "b"])).conflicts).toMatchObject([
      { code: "kept-and-parted" },
    ]);
    const swapped: Decision = {
      decision: "swap",
      people: [
        ["b", "a"],
        ["c", "d"],
      ],
      ...signed,
    };
    const found = of(two, swapped);
    // b and c stay where they are, a and d are exchanged.
    expect(effectsOf(found.inForce, two)).toMatchObject({
      must: [{ people: [person("a"), person("c")] }, { people: [person("b"), person("d")] }],
      never: [{ people: [person("a"), person("b")] }, { people: [person("c"), person("d")] }],
    });
    expect(of(two, swapped, together(["c", "d"])).conflicts).toMatchObject([{ code: "kept-and-parted" }]);
  });

  it("in a circle people can be put together in steps, and then not be parted", () => {
    const steps = [together(["a", "b"]), together(["b", "c"]), together(["c", "d"])];
    expect(of(circle, ...steps).inForce).toHaveLength(3);
    expect(of(circle, ...steps, apart(["a", "c"])).conflicts).toMatchObject([{ code: "groups", entries: [1, 2, 4] }]);
    expect(of(circle, ...steps, apart(["a", "b"])).conflicts).toMatchObject([
      { code: "kept-and-parted", entries: [1, 4] },
    ]);
  });

  it("ways that are as short are told all, so that none of them holds by the order in which they were decided", () => {
    const ways = [together(["a", "b"]), together(["a", "b", "d"]), together(["b", "c"]), apart(["a", "c"])];
    for (const order of [ways, [...ways].reverse(), [1, 0, 3, 2].flatMap((at) => ways[at] ?? [])]) {
      expect(of(circle, ...order).conflicts).toMatchObject([{ code: "groups", entries: [1, 2, 3, 4] }]);
    }
    // A longer way is none that contradicts what the shorter one has put out of force.
    const longer = [together(["a", "d"]), together(["d", "b"]), together(["a", "b"]), together(["b", "c"])];
    expect(of(circle, ...longer, apart(["a", "c"])).conflicts).toMatchObject([{ code: "groups", entries: [3, 4, 5] }]);
  });

  it("a circle has its leads and no more: also where members come together by way of others", () => {
    const ids = ["a", "b", "c", "l", "m"];
    const led = {
      ...groupsGround(ids, "groups"),
      roles: ["member", "lead"],
      leads: 1,
      has: (_: string, id: string) => ids.includes(id),
    };
    const lead = (member: string, lead: string, more: object = {}): Decision => {
      return { decision: "keep", pair: { member, lead }, ...signed, ...more };
    };
    expect(of(led, lead("a", "l"), lead("b", "l"), together(["b", "c"])).inForce).toHaveLength(3);
    expect(of(led, lead("a", "l"), lead("b", "l"), apart(["a", "b"])).conflicts).toMatchObject([
      { code: "groups", entries: [1, 2, 3] },
    ]);
    expect(of(led, lead("a", "l"), lead("a", "m")).conflicts).toMatchObject([{ code: "leads", entries: [1, 2] }]);
    expect(of({ ...led, leads: 2 }, lead("a", "l"), lead("a", "m")).inForce).toHaveLength(2);
    const [conflict] = of(led, lead("a", "l"), together(["a", "b"]), lead("b", "m")).conflicts;
    expect(conflict).toMatchObject({ code: "leads", entries: [1, 2, 3] });
    expect(conflict?.text).toMatch(
      /contradict each other: one circle would have 2 leads \(l and m\), and has 1 lead\.$/,
    );
    expect(of(led, lead("a", "l"), lead("a", "m", { supersedes: "earlier" }))).toMatchObject({
      inForce: [{ number: 2 }],
      conflicts: [],
    });
    expect(
      of(led, { decision: "capacity", person: { role: "lead", id: "l" }, places: 3, ...signed }).unfit,
    ).toHaveLength(1);
  });

  it("what does not fit the program is told, and not lost", () => {
    const unfit = (ground: ReturnType<typeof groupsGround>, decision: Decision) => of(ground, decision).unfit[0]?.text;
    const { by, because } = signed;
    expect(unfit(two, keep("a", "b"))).toBe("People of one kind are named without roles.");
    expect(unfit(two, { decision: "capacity", person: person("a"), places: 2, by, because })).toBe(
      "Everybody has one place here.",
    );
    expect(unfit(two, together(["a", "b", "c", "d"]))).toBe("Peers are two, or three in the trio.");
    expect(unfit(two, withdraw("mentor", "a"))).toBe('The program has no role "mentor".');
    expect(unfit(ground, together(["a", "x"]))).toBe("Partners are named by their roles.");
    expect(unfit(ground, { decision: "approve", pair: { mentee: "a", mentr: "x" }, by, because })).toBe(
      'The program has no role "mentr".',
    );
    expect(of(ground, withdraw("mentr", "x")).unfit).toEqual([
      { entry: 1, text: 'The program has no role "mentr".', remedy: 'Did you mean "mentor"?' },
    ]);
  });
});

describe("superseding", () => {
  it("by number: as if the other had never been written", () => {
    expect(held(keep("a", "x"), part("a", "x", { supersedes: 1 }))).toMatchObject({
      inForce: [{ number: 2 }],
      superseded: [{ entry: 1, by: 2 }],
      conflicts: [],
    });
    expect(held(keep("a", "x"), { decision: "drop", supersedes: 1, ...signed })).toMatchObject({
      inForce: [{ number: 2 }],
      superseded: [{ entry: 1, by: 2 }],
    });
  });

  it("dropping a decision brings back what it had superseded", () => {
    const found = held(keep("a", "x"), part("a", "x", { supersedes: 1 }), {
      decision: "drop",
      supersedes: 2,
      ...signed,
    });
    expect(found.superseded).toEqual([{ entry: 2, by: 3 }]);
    expect(found.inForce.map(({ number }) => number)).toEqual([1, 3]);
  });

  it("earlier: all that contradict it, and nothing else", () => {
    const found = held(
      keep("a", "x"),
      keep("b", "y"),
      capacity("x", 0),
      part("a", "x"),
      keep("a", "x", { supersedes: "earlier" }),
    );
    // Entry 1 says the same: it had contradicted 3 and 4, which are gone.
    expect(found.superseded).toEqual([
      { entry: 3, by: 5 },
      { entry: 4, by: 5 },
    ]);
    expect(found.inForce.map(({ number }) => number)).toEqual([1, 2, 5]);
    expect(found.conflicts).toEqual([]);
  });

  it("earlier, where one place is: the later partner", () => {
    expect(numbers(keep("a", "x"), keep("b", "x", { supersedes: "earlier" }))).toEqual([2]);
    expect(numbers(keep("a", "x"), capacity("x", 2), keep("b", "x", { supersedes: "earlier" }))).toEqual([1, 2, 3]);
    expect(numbers(keep("a", "x"), keep("b", "y"), swap("a", "x", "b", "y", { supersedes: "earlier" }))).toEqual([3]);
    expect(numbers(keep("a", "x"), capacity("x", 0, { supersedes: "earlier" }))).toEqual([2]);
    expect(numbers(withdraw("mentor", "x"), join("mentor", "x", { supersedes: "earlier" }))).toEqual([2]);
    expect(numbers(capacity("x", 2), capacity("x", 3, { supersedes: "earlier" }))).toEqual([2]);
    expect(numbers(adjust(0.1), adjust(0.2, { supersedes: "earlier" }))).toEqual([2]);
  });

  it("earlier does not choose among several: that is a conflict that asks for a number", () => {
    const three = [keep("a", "z"), keep("b", "z")];
    expect(conflicts(...three, keep("c", "z", { supersedes: "earlier" }))).toEqual([["places", 1, 2, 3]]);
    expect(numbers(...three, keep("c", "z", { supersedes: 2 }))).toEqual([1, 3]);
  });

  it("a number that is not there, or not earlier, is told", () => {
    for (const supersedes of [1, 2, 9]) {
      expect(held(keep("a", "x", { supersedes })).unfit).toEqual([
        {
          entry: 1,
          text: `There is no earlier decision with the number ${supersedes}.`,
          remedy: "Name an entry that stands before this one.",
        },
      ]);
    }
  });

  it("what an erased entry superseded by number stays so; by the word earlier, nobody can tell", () => {
    const entries = [
      { number: 1, decision: keep("a", "x") },
      { number: 2, supersedes: 1 as const },
      { number: 4, supersedes: "earlier" as const },
    ];
    expect(decisionsInForce(entries, ground)).toMatchObject({
      inForce: [],
      superseded: [{ entry: 1, by: 2 }],
      erased: [{ number: 2 }, { number: 4, supersedes: "earlier" }],
    });
  });

  it("numbers rise", () => {
    const wrong = [
      { number: 2, decision: keep("a", "x") },
      { number: 2, decision: keep("b", "y") },
    ];
    expect(firstMistake(() => decisionsInForce(wrong, ground))).toMatchObject({
      code: "decision-order",
      where: "entries[1].number",
    });
    expect(firstMistake(() => decisionsInForce([{ number: 0 }], ground)).code).toBe("decision-order");
  });
});

describe("people who are not in the cohort", () => {
  it("decisions about them are told, have no effect, and contradict nobody", () => {
    const found = held(keep("a", "gone"), part("a", "gone"), withdraw("mentee", "left"), capacity("gone", 2));
    expect(found.inForce).toEqual([]);
    expect(found.conflicts).toEqual([]);
    expect(found.aboutPeopleWhoLeft).toEqual([
      { entry: 1, people: [mentor("gone")], text: "Entry 1 is about mentor gone, not in the cohort." },
      { entry: 2, people: [mentor("gone")], text: "Entry 2 is about mentor gone, not in the cohort." },
      { entry: 3, people: [mentee("left")], text: "Entry 3 is about mentee left, not in the cohort." },
      { entry: 4, people: [mentor("gone")], text: "Entry 4 is about mentor gone, not in the cohort." },
    ]);
  });

  it("what parts a group holds for those who are left; what keeps a group does not", () => {
    const two = groupsGround(["a", "b", "c"]);
    const found = decisionsInForce(numbered([apart(["a", "b", "gone"]), together(["a", "c", "gone"])]), two);
    expect(found.inForce.map(({ number }) => number)).toEqual([1]);
    expect(found.aboutPeopleWhoLeft).toMatchObject([
      { entry: 1, text: "Entry 1 is about person gone, not in the cohort; it holds for the others." },
      { entry: 2, text: "Entry 2 is about person gone, not in the cohort." },
    ]);
    expect(effectsOf(found.inForce, two).never).toEqual([{ people: [person("a"), person("b")], entries: [1] }]);
  });

  it("named without roles, somebody is there who has either", () => {
    const found = held(apart(["a", "x", "y", "gone"]));
    expect(found.aboutPeopleWhoLeft).toMatchObject([
      {
        entry: 1,
        people: [mentee("gone")],
        text: "Entry 1 is about gone, not in the cohort; it holds for the others.",
      },
    ]);
    expect(effectsOf(found.inForce, ground).never.map(({ people }) => people.map(({ id }) => id))).toEqual([
      ["a", "x"],
      ["a", "y"],
    ]);
  });

  it("somebody who joins is awaited until they are there", () => {
    expect(held(join("mentee", "new"), join("mentee", "a"))).toMatchObject({
      inForce: [{ number: 2 }],
      awaited: [{ entry: 1, person: mentee("new") }],
      aboutPeopleWhoLeft: [],
    });
  });
});

describe("groundOf", () => {
  const Mentee = z.object({ id: z.string() });
  const Mentor = z.object({ id: z.string(), places: z.number() });
  const program = pairs({
    roles: { mentee: Mentee, mentor: Mentor },
    capacity: { mentor: (mentor) => ({ min: 0, max: mentor.places }) },
    criteria: { any: () => 1 },
    weights: { any: 1 },
  });

  it("knows who is there and the places that the program gives", () => {
    const cohort = cohortOf(program, { mentee: [{ id: "a" }], mentor: [{ id: "x", places: 3 }] });
    const found = groundOf(program, cohort);
    expect(found).toMatchObject({ roles: ["mentee", "mentor"], together: "pairs", mutual: false });
    expect([found.has("mentee", "a"), found.has("mentor", "a"), found.has("coach", "a")]).toEqual([true, false, false]);
    expect([found.places("mentor", "x"), found.places("mentee", "a"), found.places("mentor", "y")]).toEqual([
      3,
      1,
      undefined,
    ]);
  });

  it("of circles, with leads and without", () => {
    const size = { min: 3, max: 5 };
    const given = { of: Mentee, size, criteria: { any: () => 1 }, weights: { any: 1 } } as const;
    const alone = circles(given);
    expect(groundOf(alone, cohortOf(alone, { member: [{ id: "a" }] }))).toMatchObject({
      roles: ["member"],
      together: "groups",
      leads: 0,
    });
    const led = circles({ ...given, lead: Mentee, leads: 2 });
    const found = groundOf(led, cohortOf(led, { member: [{ id: "a" }], lead: [{ id: "x" }] }));
    expect(found).toMatchObject({ roles: ["member", "lead"], together: "groups", leads: 2 });
    expect([found.has("lead", "x"), found.has("member", "x")]).toEqual([true, false]);
  });

  it("of peers", () => {
    const buddies = peers({ of: Mentee, criteria: { any: () => 1 }, weights: { any: 1 } });
    const found = groundOf(buddies, cohortOf(buddies, { person: [{ id: "a" }] }));
    expect(found).toMatchObject({ roles: ["person"], together: "groups of two" });
    expect([found.has("person", "a"), found.has("person", "b"), found.places("person", "a")]).toEqual([
      true,
      false,
      undefined,
    ]);
  });
});

function adjust(fit: number, more: object = {}): Decision {
  return { decision: "adjust", pair: { mentee: "a", mentor: "x" }, name: "worked together", fit, ...signed, ...more };
}

function valued(value: number): Decision {
  return { decision: "adjust", pair: { mentor: "x", mentee: "a" }, criterion: "skills", value, ...signed };
}

function mentee(id: string) {
  return { role: "mentee", id };
}

function mentor(id: string) {
  return { role: "mentor", id };
}

function person(id: string) {
  return { role: "person", id };
}
