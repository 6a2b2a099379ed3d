import { frozenCopy } from "../../cohort/frozen.js";
import type { Called } from "../../constraints/who-words.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { ComparablePlan } from "../../plan/any-plan.js";
import type { CirclesPlan } from "../../plan/circles-plan.js";
import type { PeersPlan } from "../../plan/peers-plan.js";
import type { Plan } from "../../plan/plan.js";
import { callAll, type NameOf, unknownRoles } from "../shown.js";
import { changesOf } from "./changes.js";
import type { Changed, Comparison, PlanMeasures } from "./comparison.js";
import { differences, isOne, type PlanGiven, type Plans, readPlans } from "./given.js";
import { knownPlans } from "./known-plans.js";
import { measuresOf } from "./measures.js";
import { notesOf } from "./notes.js";
import { choiceInWords } from "./words.js";

/** What `compare` may be told. */
export interface CompareOptions<Role extends string = string> {
  /** The name of the plan that the others are held against; the first unless said otherwise. */
  readonly against?: string;
  /** By how much more fit another's partner must have before somebody counts as envious; 0 unless said otherwise. */
  readonly envyBeyond?: number;
  /** Finds the name of a person by id, for the sentences; where it gives undefined or blanks, the id is written. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

/** Compares two plans for peers, or what a review makes of one: before and after. */
export function compare<C extends string, Q extends string>(
  before: PlanGiven<PeersPlan<C, Q>>,
  after: PlanGiven<PeersPlan<C, Q>>,
  options?: Omit<CompareOptions<"person">, "against">,
): Comparison<"person">;
/** Compares two plans for circles, or what a review makes of one: before and after. */
export function compare<C extends string, Q extends string>(
  before: PlanGiven<CirclesPlan<C, Q>>,
  after: PlanGiven<CirclesPlan<C, Q>>,
  options?: Omit<CompareOptions<"member" | "lead">, "against">,
): Comparison<"member" | "lead">;
/**
 * What if: a plan held against what somebody's decisions would make of it, before anybody commits to them. Who would move, and
 * what that costs, is said in words and as data.
 *
 * @example
 * ```ts
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const part = { decision: "part", pair, by: "Bo", because: "They share a manager." } as const;
 * const { text, changes } = compare(plan, review(plan, [part]));
 * changes.after?.moves.map(({ id }) => id); // ["ada@example.org", "grace@example.org"]
 * console.log(text[1]);
 * ```
 */
export function compare<Role extends string, C extends string, Q extends string>(
  before: PlanGiven<Plan<Role, C, Q>>,
  after: PlanGiven<Plan<Role, C, Q>>,
  options?: Omit<CompareOptions<NoInfer<Role>>, "against">,
): Comparison<Role>;
/**
 * Compares plans for peers. Two people of different groups block a plan who may meet and would each have more fit with the
 * other than the mean with their own group; envy and regret are measured as for pairs, with a group held as one.
 */
export function compare(plans: Plans<PeersPlan>, options?: CompareOptions<"person">): Comparison<"person">;
/**
 * Compares plans for circles: besides the fits of members, the sizes of circles and who changes circle. Blocking pairs, envy
 * and regret are not measured: what a circle is worth to somebody hangs on all of its people.
 */
export function compare(
  plans: Plans<CirclesPlan>,
  options?: CompareOptions<"member" | "lead">,
): Comparison<"member" | "lead">;
/**
 * Compares plans of one programme: made under several objectives, before and after a change, or by hand. Each is measured by
 * itself (matched, total, mean, worst, tenth percentile, Gini, load; blocking pairs, envy, regret) and held against one of
 * them (price of fairness, which pairs differ, who moves from whom to whom, who gains and who loses). Nothing is changed and
 * nothing is committed.
 *
 * Plans read from JSON are measured, too; blocking pairs, envy and regret need the fit of pairs that were not made, which is
 * there when the plan, or another one of them with the same inputs, was made by `match` in this process.
 *
 * Cost: a few looks at every pair of the cohort for each plan. Definitions with their sources: `Comparison`.
 *
 * @throws PairwrightError when there is no plan, or plans of different nouns or roles, or of other people altogether.
 * @example
 * ```ts
 * const fair = settled(match(program, cohort, { objective: "fair" }));
 * console.log(compareReport(compare({ "most fit": plan, fair })));
 * ```
 */
export function compare<Role extends string>(
  plans: Plans<Plan<Role>>,
  options?: CompareOptions<NoInfer<Role>>,
): Comparison<Role>;
export function compare(...given: GivenOne | GivenTwo): Comparison {
  if (!isOfTwo(given)) return compared(...given);
  const [before, after, options] = given;
  return compared([before, after], options);
}

type Given = PlanGiven<ComparablePlan>;
type GivenOne = [plans: Plans<ComparablePlan>, options?: CompareOptions | undefined];
type GivenTwo = [before: Given, after: Given, options?: CompareOptions | undefined];

function isOfTwo(given: GivenOne | GivenTwo): given is GivenTwo {
  return isOne(given[0]);
}

function compared(plans: Plans<ComparablePlan>, options: CompareOptions = {}): Comparison {
  const mistakes: Mistake[] = [];
  const given = readPlans(plans, mistakes);
  const [first] = given;
  const against = options.against ?? first?.[0] ?? "";
  const held = given.find(([name]) => name === against)?.[1];
  if (given.length > 0 && held === undefined) {
    const names = given.map(([name]) => name);
    const remedy = suggestion(against, names);
    mistakes.push(mistake("compare-against", "against", "there is no plan of this name.", remedy, options.against));
  }
  const { envyBeyond = 0 } = options;
  if (!(typeof envyBeyond === "number" && envyBeyond >= 0 && envyBeyond <= 1)) {
    const remedy = "Give a number from 0 to 1.";
    mistakes.push(
      mistake("compare-envy", "envyBeyond", "a difference between two fits is wanted.", remedy, envyBeyond),
    );
  }
  refuse("compare", mistakes);
  const known = knownPlans(given);
  const reference = known.find(([name]) => name === against)?.[1];
  if (reference === undefined) throw new Error("a plan was found missing after the check");
  const views = known.map(([name, one]) => [name, one.seen] as const);
  refuse("compare", differences(views, reference.seen, against));
  const beyond = Math.round(envyBeyond * 1_000_000);
  const measures = known.map(([name, one]): [string, PlanMeasures] => [
    name,
    measuresOf(one, reference.seen.total, beyond),
  ]);
  const changes = known
    .filter(([name]) => name !== against)
    .map(([name, { seen }]): [string, Changed] => [name, changesOf(reference.seen, seen)]);
  const { noun, roles } = reference.seen;
  const { names = {} } = options;
  refuse("compare", unknownRoles(names, roles));
  const person = callAll(
    known.flatMap(([, { seen }]) => [...seen.people.values()]),
    names,
  );
  const called: Called = ({ role, id }) => person(role, id);
  const words = choiceInWords(noun, roles, measures, new Map(changes), against, called);
  return frozenCopy({
    format: "comparison",
    of: noun,
    roles,
    against,
    envyBeyond: beyond / 1_000_000,
    plans: Object.fromEntries(measures),
    changes: Object.fromEntries(
      changes.map(([name, change]) => [name, { ...change, text: words.get(name)?.[1] ?? "" }]),
    ),
    notes: notesOf(known, against, new Map(changes), called),
    text: [...words.values()].map((sentences) => sentences.join(" ")),
  });
}
