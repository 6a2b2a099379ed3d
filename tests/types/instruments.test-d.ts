import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  type InventoryScores,
  inventory,
  ipipViaR,
  miniIpip,
  reliabilities,
  scaleMean,
  scoreInstrument,
  workingStyle,
} from "../../src/cohort/index.js";
import { agreement, both, profile } from "../../src/criteria/index.js";
import { pairs } from "../../src/program.js";

const Mentee = z.object({
  id: z.string(),
  self: inventory("Self", miniIpip).optional(),
  values: inventory("Values", ipipViaR, { scales: ["Creativity", "Prudence"] }),
  work: inventory("Work", workingStyle),
});
const roles = { mentee: Mentee, mentor: Mentee };

test("scores have the scales that were asked, by name", () => {
  type Out = z.output<typeof Mentee>;
  expectTypeOf<Out["self"]>().toEqualTypeOf<
    InventoryScores<"Conscientiousness" | "Intellect/Imagination"> | undefined
  >();
  expectTypeOf<keyof Out["values"]["scales"]>().toEqualTypeOf<"Creativity" | "Prudence">();
  expectTypeOf<Out["values"]["scales"]["Prudence"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<keyof Out["work"]["scales"]>().toEqualTypeOf<
    "Planning" | "Focus" | "Scope" | "Pace" | "Evidence" | "Change"
  >();
  // @ts-expect-error Factor V of the Mini-IPIP is not called Openness
  void ((one: Out) => one.self?.scales.Openness);
  // @ts-expect-error nobody was asked about Teamwork
  void ((one: Out) => one.values.scales.Teamwork);
});

test("what cannot be asked does not compile", () => {
  // @ts-expect-error the Mini-IPIP has no such scale
  void (() => inventory("Q", miniIpip, { scales: ["Openness"] }));
  // @ts-expect-error Neuroticism needs a stated reason
  void (() => inventory("Q", miniIpip, { scales: ["Neuroticism", "Extraversion"] }));
  // @ts-expect-error the reason is for another scale
  void (() => inventory("Q", miniIpip, { scales: ["Neuroticism"], reasons: { Extraversion: "…" } }));
  // @ts-expect-error these scales need no reason
  void (() => inventory("Q", miniIpip, { scales: ["Extraversion"], reasons: { Neuroticism: "…" } }));
  // @ts-expect-error there are no labels in this language
  void (() => inventory("Q", miniIpip, { language: "it" }));
  void (() => inventory("Q", miniIpip, { scales: ["Neuroticism"], reasons: { Neuroticism: "…" } }));
});

test("measures compare scales that both people were asked", () => {
  void (() =>
    pairs({
      roles,
      criteria: {
        values: { by: profile(["Creativity", "Prudence"]), mentee: (p) => p.values, mentor: (p) => p.values },
        self: { by: profile(["Conscientiousness"]), mentee: (p) => p.self, mentor: (p) => p.self },
        work: { by: agreement(workingStyle), mentee: (p) => p.work, mentor: (p) => p.work },
        learning: {
          by: both(),
          mentee: (p) => scaleMean(p.self, ["Intellect/Imagination"]),
          mentor: (p) => scaleMean(p.self, ["Intellect/Imagination"]),
        },
      },
      weights: { values: 1, self: 1, work: 1, learning: 1 },
    }));
  void (() =>
    pairs({
      roles,
      criteria: {
        // @ts-expect-error nobody was asked about Teamwork
        values: { by: profile(["Teamwork"]), mentee: (p) => p.values, mentor: (p) => p.values },
      },
      weights: { values: 1 },
    }));
  // @ts-expect-error working style has no such scale
  void (() => agreement(workingStyle, { scales: ["Feedback"] }));
});

test("scoring alone knows the scales of its instrument", () => {
  expectTypeOf(scoreInstrument(workingStyle, []).people).toEqualTypeOf<
    readonly InventoryScores<"Planning" | "Focus" | "Scope" | "Pace" | "Evidence" | "Change">[]
  >();
  expectTypeOf(reliabilities(ipipViaR, []).Valour).toEqualTypeOf<number | undefined>();
  // @ts-expect-error the instrument has no such scale
  void (() => scoreInstrument(miniIpip, [], { scales: ["Openness"] }));
});
