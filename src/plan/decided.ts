import type { Lineup } from "../cohort/lineup.js";
import type { PersonRef } from "../constraints/conflicts.js";
import { type Eligibility, forbid, rulesAgainst } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import { type Fit, MILLION, scoreAt, scoreWith } from "../fit/fit.js";
import { contributionsOf, pairValues, scoreOfParts } from "../fit/value.js";
import { builtInRules, floorRule, type Judging } from "../program.js";
import { compareText } from "../random.js";
import { allow, copiedJudgment, setScore } from "./judged-cells.js";
import type { OverruledRule } from "./overruled.js";
import { canonical } from "./record.js";

/** What was decided about people, for whoever makes a plan of it. Everybody who is named is there. */
export interface Decided {
  readonly withdrawn: readonly { readonly person: PersonRef }[];
  readonly must: readonly { readonly people: readonly PersonRef[] }[];
  readonly never: readonly { readonly people: readonly [PersonRef, PersonRef] }[];
  readonly places: readonly { readonly person: PersonRef; readonly min: number; readonly max: number }[];
  /** What is added to the fit of two people, in millionths. */
  readonly fits: readonly {
    readonly people: readonly [PersonRef, PersonRef];
    readonly millionths: number;
    readonly names: readonly string[];
  }[];
  readonly criteria: readonly {
    readonly people: readonly [PersonRef, PersonRef];
    readonly criterion: string;
    readonly value: number;
  }[];
  /** Rules that do not hold for two people. */
  readonly overruled: readonly OverruledRule[];
}

/** What makes an outcome again with what was decided; people are scored once, however often it is asked. */
export interface Again<O> {
  /** The rules against two people, or against them as a member and a lead, when all else that was decided holds. */
  rulesAgainst(people: readonly [PersonRef, PersonRef], decided: Decided): readonly string[];
  /** The outcome; the very outcome of `match` where nothing was decided. */
  made(decided: Decided): O;
}

/** Whether nothing was decided that makes a plan another one. */
export function isNothing(decided: Decided): boolean {
  const { withdrawn, must, never, places, fits, criteria, overruled } = decided;
  return [withdrawn, must, never, places, fits, criteria, overruled].every(({ length }) => length === 0);
}

/** What goes into the record besides the lists, so that the same inputs have the same fingerprint; undefined for nothing. */
export function changesOf({ withdrawn, places, fits, criteria, overruled }: Decided): unknown {
  // Each once and sorted: who overruled it, and in which order, makes no other plan.
  const told = new Map(overruled.map(({ people, rule }) => [canonical([people, rule]), { people, rule }]));
  const rules = [...told].sort(([one], [other]) => compareText(one, other)).map(([, rule]) => rule);
  const all = { withdrawn, places, fits, criteria, rules };
  return Object.values(all).every(({ length }) => length === 0) ? undefined : withoutEntries(all);
}

/** Numbers of decisions say nothing of the plan: the same decisions in another order give the same one. */
function withoutEntries(changes: Readonly<Record<string, readonly object[]>>) {
  return Object.fromEntries(
    Object.entries(changes).map(([name, list]) => [name, list.map((one) => ({ ...one, entries: undefined }))]),
  );
}

/** The people who take part; the same list where nobody is withdrawn. */
export function withoutPeople<P extends { readonly id: string }>(
  people: Readonly<Record<string, readonly P[]>>,
  { withdrawn }: Pick<Decided, "withdrawn">,
): Readonly<Record<string, readonly P[]>> {
  if (withdrawn.length === 0) return people;
  const gone = new Set(withdrawn.map(({ person }) => `${person.role} ${person.id}`));
  return Object.fromEntries(
    Object.entries(people).map(([role, list]) => [role, list.filter(({ id }) => !gone.has(`${role} ${id}`))]),
  );
}

/** What was decided about how two people are judged. */
interface Otherwise extends Cell {
  readonly values: Map<string, number>;
  millionths: number;
  readonly waived: Set<string>;
}

/** Who may meet and how good they are. */
export interface Judged {
  readonly program: Judging;
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
}

/**
 * Every rule that forbids two people, in the order of the rules, with the values that were decided. A pair that some rule took
 * away was never scored, so its floors are looked at here: nothing that forbids it stays unseen.
 *
 * @throws PairwrightError when a criterion fails for the two.
 */
export function rulesForbidding(judged: Judged, cell: Cell, decided: Pick<Decided, "criteria">): readonly string[] {
  const values = new Map<string, number>();
  for (const { people, criterion, value } of decided.criteria) {
    const at = cellOf(judged.lineup, people);
    if (at !== undefined && at.row === cell.row && at.column === cell.column) values.set(criterion, value);
  }
  return judgedOf(judged, cell, values).rules;
}

/**
 * The same people judged with what was decided: rules set aside for some pairs, values and fits of others changed. All other fits
 * stay as they are: a decision about one pair does not change what others are worth. Copies; nothing given is changed.
 *
 * Cost: one copy of all rules and scores, and one question to each criterion for each pair that was decided about.
 *
 * @param opened Pairs for which a rule no longer holds for another reason.
 */
export function judgedOtherwise(
  judged: Judged,
  decided: Pick<Decided, "fits" | "criteria" | "overruled">,
  opened: readonly { readonly cell: Cell; readonly rule: string }[] = [],
): Pick<Judged, "eligibility" | "fit"> {
  const cells = otherwiseOf(judged.lineup, decided, opened);
  const { eligibility, fit } = copiedJudgment(judged);
  for (const cell of cells) {
    const { rules, score } = judgedOf(judged, cell, cell.values);
    const left = rules.filter((rule) => !cell.waived.has(rule));
    allow(eligibility, cell);
    for (const rule of left) forbid(eligibility, eligibility.rules.indexOf(rule), cell.row, cell.column);
    const worth = left.length > 0 ? Number.NaN : scoreWith(score, cell.millionths);
    setScore(eligibility, fit, cell, worth);
  }
  return { eligibility, fit };
}

/** The pair of two people, who may be named in any order; undefined where one of them is not there. */
export function cellOf({ roles, positions }: Lineup, [one, other]: readonly PersonRef[]): Cell | undefined {
  if (one === undefined || other === undefined) return undefined;
  const [first, second] = one.role === roles[0] ? [one, other] : [other, one];
  const [row, column] = [positions[0].get(first.id), positions[1].get(second.id)];
  if (row === undefined || column === undefined) return undefined;
  return roles[0] === roles[1] && row > column ? { row: column, column: row } : { row, column };
}

/** What to tell with the plan of fits that were changed by hand. */
export function adjustedWarnings({ fits, criteria }: Pick<Decided, "fits" | "criteria">) {
  const called = (people: readonly PersonRef[]) => people.map(({ role, id }) => `${role} ${id}`).join(" and ");
  const signed = (millionths: number) => `${millionths > 0 ? "+" : ""}${millionths / MILLION}`;
  return [
    ...fits.map(({ people, millionths, names }) => ({
      code: "adjusted",
      text: `The fit of ${called(people)} was changed by ${signed(millionths)} by decision: ${names.join(", ")}.`,
    })),
    ...criteria.map(({ people, criterion, value }) => ({
      code: "adjusted",
      text: `"${criterion}" of ${called(people)} was set to ${value} by decision.`,
    })),
  ];
}

function otherwiseOf(
  lineup: Lineup,
  { fits, criteria, overruled }: Pick<Decided, "fits" | "criteria" | "overruled">,
  opened: readonly { readonly cell: Cell; readonly rule: string }[],
) {
  const cells = new Map<string, Otherwise>();
  const at = (people: readonly PersonRef[]) => ofCell(cellOf(lineup, people));
  const ofCell = (cell: Cell | undefined): Otherwise | undefined => {
    if (cell === undefined) return undefined;
    const key = `${cell.row} ${cell.column}`;
    const known = cells.get(key) ?? { ...cell, values: new Map(), millionths: 0, waived: new Set() };
    cells.set(key, known);
    return known;
  };
  for (const { people, millionths } of fits) {
    const cell = at(people);
    if (cell !== undefined) cell.millionths += millionths;
  }
  for (const { people, criterion, value } of criteria) at(people)?.values.set(criterion, value);
  for (const { people, rule } of overruled) at(people)?.waived.add(rule);
  for (const { cell, rule } of opened) ofCell(cell)?.waived.add(rule);
  return cells.values();
}

/** The rules against a pair and what it would score without them, with some values set. */
function judgedOf({ program, lineup, eligibility, fit }: Judged, { row, column }: Cell, set: Map<string, number>) {
  const names = Object.keys(program.criteria);
  const computed = new Set(names.flatMap((name) => floorOf(program, name)?.rule ?? []));
  if (program.minimumEvidence > 0) computed.add(builtInRules.evidence);
  const isSelf = eligibility.mirrored && row === column;
  const plain = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
  if (isSelf) return { rules: plain, score: Number.NaN };
  const values = pairValues(program, lineup.people[0][row], lineup.people[1][column]).map(
    (value, at) => set.get(names[at] ?? "") ?? value,
  );
  const parts = contributionsOf(fit, values);
  const below = names.flatMap((name, at) => {
    const floor = floorOf(program, name);
    const value = values[at];
    return floor !== undefined && value !== undefined && value < floor.least ? [floor.rule] : [];
  });
  // As `fitOf` has it: what is unknown is summed in the order of the criteria, and rounded once.
  const unknown = parts.reduce((sum, { value, nominal }) => (value === undefined ? sum + nominal : sum), 0);
  const isKnown = Math.round((1 - unknown) * MILLION) >= Math.round(program.minimumEvidence * MILLION);
  const rules = new Set([...plain.filter((rule) => !computed.has(rule)), ...below]);
  if (program.minimumEvidence > 0 && !isKnown) rules.add(builtInRules.evidence);
  const score = scoreAt(fit, row * fit.columns + column, scoreOfParts(parts));
  return { rules: eligibility.rules.filter((rule) => rules.has(rule)), score };
}

function floorOf({ floors }: Judging, name: string) {
  const least = floors[name];
  return least === undefined ? undefined : { least, rule: floorRule(name, least) };
}
