import { type Mistake, mistake, suggestion } from "../errors.js";
import type { Objective as OfScores } from "../kernels/problem.js";
import { fingerprint } from "../random.js";
import { type PerChange, type ReadFewChanges, readFewChanges, type StandingCounts } from "./few-changes.js";

/**
 * What is wanted of the fits of a plan, once rules, least numbers and the number of people matched are settled:
 * - `"total"`: their sum as large as possible (the default);
 * - `"worst-off first"`: the lowest as high as possible, then the second lowest, and so on (leximin);
 * - `"bottleneck"`: the lowest as high as possible, then the sum as large as possible;
 * - `{ floor: p }`: none below `p` percent of the best possible lowest fit, then the sum as large as possible; `p` is a
 *   whole number from 0 to 100, and `"fair"` is short for 95 of them;
 * - `"stable"`: no two people who may meet would both rather have each other. How many people are matched follows from it.
 *   Equal fits are told apart by the seed: other plans may then be stable, too, with more people or more fit (to find the
 *   largest is NP-hard: D. F. Manlove et al., Theoretical Computer Science 276 (2002), pp. 261-279); `compare` shows when
 *   the plan of the largest total is.
 *
 * Of peers the fits are those of two people who are together, three of them in a trio, and "worst-off first" looks at people:
 * everybody's fit is the mean with the others of their group. As many people as possible take part in every plan but the stable
 * one, in which two people of different groups are held against whole groups.
 */
export type Objective = OfScores | "fair" | "stable";

/** An objective as it is read: without the shorthand; and few changes against a plan that stands. */
export type ReadObjective = Exclude<Objective, "fair"> | ReadFewChanges;

/** An objective as it stands in a record: of the pairs that stand only their fingerprint, since it names nobody. */
export interface RecordedObjective {
  /** What the fits were wanted to be, as `match` takes it; absent for the total. */
  readonly objective?: Exclude<Objective, "fair" | "total">;
  /** The same where few changes were wanted: what each costs, and the SHA-256 of the pairs that stood. */
  readonly fewChanges?: { readonly perChange: PerChange; readonly standing: string };
}

/** What a plan says of the objective it was made for; plans of the largest total say nothing. Plain data. */
export interface PlanObjective {
  readonly name: "worst-off first" | "bottleneck" | "fair" | "stable" | "few changes";
  /** Of `fair`: the percentage of the best possible lowest fit that every pair must reach, from 0 to 100. */
  readonly floor?: number;
  /**
   * The best possible lowest fit in [0, 1] of the pairs that were free to choose, of peers of two people who are together;
   * absent for `stable` and without pairs.
   */
  readonly bestLowest?: number;
  /** Of `few changes`: what a changed pair costs, and what became of the pairs that stood. */
  readonly perChange?: PerChange;
  readonly standing?: StandingCounts;
  /**
   * `free`, or `as for the total`: where the number of pairs is open, lowest fits of plans cannot be compared (fewer pairs
   * look better), so that everybody on the first side has as many partners as in the plan of the largest total.
   */
  readonly partners: "free" | "as for the total";
  /** Whether it is proven that no plan serves the objective better. */
  readonly proven: boolean;
  /** The same in words. */
  readonly text: string;
}

/** What `"fair"` is short for: a declared default, close to the best lowest fit and with room left for the sum. */
const FAIR = 95;

const words = ["total", "worst-off first", "bottleneck", "fair", "stable"] as const;

/** Reads an objective; what is wrong with it is added to `mistakes`, and the total stands in. */
export function readObjective(given: unknown, where: string, mistakes: Mistake[]): ReadObjective {
  if (typeof given === "object" && given !== null && ("perChange" in given || "standing" in given)) {
    return readFewChanges(given, where, mistakes);
  }
  if (typeof given === "object" && given !== null && "floor" in given) {
    const { floor } = given;
    if (typeof floor === "number" && Number.isInteger(floor) && floor >= 0 && floor <= 100) return { floor };
    const message = "a floor is a percentage of the best possible lowest fit, a whole number from 0 to 100.";
    mistakes.push(mistake("objective-floor", `${where}.floor`, message, "Give for example { floor: 95 }.", floor));
    return "total";
  }
  const known = words.find((word) => word === given);
  if (known === undefined) {
    const remedy = suggestion(String(given), words);
    mistakes.push(mistake("objective", where, "there is no such objective.", remedy, given));
  }
  return known === "fair" ? { floor: FAIR } : (known ?? "total");
}

/** An objective as a name: the word for it, and `floor 95` for a floor of 95 percent. */
export function objectiveName(objective: ReadObjective): string {
  if (typeof objective === "string") return objective;
  return "floor" in objective ? `floor ${objective.floor}` : fewChangesName(objective);
}

/** The name of the objective of a record. */
export function recordedName({ objective, fewChanges }: RecordedObjective): string {
  return fewChanges === undefined ? objectiveName(objective ?? "total") : fewChangesName(fewChanges);
}

function fewChangesName({ perChange }: { readonly perChange: PerChange }): string {
  return perChange === "fewest first" ? "fewest changes first" : `few changes, ${perChange} each`;
}

/** What a record says of an objective: nothing of the total. */
export function inRecord(objective: ReadObjective): RecordedObjective {
  if (objective === "total") return {};
  if (typeof objective === "string" || "floor" in objective) return { objective };
  const { perChange, standing } = objective;
  // In whatever order they are listed, and whatever else a plan says of its pairs.
  const named = standing.map(namesIn).sort();
  return { fewChanges: { perChange, standing: fingerprint(JSON.stringify(named)) } };
}

/** The ids of a pair by role, or of a group, as text. */
function namesIn(given: unknown): string {
  if (typeof given !== "object" || given === null) return "";
  const people: unknown = Array.isArray(given) ? given : Reflect.get(given, "people");
  if (Array.isArray(people)) return JSON.stringify(people.map(String).sort());
  return JSON.stringify(
    Object.entries(given)
      .filter(([, value]) => typeof value === "string")
      .sort(),
  );
}

/** What was found out about a plan of an objective. */
export interface Findings {
  readonly objective: Exclude<Objective, "total" | "fair">;
  /** The best possible lowest fit in millionths. */
  readonly lowest?: number;
  readonly partners: PlanObjective["partners"];
  readonly proven: boolean;
  /** The side that is served; absent of peers, who are one group. */
  readonly served?: string;
  /** Whether pairs that must be made, or that would close a mutual loop, are set apart. */
  readonly must: boolean;
  readonly loops: boolean;
  /** At most so many people on the served side may have a partner. */
  readonly most?: number;
}

/** Says what a plan of an objective is. */
export function planObjective(found: Findings): PlanObjective {
  const { objective, partners, proven } = found;
  const bestLowest = found.lowest === undefined ? {} : { bestLowest: found.lowest / 1_000_000 };
  const of = typeof objective === "string" ? { name: objective } : { name: "fair" as const, floor: objective.floor };
  return { ...of, ...bestLowest, partners, proven, text: inWords(found) };
}

function inWords(found: Findings): string {
  const { objective, partners, proven, served, must, loops, most } = found;
  const standing = proven ? "Proven:" : "Not proven, but sought:";
  const weighed = must
    ? [`${served === undefined ? "Groups" : "Pairs"} that must be made are in every plan and were not weighed.`]
    : [];
  if (served === undefined) return [`${standing} ${wantedOfPeers(objective, found.lowest)}.`, ...weighed].join(" ");
  const among =
    partners === "free"
      ? `among the plans that match as many people on the ${served} side as possible`
      : `among the plans in which everybody on the ${served} side has as many partners as in the plan of most fit in sum (the number of pairs was open)`;
  return [
    objective === "stable"
      ? `${standing} no two people who may meet would both rather have each other, judged by their fit${loops ? " (pairs that would make two people each other's partner in both roles left aside)" : ""}. Another plan may match more people; where fits are equal the seed decided, and another plan may be as stable with more fit.`
      : `${standing} ${among}, ${wantedInWords(objective, found.lowest)}.`,
    ...(most === undefined ? [] : [`At most ${most} people on the ${served} side may have a partner.`]),
    ...weighed,
  ].join(" ");
}

function wantedInWords(objective: Exclude<Objective, "total" | "fair" | "stable">, lowest: number | undefined): string {
  const best = lowest === undefined ? "" : ` (${(lowest / 1_000_000).toFixed(3)})`;
  if (objective === "worst-off first")
    return `the lowest fit is as high as possible${best}, then the second lowest, and so on`;
  if (objective === "bottleneck")
    return `the lowest fit is as high as possible${best}, then the sum as large as possible`;
  return `no fit is below ${objective.floor} % of the best possible lowest${best}, then the sum is as large as possible`;
}

function wantedOfPeers(objective: Exclude<Objective, "total" | "fair">, lowest: number | undefined): string {
  if (objective === "stable") {
    return "no two people of different groups who may meet would both have more fit with each other than with their group. A group of three is made only where none of the three would rather leave; another plan may let more people take part; where fits are equal the seed decided, and another plan may be as stable with more fit";
  }
  const wanted =
    objective === "worst-off first"
      ? "the fit of the worst-off person is as high as possible, then that of the second worst-off, and so on"
      : wantedInWords(objective, lowest).replace("the lowest fit is", "the lowest fit of two people is");
  return `among the plans in which as many people as possible take part (those first who had a bye before), ${wanted}`;
}

/** A solver that was chosen does not solve for the objective. */
export function solverNotFor(name: string): Mistake {
  const message = "this solver does not solve for the chosen objective.";
  return mistake("objective-solver", "solver", message, "Leave the solver to match.", name);
}
