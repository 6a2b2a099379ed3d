// What `lint` and `notice` accept and refuse when they compile.
import { cohortOf, dataUse, type Finding, lint, notice } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { mentoring } from "./fixtures/mentoring.js";

const neverRun = (_misuse: () => unknown) => undefined;
const cohort = () => cohortOf(mentoring, { mentee: [], mentor: [] });

describe("a finding", () => {
  it("tells by its code which numbers it has", () => {
    neverRun(() => {
      const [finding] = lint(mentoring, cohort()).findings;
      if (finding?.code !== "removes-much") return undefined;
      expectTypeOf(finding.data.alone).toEqualTypeOf<number>();
      // @ts-expect-error this kind of finding has no such number
      return finding.data.correlation;
    });
    expectTypeOf<Extract<Finding, { code: "one-sided" }>["data"]["noEffect"]>().toEqualTypeOf<boolean>();
  });
});

describe("misuse that does not compile", () => {
  it("lists of pairs of other roles", () => {
    neverRun(() => lint(mentoring, cohort(), { history: [{ mentee: "ada", mentor: "pat" }] }));
    // @ts-expect-error the program has no role of this name
    neverRun(() => lint(mentoring, cohort(), { history: [{ mentee: "ada", coach: "pat" }] }));
  });

  it("words for what the program does not have", () => {
    neverRun(() =>
      notice(mentoring, { words: { skills: "what you want to learn", "another team": "not in one team" } }),
    );
    // @ts-expect-error there is no such criterion or rule
    neverRun(() => notice(mentoring, { words: { skils: "what you want to learn" } }));
  });

  it("a form of notice that there is not", () => {
    // @ts-expect-error a statement is no table
    neverRun(() => notice(mentoring, { form: "csv" }));
  });

  it("people of another program", () => {
    // @ts-expect-error a cohort, not a list of people
    neverRun(() => dataUse(mentoring, [{ id: "ada" }]));
  });
});
