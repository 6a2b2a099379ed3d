import {
  approve,
  both,
  circles,
  closeness,
  cohortOf,
  commonStarts,
  hours,
  letters,
  match,
  overlap,
  pairs,
  peers,
  preference,
  rounds,
  same,
  sealOf,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lastLunches, plan } from "../../doc-examples/prelude.js";
import { caught, frozen } from "../../mistakes.js";

const by = { by: "Kim Berg", because: "I went through all of them." };
const facts = { programme: "Mentoring 2026", contact: "mentoring@example.org" };

const Person = z.object({
  id: z.string(),
  rhythm: z.string().optional(),
  curiosity: z.number().optional(),
  pastimes: z.array(z.string()).default([]),
  free: z.custom<{ zone: string; windows: { day: 1 | 2 | 3; from: number; to: number }[] }>().optional(),
});
type Somebody = z.output<typeof Person>;
const programme = { from: "2026-11-02", to: "2026-11-29" }; // no change of clocks in Europe or Asia

const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentor: 2 },
  rules: {
    "an hour": {
      by: hours({ programme, atLeast: 60, unknown: "allowed" }),
      mentee: (p) => p.free,
      mentor: (p) => p.free,
    },
  },
  criteria: {
    rhythm: { by: same(), mentee: (p) => p.rhythm, mentor: (p) => p.rhythm },
    pastimes: { by: overlap(), mentee: (p) => p.pastimes, mentor: (p) => p.pastimes },
    curious: { by: both({ of: "curiosity" }), mentee: (p) => p.curiosity, mentor: (p) => p.curiosity },
    wishes: { by: preference(), mentee: ({ id }) => ({ id, wishes: ["grace"] }), mentor: ({ id }) => ({ id }) },
    own: () => 0.5,
    pace: { by: closeness([0, 1]), mentee: (p) => p.curiosity, mentor: (p) => p.curiosity },
  },
  weights: { rhythm: 1, pastimes: 1, curious: 1, wishes: 1, own: 1, pace: 1 },
});

const tuesday = (zone: string, from: number, to: number) => ({ zone, windows: [{ day: 2 as const, from, to }] });
const ada = {
  id: "ada",
  rhythm: "weekly",
  curiosity: 0.9,
  pastimes: ["Chess"],
  free: tuesday("Europe/Berlin", 540, 660),
};
const grace = { ...ada, id: "grace", free: tuesday("Asia/Kolkata", 810, 930) };

const made = (mentees: readonly Somebody[], mentors: readonly Somebody[]) =>
  approve(settled(match(program, cohortOf(program, { mentee: mentees, mentor: mentors }))), by);
const one = made([ada], [grace]);
const to = (
  id: string,
  options: Parameters<typeof letters<"mentee" | "mentor", keyof typeof program.weights, "an hour">>[1] = {},
) => letters(one, { ...facts, ...options }).letters.find((letter) => letter.id === id)?.text ?? "";

describe("letters", () => {
  it("tell of what both answered, and not of results of questionnaires", () => {
    expect(to("ada")).toContain("You share: weekly; Chess.");
    expect(to("ada")).not.toContain("curiosity");
  });

  it("tell of what the people who run the programme name, and no more", () => {
    expect(to("ada", { tell: ["curious"] })).toContain("You share: both high on curiosity.");
    expect(to("ada", { tell: ["curious"] })).not.toContain("Chess");
    expect(to("ada", { tell: [] })).toContain("What you share is for you to find out");
  });

  it("propose how often to meet where both answered alike, and else hold the reader's answer alone", () => {
    const options = { ...facts, cadence: "rhythm" } as const;
    expect(to("ada", options)).toContain("You both answered: weekly. Our proposal is to start with that.");
    expect(to("ada", options)).toContain("You share: Chess.");
    const apart = letters(made([ada], [{ ...grace, rhythm: "monthly" }]), options).letters;
    const [mentee, mentor] = apart.map(({ text, agreements }) => text + agreements[0]?.text);
    expect(mentee).toContain("You answered: weekly. Say so when you meet, and ask what suits the other.");
    expect(mentee).not.toContain("monthly");
    expect(mentor).toContain("You answered: monthly.");
    expect(mentor).not.toContain("weekly");
    const silent = letters(made([{ ...ada, rhythm: undefined }], [grace]), options).letters[0]?.text;
    expect(silent).not.toMatch(/You (both )?answered/);
  });

  it("tell times on the reader's own clock, the same moments to both", () => {
    expect(to("ada")).toContain("(Europe/Berlin)");
    expect(to("ada")).toContain("- Tuesday 09:00-10:00; every week\n- Tuesday 10:00-11:00; every week");
    expect(to("ada")).not.toContain("Kolkata");
    expect(to("grace")).toContain("(Asia/Kolkata)");
    expect(to("grace")).toContain("- Tuesday 13:30-14:30; every week\n- Tuesday 14:30-15:30; every week");
    expect(to("ada", { times: "left out" })).not.toContain("Tuesday");
  });

  it("keep times out of what is shared, also where they are named", () => {
    const timed = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: { time: { by: hours({ programme, enough: 60 }), mentee: (p) => p.free, mentor: (p) => p.free } },
      weights: { time: 1 },
    });
    const plan = settled(match(timed, cohortOf(timed, { mentee: [ada], mentor: [grace] })));
    const [letter] = letters(approve(plan, by), { ...facts, tell: ["time"] }).letters;
    expect(letter?.text).toContain("(Europe/Berlin)");
    expect(letter?.text).not.toMatch(/Kolkata|You share/);
  });

  it("say to each side what it can learn and give", () => {
    const [mentee, mentor] = letters(approve(plan, by), facts).letters;
    expect(mentee?.text).toContain("What you can learn from grace@example.org: SQL.");
    expect(mentor?.text).toContain("What you can give ada@example.org: SQL.");
    for (const letter of [mentee, mentor])
      expect(letter?.agreements[0]?.text).toContain("ada@example.org would like to learn: SQL.");
  });

  it("do not say who has not said when they can meet", () => {
    const { free: _, ...unsaid } = grace;
    const texts = letters(made([ada], [unsaid]), facts).letters.map(({ text }) => text);
    for (const text of texts) expect(text).toContain("We know of no time that suits both of you.");
    expect(letters(one, facts).letters.map(({ text }) => text.includes("We know of no time"))).toEqual([false, false]);
  });

  it("say when clocks do not change together", () => {
    const half = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: {
        time: {
          by: hours({ programme: { from: "2026-10-19", to: "2026-11-01" }, enough: 60 }),
          mentee: (p) => p.free,
          mentor: (p) => p.free,
        },
      },
      weights: { time: 1 },
    });
    const people = { mentee: [ada], mentor: [{ ...grace, free: tuesday("Asia/Kolkata", 540, 1140) }] };
    const { letters: written } = letters(approve(settled(match(half, cohortOf(half, people))), by), facts);
    expect(
      written.map(({ text }) => text.includes("Tuesday 12:30-13:30 or Tuesday 13:30-14:30, as clocks change")),
    ).toEqual([false, true]);
  });

  it("go to a mentor of two once, with a draft for each pair", () => {
    const both = made([ada, { ...ada, id: "bo", pastimes: [] }], [grace]);
    const { letters: written } = letters(both, facts);
    expect(written.map(({ role, id, agreements }) => [role, id, agreements.length])).toEqual([
      ["mentee", "ada", 1],
      ["mentee", "bo", 1],
      ["mentor", "grace", 2],
    ]);
    expect(written[1]?.text).not.toContain("ada");
    expect(written[0]?.agreements[0]).toEqual(written[2]?.agreements[0]);
    expect(written[2]?.subject).toBe("Mentoring 2026: your partners are ada and bo");
    expect(written[0]?.subject).toBe("Mentoring 2026: your mentor is grace");
  });

  it("tell two of one name apart by their ids, and only within a group", () => {
    const names = { mentee: () => "Ada", mentor: () => "Ada" };
    const { letters: written } = letters(one, { ...facts, names });
    expect(written[0]?.subject).toBe("Mentoring 2026: your mentor is Ada (grace)");
    const two = letters(made([ada, { ...ada, id: "bo" }], [grace, { ...grace, id: "hal" }]), {
      ...facts,
      names: { mentee: () => "Ada", mentor: (id) => id },
    }).letters;
    for (const { text } of two) expect(text).not.toMatch(/\((ada|bo)\)/);
  });

  it("show what is missing, and who gets no letter", () => {
    const {
      missing,
      without,
      letters: written,
    } = letters(made([ada, { ...ada, id: "bo" }, { ...ada, id: "cy" }], [grace]));
    expect(missing).toEqual(["programme", "contact"]);
    expect(without).toHaveLength(1);
    expect(written[0]?.text).toContain("[programme]: your mentor is grace");
    expect(written[0]?.text).toContain("Kim Berg");
    expect(to("ada", { from: "The learning team" })).not.toContain("Kim Berg");
  });

  it("of a draft agreement leave what only the two can say blank", () => {
    const [draft] = letters(one, facts).letters[0]?.agreements ?? [];
    for (const part of ["What we want to reach", "How often", "Feedback", "What stays between us", "ending"]) {
      expect(draft?.text).toContain(part);
    }
    expect(draft?.text).toContain("without giving a reason. Nobody is at fault");
    expect(draft?.text.match(/\[ … \]/g)?.length).toBeGreaterThan(10);
    expect(letters(approve(lastLunches, by), facts).letters[0]?.agreements).toEqual([]);
  });

  it("know nothing of what is sealed, and change nothing that they are given", () => {
    sealOf(program, { mentee: [{ id: "ada", group: "secret" }] });
    const options = frozen({ ...facts, tell: ["pastimes" as const] });
    const written = letters(one, options);
    expect(JSON.stringify(written)).not.toContain("secret");
    expect(Object.isFrozen(written) && Object.isFrozen(written.letters[0])).toBe(true);
    expect(JSON.parse(JSON.stringify(written))).toEqual(written);
  });

  it("of circles name those who lead and say when most can come", () => {
    const table = circles({
      of: Person,
      lead: Person,
      size: { min: 2, max: 3 },
      meeting: { by: commonStarts({ programme, share: 0.6, atLeast: 1 }), of: (p) => p.free, lead: (p) => p.free },
      criteria: { pastimes: { by: overlap(), of: (p) => p.pastimes } },
      weights: { pastimes: 1 },
    });
    const away = { id: "di", pastimes: [], free: tuesday("Europe/Berlin", 1200, 1260) };
    const cohort = cohortOf(table, { member: [ada, { ...ada, id: "bo" }, away], lead: [grace] });
    const seated = approve(settled(match(table, cohort, { steps: 50 })), by);
    const { letters: written } = letters(seated, facts);
    expect(written.map(({ role, id }) => `${role} ${id}`)).toEqual([
      "member ada",
      "member bo",
      "member di",
      "lead grace",
    ]);
    expect(written[0]?.text).toContain("It is led by grace.");
    expect(written[3]?.text).toContain("It is led by you.");
    expect(written[0]?.text).toContain("These times suit most of you.");
    expect(written[0]?.text).toContain("Tuesday 09:00-10:00; every week");
    expect(written[0]?.text).not.toContain("20:00");
  });

  it("of a trio are about three, of rounds about each round", () => {
    const buddies = peers({
      of: Person,
      criteria: { pastimes: { by: overlap(), of: (p) => p.pastimes } },
      weights: { pastimes: 1 },
    });
    const cohort = cohortOf(buddies, { person: [ada, grace, { ...ada, id: "bo" }] });
    const [first] = letters(approve(settled(match(buddies, cohort)), by), facts).letters;
    expect(first?.text).toContain("You are in a group of 3 with bo and grace");
    const tour = rounds({
      of: Person,
      rounds: 2,
      criteria: { pastimes: { by: overlap(), of: (p) => p.pastimes } },
      weights: { pastimes: 1 },
    });
    const four = cohortOf(tour, { person: ["a", "b", "c", "d"].map((id) => ({ ...ada, id })) });
    const [letter] = letters(approve(settled(match(tour, four)), by), { ...facts, form: "markdown" }).letters;
    expect(letter?.text).toMatch(/## Round 1: [bcd]\n[\s\S]*## Round 2: [bcd]\n/);
  });

  it("refuse what cannot be, all at once", () => {
    const wrong = {
      tell: ["wishes", "own", "pace", "pastime"],
      cadence: "rythm",
      programme: " ",
      from: "",
      names: { coach: () => "" },
      times: "no",
    };
    expect(caught(() => letters(one, wrong as object))).toEqual([
      "letters-silent at tell[0]",
      "letters-silent at tell[1]",
      "letters-silent at tell[2]",
      "letters-criterion at tell[3]",
      "letters-criterion at cadence",
      "letters-blank at programme",
      "letters-blank at from",
      "letters-role at names.coach",
      "letters-times at times",
    ]);
    expect(caught(() => letters(approve(plan, by), { form: "html" } as object))).toEqual(["document-form at form"]);
  });
});
