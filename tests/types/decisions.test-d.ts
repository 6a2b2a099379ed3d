// What decisions and ledgers accept and refuse when they compile.
import { type Decision, decisionsInForce, groundOf, type Ledger, ledger, numbered, type Verified } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { mentoring } from "./fixtures/mentoring.js";

type Own = Decision<"mentee" | "mentor", "skills">;
const signed = { by: "Bo", because: "They asked." } as const;
const pair = { mentee: "ada", mentor: "grace" } as const;

const neverRun = (_misuse: () => unknown) => undefined;

describe("a decision", () => {
  it("names people of the program's roles, in one way", () => {
    const right: Own[] = [
      { decision: "keep", pair, ...signed },
      { decision: "part", people: ["ada", "bo", "cy"], ...signed, supersedes: "earlier" },
      { decision: "adjust", pair, criterion: "skills", value: 1, ...signed },
      { decision: "adjust", people: ["ada", "bo"], name: "know each other", fit: -0.1, ...signed },
      { decision: "capacity", person: { role: "mentor", id: "grace" }, places: { max: 2 }, ...signed },
      { decision: "swap", pairs: [pair, { mentee: "bo", mentor: "alan" }], ...signed },
      { decision: "approve", plan: "0f", ...signed },
      { decision: "drop", supersedes: 1, ...signed },
    ];
    void right;
    // @ts-expect-error the program has no such role
    void ({ decision: "keep", pair: { mentee: "ada", coach: "grace" }, ...signed } satisfies Own);
    // @ts-expect-error a pair has somebody of each role
    void ({ decision: "keep", pair: { mentee: "ada" }, ...signed } satisfies Own);
    // @ts-expect-error a pair or people, not both
    void ({ decision: "keep", pair, people: ["ada", "bo"], ...signed } satisfies Own);
    // @ts-expect-error one is nobody to be parted from
    void ({ decision: "part", people: ["ada"], ...signed } satisfies Own);
    // @ts-expect-error the program has no such criterion
    void ({ decision: "adjust", pair, criterion: "skill", value: 1, ...signed } satisfies Own);
    // @ts-expect-error an amount, or a criterion
    void ({ decision: "adjust", pair, name: "a", fit: 1, criterion: "skills", value: 1, ...signed } satisfies Own);
    // @ts-expect-error there is no such role
    void ({ decision: "withdraw", person: { role: "coach", id: "ada" }, ...signed } satisfies Own);
  });

  it("has an author and a reason", () => {
    // @ts-expect-error nobody decided
    void ({ decision: "keep", pair, because: "They asked." } satisfies Own);
    // @ts-expect-error for no reason
    void ({ decision: "keep", pair, by: "Bo" } satisfies Own);
    // @ts-expect-error a rule is overruled for a reason
    void ({ decision: "keep", pair, ...signed, overrules: [{ rule: "another team" }] } satisfies Own);
    // @ts-expect-error a drop says what it drops
    void ({ decision: "drop", ...signed } satisfies Own);
  });

  it("is told apart by its name", () => {
    neverRun(() => {
      const [entry] = numbered([{ decision: "keep", pair, ...signed }]);
      const decision = entry?.decision;
      // @ts-expect-error not every decision has places
      void decision?.places;
      if (decision?.decision !== "capacity") return undefined;
      expectTypeOf(decision.person.id).toEqualTypeOf<string>();
      return decision.places;
    });
  });
});

describe("a ledger", () => {
  it("needs chance, and takes decisions only", () => {
    // @ts-expect-error salts come from somewhere
    neverRun(() => ledger({}));
    // @ts-expect-error bytes, not a number
    neverRun(() => ledger({ random: () => 4 }));
    // @ts-expect-error no decision
    neverRun((made?: Ledger) => made?.append({ decision: "keep" }));
    // @ts-expect-error nothing is changed in place
    neverRun((made?: Ledger) => made?.entries().push());
  });

  it("must be asked whether it holds", () => {
    neverRun((made?: Ledger) => {
      const found = made?.verify();
      expectTypeOf(found).toEqualTypeOf<Verified | undefined>();
      // @ts-expect-error a ledger that was changed has no head
      void found?.head;
      return found?.ok === false ? found.entry : found?.head.hash;
    });
  });

  it("a ground is made of a program and its own cohort", () => {
    // @ts-expect-error no cohort
    neverRun(() => decisionsInForce([], groundOf(mentoring, {})));
  });
});
