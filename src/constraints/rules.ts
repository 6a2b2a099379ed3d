import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, saidBy, show } from "../errors.js";
import type { RowScorer } from "../measure.js";
import {
  builtInRules,
  floorRule,
  type Judging,
  type PairsProgram,
  type PeersProgram,
  type PersonSchema,
  type ReadyRule,
  type Roles,
  type RoundsProgram,
} from "../program.js";
import type { Bounds } from "./capacity.js";
import { type Eligibility, everythingAllowed, forbid } from "./eligibility.js";
import type { Cell, ReadLists } from "./lists.js";

/** What long work is told by its caller; asked once per row. */
export interface Watch {
  readonly signal?: { throwIfAborted(): void };
  /** Called with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What judges two people of circles: two members, or a member and a lead of their circle. */
export interface CirclesJudging extends Judging {
  readonly format: "circles";
  readonly between: "members" | "member and lead";
}

type Program =
  | PairsProgram<Roles, string, string>
  | PeersProgram<PersonSchema, string, string>
  | RoundsProgram<PersonSchema, string, string>
  | CirclesJudging;

/** How many mistakes of one function are listed before the rest is only counted. */
const LISTED = 10;

/**
 * Applies every rule to every pair: those of all programs first, then the program's own, each with a bit of its own.
 * Floors and minimum evidence have their bits here and are set when the scores are known (`fit/`). A rule within one group
 * (peers, members of circles) is asked both ways, and forbids a pair both ways.
 * Cost: one call per pair for a function, one number per pair for a requirement.
 *
 * @param bounds The places of everybody; undefined where everybody has one, as peers and members of circles have.
 */
export function eligibilityOf(
  program: Program,
  lineup: Lineup,
  bounds: readonly [Bounds, Bounds] | undefined,
  lists: Pick<ReadLists, "history" | "never" | "must">,
  mistakes: Mistake[],
  watch: Watch = {},
): Eligibility {
  const own = Object.keys(program.rules);
  const floors = Object.entries(program.floors).map(([name, floor]) => floorRule(name, floor ?? 0));
  const evidence = program.minimumEvidence > 0 ? [builtInRules.evidence] : [];
  const { oneself, history, apart, loop, noPlace } = builtInRules;
  const mirrored = program.format === "circles" ? program.between === "members" : program.format !== "pairs";
  // Only of pairs: elsewhere all have one place, and nobody is the partner of one person in two roles.
  const ofRoles = program.format === "pairs" ? [loop, noPlace] : [];
  // In rounds an earlier meeting forbids nothing: it is counted.
  const ofHistory = program.format === "rounds" ? [] : [history];
  const rules = [oneself, ...ofHistory, apart, ...ofRoles, ...own, ...floors, ...evidence];
  const [rows, columns] = [lineup.ids[0].length, lineup.ids[1].length];
  const eligibility = everythingAllowed(rows, columns, rules, mirrored);

  const forbidAll = (rule: string, cells: readonly Cell[]) => {
    for (const { row, column } of cells) forbid(eligibility, rules.indexOf(rule), row, column);
  };
  if (program.format !== "pairs" || program.identity === "shared") forbidAll(oneself, samePerson(lineup));
  if (program.format !== "rounds") forbidAll(history, lists.history);
  forbidAll(apart, lists.never);
  // The way back of a pair that must be made; other loops are opened while solving.
  if (program.format === "pairs") {
    const back = program.mutual === "forbidden" ? lists.must.flatMap((cell) => turned(lineup, cell)) : [];
    forbidAll(loop, back);
    if (bounds !== undefined) forbidWithoutPlace(eligibility, bounds, rules.indexOf(noPlace));
  }

  own.forEach((name, index) => {
    const rule = program.rules[name];
    if (rule === undefined) return;
    const forbidding = new Float64Array(columns);
    const apply = readyRule(name, rule, lineup, mirrored, mistakes);
    const position = rules.indexOf(name);
    for (let row = 0; row < rows; row++) {
      watch.signal?.throwIfAborted();
      apply(row, forbidding);
      for (let column = 0; column < columns; column++) {
        // Nobody is a pair with themselves: rules are about two people.
        if (forbidding[column] !== 0 && !(mirrored && row === column)) forbid(eligibility, position, row, column);
      }
    }
    watch.onProgress?.((index + 1) / own.length);
  });
  return eligibility;
}

/** Gives a scorer that writes 1 where the rule forbids the pair and 0 where it allows it. */
function readyRule(name: string, rule: ReadyRule, lineup: Lineup, mirrored: boolean, mistakes: Mistake[]): RowScorer {
  const [first, second] = lineup.people;
  if (rule.form === "requirement") {
    const { measure, least, unknown } = rule.by;
    const values = [first.map(rule.read[0]), second.map(rule.read[1])] as const;
    const scorer = measure.prepare?.(values[0], values[1]) ?? plainScorer(measure.score.bind(measure), values);
    const forbidUnknown = unknown === "forbidden";
    return (row, out) => {
      scorer(row, out);
      for (let column = 0; column < out.length; column++) {
        const value = out[column] ?? Number.NaN;
        out[column] = Number.isNaN(value) ? Number(forbidUnknown) : Number(value < least);
      }
    };
  }
  let wrong = 0;
  const note = (code: "failed" | "answer", row: number, column: number, answer: unknown) => {
    if (++wrong > LISTED) return;
    const where = `rules[${show(name)}] for ${show(lineup.ids[0][row])} and ${show(lineup.ids[1][column])}`;
    mistakes.push(
      code === "failed"
        ? mistake("rule-failed", where, `your function failed: ${saidBy(answer)}.`, "Make it answer for every pair.")
        : mistake(
            "rule-answer",
            where,
            "a rule answers true (allowed) or false (forbidden).",
            "Return a boolean.",
            answer,
          ),
    );
  };
  return (row, out) => {
    for (let column = 0; column < out.length; column++) {
      out[column] = 1;
      if (mirrored && row === column) continue;
      try {
        const answer = rule.of(first[row], second[column]);
        out[column] = Number(answer !== true);
        if (typeof answer !== "boolean") note("answer", row, column, answer);
      } catch (error) {
        note("failed", row, column, error);
      }
    }
  };
}

function plainScorer(
  score: (first: unknown, second: unknown) => number | undefined,
  [first, second]: readonly [readonly unknown[], readonly unknown[]],
): RowScorer {
  return (row, out) => {
    for (let column = 0; column < out.length; column++) out[column] = score(first[row], second[column]) ?? Number.NaN;
  };
}

function samePerson(lineup: Lineup): Cell[] {
  return lineup.ids[0].flatMap((id, row) => {
    const column = lineup.positions[1].get(id);
    return column === undefined ? [] : [{ row, column }];
  });
}

/** The pair the other way round, where both people are in both roles. */
export function turned(lineup: Lineup, { row, column }: Cell): Cell[] {
  const back = lineup.positions[0].get(lineup.ids[1][column] ?? "");
  const forth = lineup.positions[1].get(lineup.ids[0][row] ?? "");
  return back === undefined || forth === undefined ? [] : [{ row: back, column: forth }];
}

/** Nobody is offered who has no place: whole rows and columns are forbidden. */
function forbidWithoutPlace(eligibility: Eligibility, bounds: readonly [Bounds, Bounds], rule: number): void {
  const { rows, columns } = eligibility;
  for (let row = 0; row < rows; row++) {
    if (bounds[0].max[row] === 0)
      for (let column = 0; column < columns; column++) forbid(eligibility, rule, row, column);
  }
  for (let column = 0; column < columns; column++) {
    if (bounds[1].max[column] === 0) for (let row = 0; row < rows; row++) forbid(eligibility, rule, row, column);
  }
}
