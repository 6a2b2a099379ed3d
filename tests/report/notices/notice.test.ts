import {
  closeness,
  cohortOf,
  coverage,
  type NoticeOptions,
  notice,
  noticeFacts,
  overlap,
  pairs,
  scale,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../../mistakes.js";

const Mentee = z.object({
  id: z.string(),
  manager: z.string().optional(),
  goals: z.array(z.string()),
  pace: scale("How fast do you want to go?", { from: 1, to: 5 }).optional(),
  shoe: z.number().optional(),
  hobbies: z.array(z.string()).optional(),
});
const Mentor = z.object({
  id: z.string(),
  skills: z.array(z.string()),
  pace: z.int().optional(),
  places: z.int(),
  hobbies: z.array(z.string()).optional(),
});

const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: (mentor) => mentor.places },
  rules: { "not their own manager": ({ mentee, mentor }) => mentee.manager !== mentor.id },
  criteria: {
    skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills },
    pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
    hobbies: { by: overlap(), mentee: (p) => p.hobbies, mentor: (p) => p.hobbies },
  },
  weights: { skills: 5, pace: 2, hobbies: 0 },
  floors: { skills: 0.25 },
  minimumEvidence: 0.5,
});
const cohort = cohortOf(program, {
  mentee: [{ id: "ada", goals: ["sql"] }],
  mentor: [{ id: "pat", skills: [], places: 1 }],
});

const facts = {
  programme: "Mentoring 2026",
  organisation: "Example Ltd",
  reviewer: "Kim Berg",
  contact: "mentoring@example.org",
  deadline: "30 September 2026",
  retention: "until 31 January 2027",
};
const flat = (text: string) => text.replaceAll(/\s+/g, " ");

describe("a notice", () => {
  it("as text", async () => {
    const words = {
      skills: "what you want to learn and they can teach",
      "not their own manager": "nobody is paired with their own manager",
    };
    await expect(notice(program, { ...facts, cohort, words }).text).toMatchFileSnapshot("notice.txt");
  });

  it("as Markdown", () => {
    const { text } = notice(program, { ...facts, form: "markdown" });
    expect(text).toMatch(/^# Mentoring 2026: how pairs are made/);
    expect(text).toContain("| skills | 71.4 |");
    expect(text).toContain("- not their own manager\n- at least 0.25 for skills");
  });

  it("shows what is not given as blanks, and lists it", () => {
    const { text, missing } = notice(program);
    expect(missing).toEqual([...noticeFacts]);
    for (const fact of noticeFacts) expect(text).toContain(`[${fact}]`);
    const whole = notice(program, facts);
    expect(whole.missing).toEqual([]);
    for (const [fact, words] of Object.entries(facts)) {
      expect(whole.text).not.toContain(`[${fact}]`);
      expect(flat(whole.text)).toContain(words);
    }
  });

  it("says what each answer is for, what is asked for nothing, and who wrote code of their own", () => {
    const { text, use } = notice(program, { ...facts, cohort });
    expect(flat(text)).toContain("Asked, but not used to make pairs: shoe.");
    expect(flat(text)).toMatch(/“How fast do you want to go\?” to see how well a pair fits \(pace\)/);
    expect(flat(text)).toContain(
      "written by the people who run the programme, for this programme: not their own manager.",
    );
    expect(use.fields.length).toBeGreaterThan(8);
  });

  it("says what the logic is: rules, weights, unknown answers, who comes first, ties", () => {
    const text = flat(notice(program, facts).text);
    expect(text).toContain("A pair that breaks one of them is never proposed");
    expect(text).toContain("at least 0.25 for skills");
    expect(text).toMatch(/skills 71\.4 pace 28\.6/);
    expect(text).not.toMatch(/hobbies 0/);
    expect(text).toContain("the pair gets the average points");
    expect(text).toContain("A pair of which less than 50 of 100 points are known is not proposed.");
    expect(text).toContain("As many people as possible on the mentee side get a partner.");
    const plain = pairs({
      roles: { mentee: Mentee, mentor: Mentor },
      criteria: { skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills } },
      weights: { skills: 1 },
    });
    const other = flat(notice(plain, facts).text);
    expect(other).not.toContain("points are known is not proposed");
    expect(other).toMatch(/skills 100/);
  });

  it("says that weights are declared, that a person decides, how to object, and what a fit is not", () => {
    const text = flat(notice(program, facts).text);
    for (const said of [
      "declared them before anybody was matched",
      "A person does. Kim Berg sees the proposed pairs",
      "Opt out, without giving a reason.",
      "Ask for another partner later on.",
      "Write to mentoring@example.org. Until 30 September 2026",
      "It is not the probability that two people will get on.",
      "They are not for choosing whom to hire, promote",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain("%");
  });

  it("is plain English: short sentences", () => {
    const sentences = flat(notice(program, facts).text).split(/(?<=[.?!]) /);
    for (const sentence of sentences.filter((one) => /^[A-Z][a-z]/.test(one) && !one.includes("---"))) {
      expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(26);
    }
  });

  it("hides nothing that it could not see", () => {
    const unclear = pairs({
      roles: { mentee: Mentee, mentor: Mentor },
      criteria: { mood: ({ mentee }) => (Object.keys(mentee).length > 3 ? 1 : 0) },
      weights: { mood: 1 },
    });
    expect(flat(notice(unclear, facts).text)).toContain("These may use more answers than are listed: mood.");
  });

  it("refuses blanks, unknown words and unknown forms, all at once", () => {
    const wrong: NoticeOptions = { ...facts, contact: " ", words: { skils: "x" } };
    expect(codesOf(() => notice(program, JSON.parse(JSON.stringify(wrong))))).toEqual(["notice-blank", "notice-words"]);
    expect(codesOf(() => notice(program, JSON.parse('{ "form": "csv" }')))).toEqual(["document-form"]);
  });
});
