// What the questions about prices accept and refuse when they compile, and what they give.
import {
  alternatives,
  type CirclePairPrice,
  type CircleRulePrice,
  type CirclesPlan,
  cohortOf,
  type FormatsOutcome,
  firmness,
  match,
  type NextBestCircle,
  nextBest,
  type PeersPlan,
  type Plan,
  pairPrice,
  placePrices,
  type RoundsPlan,
  rulePrices,
  smallestClash,
  whyNobody,
} from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { mentoring } from "./fixtures/mentoring.js";

const mentoringOutcome = () => match(mentoring, cohortOf(mentoring, { mentee: [], mentor: [] }));
const neverRun = (_misuse: () => unknown) => undefined;
type MentoringPlan = Plan<"mentee" | "mentor">;
declare const plan: MentoringPlan;
declare const buddies: PeersPlan;
declare const tables: CirclesPlan;
declare const meetings: RoundsPlan;
declare const mixed: FormatsOutcome;

describe("prices of pairs", () => {
  it("know the roles of the plan", () => {
    neverRun(() => {
      const price = pairPrice(plan, { mentee: "ada", mentor: "grace" });
      expectTypeOf(price.pair).toEqualTypeOf<{ readonly mentee: string; readonly mentor: string }>();
      expectTypeOf(price.change).toEqualTypeOf<"part" | "make" | "waive">();
      expectTypeOf(price.made[0]?.mentee).toEqualTypeOf<string | undefined>();
      expectTypeOf(nextBest(plan)[0]?.role).toEqualTypeOf<"mentee" | "mentor" | undefined>();
      expectTypeOf(placePrices(plan, { role: "mentor" })[0]?.role).toEqualTypeOf<"mentee" | "mentor" | undefined>();
      expectTypeOf(alternatives(plan).plans[0]?.pairs[0]?.mentor).toEqualTypeOf<string | undefined>();
      expectTypeOf(firmness(plan).pairs[0]?.stands).toEqualTypeOf<"firm" | "coin-flip" | undefined>();
      expectTypeOf(whyNobody(plan)[0]?.ways[0]?.change).toEqualTypeOf<
        "waive" | "place" | "own place" | "displace" | undefined
      >();
      return price;
    });
  });

  it("are not asked with roles that are not there, or half a pair", () => {
    neverRun(() => {
      // @ts-expect-error the program has no such role
      pairPrice(plan, { mentee: "ada", coach: "grace" });
      // @ts-expect-error a pair has two people
      pairPrice(plan, { mentee: "ada" });
      // @ts-expect-error nobody is asked about by a role that is not there
      placePrices(plan, { role: "coach" });
      // @ts-expect-error these are people of one group
      pairPrice(plan, { one: "ada", other: "grace" });
      // @ts-expect-error a plan may not be there: ask for the status first
      pairPrice(mentoringOutcome(), { mentee: "ada", mentor: "grace" });
      return 0;
    });
  });

  it("take numbers where numbers are wanted", () => {
    neverRun(() => {
      // @ts-expect-error how many is a number
      alternatives(plan, { most: "3" });
      // @ts-expect-error a share is a number
      firmness(plan, { within: "1 %" });
      // @ts-expect-error there is no such option
      nextBest(plan, { people: ["ada"] });
      return 0;
    });
  });
});

describe("prices of peers", () => {
  it("name one and the other, and places are nothing that peers have", () => {
    neverRun(() => {
      expectTypeOf(pairPrice(buddies, { one: "ada", other: "bo" }).pair).toEqualTypeOf<{
        readonly one: string;
        readonly other: string;
      }>();
      expectTypeOf(nextBest(buddies)[0]?.role).toEqualTypeOf<"person" | undefined>();
      expectTypeOf(whyNobody(buddies)[0]?.barrier?.sets).toEqualTypeOf<readonly (readonly string[])[] | undefined>();
      // @ts-expect-error peers have no roles
      pairPrice(buddies, { mentee: "ada", mentor: "bo" });
      // @ts-expect-error peers have no places
      placePrices(buddies);
      return 0;
    });
  });
});

describe("prices of circles", () => {
  it("are bounds or exact, and of two people, rules and places", () => {
    neverRun(() => {
      expectTypeOf(pairPrice(tables, { one: "ada", other: "bo" })).toEqualTypeOf<CirclePairPrice>();
      expectTypeOf(pairPrice(tables, { member: "ada", lead: "lea" })).toEqualTypeOf<CirclePairPrice>();
      expectTypeOf(rulePrices(tables, { steps: 1000 })).toEqualTypeOf<readonly CircleRulePrice[]>();
      expectTypeOf(nextBest(tables)).toEqualTypeOf<readonly NextBestCircle[]>();
      // @ts-expect-error whom with whom?
      pairPrice(tables, { member: "ada", circle: 1 });
      // @ts-expect-error a pair of a one-on-one plan
      pairPrice(tables, { mentee: "ada", mentor: "bo" });
      // @ts-expect-error how firm a pair is has no answer for circles
      firmness(tables);
      // @ts-expect-error plans for circles are not ranked
      alternatives(tables);
      // @ts-expect-error the plan says why somebody is in no circle
      whyNobody(tables);
      return 0;
    });
  });
});

describe("plans without prices", () => {
  it("are refused", () => {
    neverRun(() => {
      // @ts-expect-error rounds have no prices
      pairPrice(meetings, { one: "ada", other: "bo" });
      // @ts-expect-error rounds have no prices
      rulePrices(meetings);
      // @ts-expect-error ask about the plan of one step
      nextBest(mixed);
      // @ts-expect-error a clash is one of a program for pairs and its people
      smallestClash(plan);
      return 0;
    });
  });
});
