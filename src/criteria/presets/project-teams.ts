import { frozenCopy } from "../../cohort/frozen.js";
import { cautions, evidence } from "./common.js";
import type { StudyName } from "./studies.js";

/** How many members of a circle there have to be who can take a part. */
export interface RequiredPart {
  readonly atLeast: number;
  readonly because: string;
}

/** What is known about a kind of circle, as plain frozen data; `P` names the parts that somebody has to take. */
export interface CirclePreset<P extends string = string> {
  readonly name: string;
  readonly purpose: string;
  readonly size: { readonly min: number; readonly max: number };
  readonly parts: { readonly [K in P]: RequiredPart };
  /** What a circle is worth, out of 100: the needs that its members cover together, and how its pairs get on. */
  readonly weights: { readonly coverage: number; readonly pairs: number };
  /** In the union of skills: what a skill counts that a lead has, and one that only another member has, in [0, 1]. */
  readonly coverage: { readonly lead: number; readonly member: number };
  /** Of the members' fit with the others: the shares of the mean and of the worst-off. They sum to 1. */
  readonly members: { readonly mean: number; readonly worst: number };
  /** Meetings a week that all leads can attend and this share of the members, in the worst week. */
  readonly sharedTime: { readonly starts: number; readonly members: number };
  /** How many steps up or down a reporting line nobody may stand from another, as in `notInLine`. */
  readonly line: { readonly depth: number };
  /** From how many departments members should be, and over how many levels at most; wishes, not rules. */
  readonly wished: { readonly departments: number; readonly levels: number };
  readonly evidence: readonly string[];
  /** Names in `studies`. */
  readonly studies: readonly StudyName[];
  readonly cautions: readonly string[];
}

/**
 * Project teams: circles in which somebody takes each part and the members' skills together cover what the project needs. A
 * program of `circles` takes what it wants of it; the parts are examples, and every project names its own by spreading.
 *
 * Source: sizes, shares, shared time and the worth of members' skills are those of domain knowledge, sections 1.3 and 4.3;
 * the parts and the weights of coverage against pairs are judgements of ours, without evidence.
 *
 * @example
 * ```ts
 * const Maker = z.object({ id: z.string(), can: z.string(), goals: z.array(z.string()), skills: z.array(z.string()) });
 * const { size, parts, coverage: share, weights, members } = projectTeams;
 * const teams = circles({
 *   of: Maker,
 *   size,
 *   circleRules: {
 *     lead: { ...parts.lead, who: (p) => p.can === "lead" },
 *     maker: { ...parts.maker, who: (p) => p.can === "make" },
 *   },
 *   criteria: {
 *     skills: { by: coverage(), wants: (p) => p.goals, offers: (p) => p.skills, members: share.member / share.lead },
 *     strangers: (one, other) => (one.can === other.can ? 0 : 1),
 *   },
 *   weights: { skills: weights.coverage, strangers: weights.pairs },
 *   worth: members,
 * });
 * const ours = { ...parts, tester: { atLeast: 1, because: "we ship" } };
 * Object.keys(ours); // ["lead", "maker", "tester"]
 * ```
 */
export const projectTeams: CirclePreset<"lead" | "maker"> = /* @__PURE__ */ frozenCopy({
  name: "project teams",
  purpose: "Teams of four to six whose members together have the skills that a project needs.",
  size: { min: 4, max: 6 },
  parts: {
    lead: { atLeast: 1, because: "Somebody keeps the project together." },
    maker: { atLeast: 2, because: "The work does not hang on one person." },
  },
  weights: { coverage: 60, pairs: 40 },
  coverage: { lead: 1, member: 0.7 },
  members: { mean: 0.5, worst: 0.5 },
  sharedTime: { starts: 2, members: 0.8 },
  line: { depth: 2 },
  wished: { departments: 2, levels: 2 },
  evidence: ["Evidence on groups is thin: sizes and shares are practice and judgement.", ...evidence],
  studies: ["kuperminc"],
  cautions: [
    "No member is placed so that a group has one of a kind; who is alone in a circle is for the audit to report.",
    ...cautions,
  ],
});
