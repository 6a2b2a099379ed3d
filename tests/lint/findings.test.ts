// Each finding is shown once, with its arithmetic, and is absent where nothing of the kind is there.
import { cohortOf, type FindingCode, type FindingFacts, type Lint, lint, pairs } from "pairwright";
import { describe, expect, it } from "vitest";
import { found, linted, Person, programOf, quiet, someone } from "./programs.js";

interface Shown<C extends FindingCode> {
  /** A cohort in which the finding is made, and what it says. */
  readonly shows: () => Lint;
  readonly text: string;
  readonly data: Partial<FindingFacts[C]>;
  /** Cohorts near to it in which it is not made; the quiet one is always among them. */
  readonly near?: readonly (() => Lint)[];
}

const twoAllowed = programOf({ rules: { "red only": ({ mentor }) => mentor.team === "red" } });

const shown: { readonly [C in FindingCode]: Shown<C> } = {
  "weight-zero": {
    shows: () => linted(programOf({ weights: { pace: 0 } })),
    text: "pace has weight 0",
    data: { criterion: "pace", weight: 0, noEffect: true },
  },
  "never-varies": {
    shows: () => linted(programOf({ criteria: { calm: () => 0.25 }, weights: { calm: 1 } })),
    text: "All 9 allowed pairs have the value 0.25 for calm: its weight of 13 % adds the same to every pair and cannot change who is matched with whom.",
    data: { criterion: "calm", value: 0.25, noEffect: true },
    near: [
      () =>
        linted(
          programOf({ criteria: { calm: ({ mentee }) => (mentee.id === "bo" ? 0.25 : 0.5) }, weights: { calm: 1 } }),
        ),
    ],
  },
  "never-known": {
    shows: () => linted(programOf({ criteria: { calm: () => undefined }, weights: { calm: 1 } })),
    text: "calm is known for none of the 9 allowed pairs: its weight of 13 % decides nothing, and holds every fit at 88 % at most.",
    data: { criterion: "calm", noEffect: true },
    near: [
      () =>
        linted(
          programOf({ criteria: { calm: ({ mentee }) => (mentee.id === "bo" ? 1 : undefined) }, weights: { calm: 1 } }),
        ),
    ],
  },
  "one-sided": {
    shows: () =>
      linted(
        programOf({ criteria: { senior: ({ mentor }) => (mentor.id === "pat" ? 1 : 0) }, weights: { senior: 1 } }),
      ),
    text: "senior depends on the mentor alone, for every allowed pair: each mentor has the same number of partners in every best plan, so its weight of 13 % adds the same to all of them",
    data: { criterion: "senior", dependsOn: ["mentor"], noEffect: true },
    near: [
      () =>
        linted(
          programOf({
            criteria: { senior: ({ mentor, mentee }) => (mentor.id === "pat" && mentee.id === "bo" ? 1 : 0) },
            weights: { senior: 1 },
          }),
        ),
    ],
  },
  negligible: {
    shows: () =>
      linted(
        programOf({
          criteria: { luck: ({ mentee, mentor }) => (mentee.id === "bo" && mentor.id === "ray" ? 0.5 : 0.499) },
          weights: { luck: 1 },
        }),
      ),
    text: "luck runs from 0.499 to 0.5: with its weight of 13 % it moves the fit of a pair by 0.000125 at most, below 0.001; over 3 pairs by 0.000375 in sum.",
    data: { criterion: "luck", matters: 0.001, noEffect: false },
    near: [
      () =>
        linted(
          programOf({
            criteria: { luck: ({ mentee, mentor }) => (mentee.id === "bo" && mentor.id === "ray" ? 0.5 : 0.4) },
            weights: { luck: 1 },
          }),
        ),
    ],
  },
  influence: {
    shows: () =>
      linted(
        programOf({
          criteria: { luck: ({ mentee, mentor }) => (mentee.id === "bo" && mentor.id === "ray" ? 0.5 : 0.4) },
          weights: { luck: 7 },
        }),
      ),
    text: "luck has 50 % of the weight but ",
    data: { criterion: "luck", weight: 0.5 },
  },
  "same-thing": {
    shows: () =>
      linted(
        programOf({
          criteria: { again: ({ mentee, mentor }) => (mentee.team === mentor.team ? 0.75 : 0.25) },
          weights: { again: 1 },
        }),
      ),
    text: "team and again nearly always agree (correlation 1.00): together they count one thing with 25 % of the weight.",
    data: { criteria: ["team", "again"] },
    near: [
      () =>
        linted(
          programOf({
            criteria: { again: ({ mentee, mentor }) => (mentee.team === mentor.team ? 0.75 : 0.25) },
            weights: { again: 0 },
          }),
        ),
    ],
  },
  "against-each-other": {
    shows: () =>
      linted(
        programOf({
          criteria: { elsewhere: ({ mentee, mentor }) => (mentee.team === mentor.team ? 0 : 1) },
          weights: { elsewhere: 1 },
        }),
      ),
    text: "team and elsewhere nearly always disagree (correlation -1.00)",
    data: { criteria: ["team", "elsewhere"] },
  },
  "removes-much": {
    shows: () => linted(programOf({ rules: { "not pat, not ray": ({ mentor }) => mentor.id === "quin" } })),
    text: '"not pat, not ray" forbids 6 of 9 pairs (67 %); without it alone 6 more would be allowed.',
    data: { rule: "not pat, not ray", pairs: 6, of: 9, alone: 6 },
    near: [
      () => linted(programOf({ rules: { "not pat": ({ mentor }) => mentor.id !== "pat" } })),
      () =>
        linted(
          programOf({ rules: { "not pat, not ray": ({ mentor }) => mentor.id === "quin" } }),
          {},
          { removes: 0.7 },
        ),
    ],
  },
  "removes-nothing": {
    shows: () => linted(programOf({ rules: { "not themselves": ({ mentee, mentor }) => mentee.id !== mentor.id } })),
    text: '"not themselves" forbids no pair of these people.',
    data: { rule: "not themselves" },
    near: [() => linted(programOf({ rules: { "not pat": ({ mentor }) => mentor.id !== "pat" } }))],
  },
  "implied-rule": {
    shows: () =>
      linted(
        programOf({
          rules: {
            "not pat": ({ mentor }) => mentor.id !== "pat",
            "not ada with pat": ({ mentee, mentor }) => mentee.id !== "ada" || mentor.id !== "pat",
          },
        }),
      ),
    text: 'Every one of the 1 pair that "not ada with pat" forbids is forbidden by "not pat" as well (3).',
    data: { rule: "not ada with pat", by: "not pat", pairs: 1, same: false },
    near: [
      () =>
        linted(
          programOf({
            rules: {
              "not pat": ({ mentor }) => mentor.id !== "pat",
              "not ada": ({ mentee }) => mentee.id !== "ada",
            },
          }),
        ),
    ],
  },
  "nothing-allowed": {
    shows: () =>
      linted(
        programOf({
          rules: {
            "not pat": ({ mentor }) => mentor.id !== "pat",
            "only pat": ({ mentor }) => mentor.id === "pat",
            "not bo": ({ mentee }) => mentee.id !== "bo",
          },
        }),
      ),
    text: 'No pair is allowed: "not pat" (3) and "only pat" (6) together forbid all 9 pairs.',
    data: { rules: ["not pat", "only pat"], of: 9 },
    near: [() => linted(twoAllowed)],
  },
  "nobody-left": {
    shows: () => linted(programOf({ rules: { "not bo": ({ mentee }) => mentee.id !== "bo" } })),
    text: '1 person on the mentee side may meet none of 3: bo. Of their pairs "not bo" takes 3.',
    data: { role: "mentee", people: [{ role: "mentee", id: "bo" }], removed: [{ rule: "not bo", pairs: 3 }] },
    near: [() => linted(programOf(), { mentee: [...quiet.mentee, someone("zoe", { places: 0 })] })],
  },
  "one-left": {
    shows: () =>
      linted(
        programOf({ rules: { "bo with ray": ({ mentee, mentor }) => mentee.id !== "bo" || mentor.id === "ray" } }),
      ),
    text: '1 person on the mentee side may meet just one of 3: bo. Of their pairs "bo with ray" takes 2.',
    data: { role: "mentee", people: [{ role: "mentee", id: "bo" }] },
    near: [
      () =>
        linted(
          programOf({ rules: { "bo not ray": ({ mentee, mentor }) => mentee.id !== "bo" || mentor.id !== "ray" } }),
        ),
    ],
  },
  "no-place": {
    shows: () => linted(programOf(), { mentor: [...quiet.mentor, someone("zed", { places: 0 })] }),
    text: "1 person on the mentor side has 0 places and will be matched with nobody: zed.",
    data: { role: "mentor", people: [{ role: "mentor", id: "zed" }] },
  },
  clash: {
    shows: () =>
      linted(programOf(), { mentee: [...quiet.mentee, someone("zoe")].map((one) => ({ ...one, least: 1 })) }),
    text: "The mentee side needs at least 4 places, the mentor side has 3 at most.",
    data: { needs: 4, has: 3 },
    near: [() => linted(programOf(), { mentee: quiet.mentee.map((one) => ({ ...one, least: 1 })) })],
  },
  shortage: {
    shows: () =>
      linted(
        programOf({
          rules: { "red mentors": ({ mentee, mentor }) => mentee.team === "blue" || mentor.team === "red" },
        }),
        { mentee: quiet.mentee.map((one) => ({ ...one, least: 1 })) },
      ),
    text: "2 people on the mentee side (ada and cy) must have 2 partners together, but those whom they may meet on the mentor side have 1 for them: 1 too few.",
    data: { needs: 2, has: 1, others: [{ role: "mentor", id: "quin" }] },
    near: [() => linted(programOf(), { mentee: quiet.mentee.map((one) => ({ ...one, least: 1 })) })],
  },
  "unreachable-places": {
    shows: () =>
      linted(
        programOf({ rules: { "ray with bo": ({ mentee, mentor }) => mentor.id !== "ray" || mentee.id === "bo" } }),
        {
          mentor: quiet.mentor.map((one) => ({ ...one, places: one.id === "ray" ? 3 : 1 })),
        },
      ),
    text: "2 places of 1 person on the mentor side can never be used, since they may not meet so many of 3: ray (3 places, 1 usable).",
    data: { role: "mentor", places: 2, people: [{ role: "mentor", id: "ray", places: 3, usable: 1 }] },
    near: [() => linted(programOf(), { mentor: quiet.mentor.map((one) => ({ ...one, places: 3 })) })],
  },
  "empty-places": {
    shows: () =>
      linted(
        programOf({ rules: { "bo alone": ({ mentee, mentor }) => (mentee.id === "bo") === (mentor.id !== "pat") } }),
      ),
    text: "1 of 3 usable places on the mentor side stay empty in every plan: 2 people with 2 places (quin and ray) may meet 1 person on the mentee side, who have 1 for them.",
    data: { role: "mentor", places: 3, filled: 2, meet: [{ role: "mentee", id: "bo" }] },
    near: [() => linted(programOf(), { mentor: quiet.mentor.map((one) => ({ ...one, places: 3 })) })],
  },
  "too-few-places": {
    shows: () => linted(programOf(), { mentee: [...quiet.mentee, someone("zoe", { team: "red" })] }),
    text: "3 of 4 people on the mentee side can have a partner in one plan, 1 cannot: every pair takes a place of 3 on the mentor side with 3 places.",
    data: { role: "mentee", people: 4, matched: 3 },
    near: [
      () =>
        linted(programOf(), {
          mentee: [...quiet.mentee, someone("zoe")],
          mentor: quiet.mentor.map((one) => ({ ...one, places: 2 })),
        }),
    ],
  },
  "expected-places": {
    shows: () =>
      linted(programOf(), {
        mentee: Array.from({ length: 7 }, (_, at) => someone(`m${at}`)),
        mentor: quiet.mentor.map((one) => ({ ...one, places: one.id === "ray" ? 1 : 4 })),
      }),
    text: "Every best plan has 7 pairs for 3 people on the mentor side: spread as evenly as their places allow, 2 would have 3 and 1 would have 1.",
    data: {
      role: "mentor",
      pairs: 7,
      exact: true,
      spread: [
        { partners: 3, people: 2 },
        { partners: 1, people: 1 },
      ],
    },
  },
  "nothing-in-common": {
    shows: () => linted(programOf(), { mentor: quiet.mentor.map((one) => ({ ...one, team: `team ${one.team}` })) }),
    text: "None of 2 answers on the mentee side (red and blue) is among 2 answers on the mentor side (team blue and team red): no two people ever agree.",
    data: { distinct: [2, 2] },
    near: [() => linted(programOf(), { mentor: quiet.mentor.map(({ team: _, ...one }) => someone(one.id, one)) })],
  },
  "option-spelling": {
    shows: () =>
      linted(programOf(), {
        mentee: quiet.mentee.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "Presenting"] })),
        mentor: quiet.mentor.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "Presentation"] })),
      }),
    text: '1 answer of the mentee side is never given on the other, but nearly so: "Presenting" (3 people; "Presentation" over there).',
    data: { role: "mentee", options: [{ value: "Presenting", people: 3, near: "Presentation" }] },
    near: [
      // The mentees have both spellings as options of their own.
      () =>
        linted(programOf(), {
          mentee: quiet.mentee.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "Python 2", "Python 3"] })),
          mentor: quiet.mentor.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "Python 3"] })),
        }),
    ],
  },
  "option-on-one-side": {
    shows: () =>
      linted(programOf(), {
        mentee: [...quiet.mentee.slice(0, 2), { ...quiet.mentee[2], hobbies: ["tea", "rowing"] }],
      }),
    text: '1 of 3 answers of the mentee side is never given on the other, so nobody is matched by it: "rowing" (1).',
    data: { role: "mentee", distinct: 3, options: [{ value: "rowing", people: 1 }] },
    near: [
      () =>
        linted(programOf(), {
          mentee: quiet.mentee.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "rowing"] })),
          mentor: quiet.mentor.map((one) => ({ ...one, hobbies: [...(one.hobbies ?? []), "rowing"] })),
        }),
    ],
  },
  "skill-without-teacher": {
    shows: () =>
      linted(programOf(), { mentee: quiet.mentee.map((one) => ({ ...one, skills: [...(one.skills ?? []), "goo"] })) }),
    text: '1 skill that somebody wants to learn cannot be taught by anybody with a place: goo (3 people, did they mean "go"?).',
    data: {},
    near: [() => linted(programOf(), { mentee: quiet.mentee.map((one) => ({ ...one, skills: ["go"] })) })],
  },
  "skill-short": {
    shows: () => linted(programOf(), { mentee: quiet.mentee.map((one) => ({ ...one, skills: ["go"] })) }),
    text: "1 skill is wanted by more people than their teachers have places: go (3 want it, 2 teachers with 2 places, 1 too few).",
    data: {},
    near: [
      () =>
        linted(programOf(), {
          mentee: quiet.mentee.map((one) => ({ ...one, skills: ["go"] })),
          mentor: quiet.mentor.map((one) => ({ ...one, places: 2 })),
        }),
    ],
  },
  gone: {
    shows: () => linted(programOf(), {}, { history: [{ mentee: "ada", mentor: "uma" }] }),
    text: "1 person on the lists of earlier and forbidden pairs is not in this cohort.",
    data: { ids: ["uma"] },
    near: [() => linted(programOf(), {}, { history: [{ mentee: "ada", mentor: "pat" }] })],
  },
};

it("nothing is found where nothing is wrong", () => {
  expect(linted(programOf()).findings).toEqual([]);
});

describe.each(Object.keys(shown) as FindingCode[])("%s", (code) => {
  const { shows, text, data, near = [] } = shown[code];

  it("is shown with its arithmetic, the place and what to try", () => {
    const findings = found(shows(), code);
    expect(findings.map((finding) => finding.text).join("\n")).toContain(text);
    const [finding, ...more] = findings.filter((one) => one.text.includes(text));
    expect(more).toEqual([]);
    expect(finding?.data).toMatchObject(data);
    expect(finding?.where).toMatch(/^(criteria\.|rules\[|roles\.|capacity|lists|must)/);
    expect(finding?.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it("is absent where nothing of the kind is there", () => {
    for (const cohort of near) expect(found(cohort(), code)).toEqual([]);
    expect(found(linted(programOf()), code)).toEqual([]);
  });
});

describe("what a finding claims", () => {
  it("is no more than is proven: a criterion of one side decides who gets a partner when places are to spare", () => {
    const program = programOf({
      criteria: { senior: ({ mentor }) => (mentor.id === "pat" ? 1 : 0) },
      weights: { senior: 1 },
    });
    const [finding] = found(linted(program, { mentor: [...quiet.mentor, someone("sam")] }), "one-sided");
    expect(finding).toMatchObject({ severity: "note", data: { noEffect: false } });
    expect(finding?.text).toContain("decides who gets a partner");
  });

  it("knows a sum of a part for each side", () => {
    const program = programOf({
      criteria: { ranks: ({ mentee, mentor }) => (mentee.pace ?? 0) / 10 + (mentor.pace ?? 0) / 10 },
      weights: { ranks: 1 },
    });
    const [finding] = found(linted(program), "one-sided");
    expect(finding?.data).toMatchObject({ dependsOn: ["mentee", "mentor"], noEffect: true });
    expect(finding?.text).toContain("ranks is a part for the mentee plus a part for the mentor");
  });

  it("does not call a constant idle where plans differ in their number of pairs", () => {
    const program = programOf({ criteria: { calm: () => 0.25 }, weights: { calm: 1 } });
    const [finding] = found(
      linted(program, { mentee: quiet.mentee.map((one) => ({ ...one, places: 2 })) }),
      "never-varies",
    );
    expect(finding?.data.noEffect).toBe(false);
    expect(finding?.text).toContain("it can only make plans with more pairs worth more");
  });

  it("does not call a weight idle where the minimum evidence counts it", () => {
    const criteria = {
      calm: () => 0.25,
      mood: ({ mentee }: { mentee: { id: string } }) => (mentee.id === "bo" ? 1 : undefined),
    };
    const program = programOf({ criteria, weights: { calm: 1, mood: 1 }, minimumEvidence: 0.5 });
    expect(found(linted(program), "never-varies")[0]?.data.noEffect).toBe(false);
  });

  it("names the one rule, or all, where nothing is allowed", () => {
    const one = linted(programOf({ rules: { never: () => false } }));
    expect(found(one, "nothing-allowed")[0]?.text).toBe('No pair is allowed: "never" (9) forbids all 9 pairs.');
    const three = linted(
      programOf({
        rules: {
          "not pat": ({ mentor }) => mentor.id !== "pat",
          "not quin": ({ mentor }) => mentor.id !== "quin",
          "not ray": ({ mentor }) => mentor.id !== "ray",
        },
      }),
    );
    expect(found(three, "nothing-allowed")[0]?.data.rules).toEqual(["not pat", "not quin", "not ray"]);
    expect(found(three, "nobody-left")).toEqual([]);
  });

  it("says that rules forbid the same, once", () => {
    const rules = { "not pat": ({ mentor }: { mentor: { id: string } }) => mentor.id !== "pat" };
    const twice = linted(programOf({ rules: { ...rules, "no pat": rules["not pat"] } }));
    expect(found(twice, "implied-rule").map(({ text }) => text)).toEqual([
      '"no pat" and "not pat" forbid the same 3 pairs of these people.',
    ]);
  });
});

describe("lint", () => {
  it("puts errors first, then warnings, then notes", () => {
    const { findings } = linted(programOf({ rules: { never: () => false, also: () => false }, weights: { pace: 0 } }), {
      mentor: [...quiet.mentor, someone("zed", { places: 0 })],
    });
    const ranks = findings.map(({ severity }) => ["error", "warning", "note"].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(ranks[0]).toBe(0);
  });

  it("says the same in any order of the people, and changes nothing that it is given", () => {
    const program = programOf({ rules: { "not pat": ({ mentor }) => mentor.id !== "pat" } });
    const turned = { mentee: [...quiet.mentee].reverse(), mentor: [...quiet.mentor].reverse() };
    expect(linted(program, turned)).toEqual(linted(program));
  });

  it("survives JSON and is frozen through and through", () => {
    const result = linted(twoAllowed, { mentor: quiet.mentor.map((one) => ({ ...one, places: 3 })) });
    const deeplyFrozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(deeplyFrozen));
    expect(result.findings.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(deeplyFrozen(result)).toBe(true);
  });

  it("takes a cohort without people", () => {
    const empty = linted(programOf(), { mentee: [], mentor: [] });
    expect(empty).toMatchObject({ people: [0, 0], pairs: { all: 0, allowed: 0 }, skills: [] });
    expect(found(linted(programOf(), { mentor: [] }), "too-few-places")[0]?.text).toBe(
      "0 of 3 people on the mentee side can have a partner in one plan, 3 cannot: nobody whom they may meet has a place.",
    );
  });

  it("tells how far it has come, in order, and stops when told to", () => {
    const stages: string[] = [];
    linted(
      programOf({ rules: { any: () => true } }),
      {},
      { onProgress: ({ stage, done }) => stages.push(`${stage} ${done}`) },
    );
    expect([...new Set(stages.map((line) => line.split(" ")[0]))]).toEqual(["rules", "scores", "criteria", "places"]);
    expect(stages.at(-1)).toBe("places 1");
    const stopped = new AbortController();
    stopped.abort(new Error("enough"));
    expect(() => linted(programOf(), {}, { signal: stopped.signal })).toThrow("enough");
  });

  it("knows people in both roles: neither claims exact numbers nor settled loads", () => {
    const both = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: {
        ranks: ({ mentee, mentor }) => Math.abs(mentee.rank - mentor.rank) / 4,
        senior: ({ mentor }) => mentor.rank / 4,
      },
      weights: { ranks: 1, senior: 1 },
    });
    const people = ["a", "b", "c", "d"].map((id, rank) => someone(id, { rank }));
    const result = lint(both, cohortOf(both, { mentee: people, mentor: people }));
    expect(found(result, "one-sided")[0]?.data).toMatchObject({ noEffect: false, dependsOn: ["mentor"] });
  });
});
