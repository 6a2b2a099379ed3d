import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import type { Lists } from "../constraints/lists.js";
import type { Watch } from "../constraints/rules.js";
import { type Mistake, mistake, PairwrightError, refuse, refuseOtherNouns } from "../errors.js";
import type { PairsProgram, Roles } from "../program.js";
import { answerFindings } from "./answers.js";
import { criteriaFindings } from "./criteria.js";
import type { Finding, Severity, SkillBalance } from "./finding.js";
import { flowOf } from "./flow.js";
import { peopleFindings } from "./people.js";
import { clashFindings, placeFindings, shortageFinding } from "./places.js";
import { poolOf } from "./pool.js";
import { ruleFindings } from "./rules.js";
import { skillBalances, skillFindings } from "./skills.js";
import { spansOf } from "./spans.js";

/** How far the linter has come. */
export interface LintProgress {
  readonly stage: "rules" | "scores" | "criteria" | "places";
  /** Share of the stage that is done, in [0, 1]. */
  readonly done: number;
}

/** What the linter may be told: the lists that `match` will get, what counts as much, and how to work. */
export interface LintOptions<Role extends string = string> extends Lists<Role> {
  /** A rule that removes more than this share of all pairs is worth a warning; in [0, 1], 0.5 unless said otherwise. */
  readonly removes?: number;
  /** The smallest difference between two fits that matters; in [0, 1], 0.001 (the last decimal of a report) unless said otherwise. */
  readonly matters?: number;
  /** Ends long work between two steps: its reason is thrown. An `AbortSignal` fits. */
  readonly signal?: { throwIfAborted(): void };
  readonly onProgress?: (progress: LintProgress) => void;
}

/** What the linter found, as plain frozen data; `lintReport` says it in words. */
export interface Lint {
  readonly roles: readonly [string, string];
  /** People of each role, pairs in all, and pairs that the rules allow. */
  readonly people: readonly [number, number];
  readonly pairs: { readonly all: number; readonly allowed: number };
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly Finding[];
  /** Every skill that somebody wants to learn, where the program compares skills; largest deficit first. */
  readonly skills: readonly SkillBalance[];
}

const ranks: Readonly<Record<Severity, number>> = Object.freeze({ error: 0, warning: 1, note: 2 });

/**
 * Looks at a program and its people before anything is matched: criteria that tell no pair from another or cannot change
 * the result, rules that remove much, nothing, or what others remove already, people whom the rules leave with nobody,
 * places that cannot be filled, answers that never coincide, skills that nobody teaches, and how many partners to expect.
 *
 * Nothing is solved for fit. Claims are proven from the pairs: `noEffect` and everything about places hold in every plan.
 * What is found is about these people; another cohort may show something else.
 *
 * Cost: twice that of scoring, and the largest flow through the places (together about two seconds at 2,000 x 2,000).
 * Memory: that of `match` without its solver.
 *
 * @throws PairwrightError for mistakes in what is given, such as a rule that fails; never for what is found.
 * @example
 * ```ts
 * for (const { severity, text, remedy } of lint(program, cohort).findings) console.log(severity, text, remedy);
 * ```
 */
export function lint<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort: Cohort<R>,
  options?: LintOptions<keyof R & string>,
): Lint;
export function lint(
  program: PairsProgram<Roles, string, string>,
  cohort: Cohort<Roles>,
  options: LintOptions = {},
): Lint {
  refuseOtherNouns("lint", "program", program);
  const { removes = 0.5, matters = 0.001, signal } = options;
  refuse("lint", [...shareMistakes("removes", removes), ...shareMistakes("matters", matters)]);
  const tell = (stage: LintProgress["stage"], done: number) => options.onProgress?.({ stage, done });
  const stop = () => signal?.throwIfAborted();
  const watch = (stage: "rules" | "scores"): Watch => ({
    ...(signal ? { signal } : {}),
    onProgress: (done) => tell(stage, done),
  });
  const pool = renamed(() => poolOf(program, cohort.people, options, watch));
  const spans = spansOf(pool, stop, (done) => tell("criteria", done));
  stop();
  const clashes = clashFindings(pool);
  const answer = clashes.length > 0 ? undefined : flowOf(pool, signal ? { signal } : {});
  const flow = answer !== undefined && "flow" in answer ? answer.flow : undefined;
  const skills = skillBalances(pool);
  const findings = [
    ...clashes,
    ...(answer !== undefined && "shortage" in answer ? [shortageFinding(pool, answer.shortage)] : []),
    ...ruleFindings(pool, removes),
    ...peopleFindings(pool),
    ...(flow === undefined ? [] : placeFindings(pool, flow)),
    ...criteriaFindings(pool, spans, flow, matters),
    ...answerFindings(pool),
    ...skillFindings(skills),
  ];
  tell("places", 1);
  const [rows, columns] = [pool.lineup.ids[0].length, pool.lineup.ids[1].length];
  return frozenCopy({
    roles: program.roleNames,
    people: [rows, columns] as const,
    pairs: { all: rows * columns, allowed: pool.allowed },
    findings: findings.sort((a, b) => ranks[a.severity] - ranks[b.severity]),
    skills,
  });
}

function shareMistakes(place: string, given: number): Mistake[] {
  if (typeof given === "number" && given >= 0 && given <= 1) return [];
  return [mistake("lint-share", place, "a share is wanted.", "Give a number from 0 to 1.", given)];
}

/** The rooms below speak for `match`; the caller called `lint`. */
function renamed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PairwrightError) throw new PairwrightError("lint", error.mistakes);
    throw error;
  }
}
