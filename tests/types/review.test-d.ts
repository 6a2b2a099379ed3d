// What review accepts and refuses when it compiles.
import {
  cohortOf,
  compare,
  type HookReview,
  match,
  numbered,
  type Outcome,
  type Review,
  readDecisions,
  review,
} from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { mentoring } from "./fixtures/mentoring.js";

const signed = { by: "Bo", because: "They asked." } as const;
const neverRun = (_misuse: () => unknown) => undefined;
const outcomeOf = () => match(mentoring, cohortOf(mentoring, { mentee: [], mentor: [] }));

describe("review", () => {
  it("knows the roles and criteria of the program", () => {
    neverRun(() => {
      const outcome = outcomeOf();
      review(outcome, [{ decision: "keep", pair: { mentee: "ada", mentor: "grace" }, ...signed }]);
      review(outcome, numbered(readDecisions("[]")));
      // @ts-expect-error the program has no such role
      review(outcome, [{ decision: "keep", pair: { mentee: "ada", coach: "grace" }, ...signed }]);
      // @ts-expect-error nor this one
      review(outcome, [{ decision: "withdraw", person: { role: "coach", id: "ada" }, ...signed }]);
      // @ts-expect-error a decision says why
      review(outcome, [{ decision: "withdraw", person: { role: "mentee", id: "ada" }, by: "Bo" }]);
      // @ts-expect-error what was read from a file is of no known program: it is numbered first
      review(outcome, readDecisions("[]"));
      return outcome;
    });
  });

  it("is compared with a plan as it is", () => {
    neverRun(() => {
      const outcome = outcomeOf();
      const found = review(outcome, []);
      if (outcome.status === "infeasible") return outcome;
      const what = compare(outcome, found, { names: { mentee: (id) => id } });
      expectTypeOf<keyof NonNullable<typeof what.changes.after>["sides"]>().toEqualTypeOf<"mentee" | "mentor">();
      compare({ before: outcome, after: found });
      // @ts-expect-error the plans have no such role
      compare(outcome, found, { names: { coach: (id: string) => id } });
      // @ts-expect-error two plans are before and after: there is nothing to choose
      compare(outcome, found, { against: "before" });
      // @ts-expect-error one plan alone is held against nothing
      compare(outcome);
      // @ts-expect-error what match gave may be no plan
      compare(outcomeOf(), found);
      return what;
    });
  });

  it("takes any decisions of a hook, each signed", () => {
    neverRun(() => {
      const decision = { decision: "withdraw", person: { role: "mentee", id: "ada" } } as const;
      review(outcomeOf(), () => ({ answer: "later" }));
      review(outcomeOf(), () => ({ answer: "decide", decisions: [{ ...decision, ...signed }] }));
      // @ts-expect-error nobody signed it
      return review(outcomeOf(), () => ({ answer: "decide", decisions: [decision] }));
    });
  });

  it("gives the outcome of the program, at once or when all is answered", () => {
    neverRun(() => {
      const found = review(outcomeOf(), []);
      expectTypeOf(found.outcome).toEqualTypeOf<ReturnType<typeof outcomeOf>>();
      expectTypeOf<Review<Outcome>["outcome"]>().toEqualTypeOf<Outcome>();
      const asked = review(outcomeOf(), () => ({ answer: "keep", ...signed }));
      expectTypeOf(asked).toEqualTypeOf<Promise<HookReview<ReturnType<typeof outcomeOf>>>>();
      // @ts-expect-error who keeps says why
      review(outcomeOf(), () => ({ answer: "keep", by: "Bo" }));
      return found;
    });
  });
});
