import type { Cell } from "../../constraints/lists.js";
import { type Mistake, mistake, refuse, show, suggestion } from "../../errors.js";
import { MILLION } from "../../fit/fit.js";
import { compareText } from "../../random.js";
import { type AddedFit, type HookReason, type HookStop, isStop, type LeaveOut } from "./answers.js";
import type { Stage } from "./ask.js";
import { formOf, type Relation, readTwo } from "./relation.js";

/** What a hook answered: entries of its list in a fixed order, or that the run stops; undefined for nothing. */
export type ReadAnswer<T> = readonly T[] | HookStop | undefined;

/** What was said about two people, in their positions. */
export interface AboutTwo<N extends object> {
  readonly relation: Relation<N>;
  readonly cell: Cell;
  readonly reason: HookReason;
}

/** Who could be left out, and who could not because a list says that they must have somebody. */
export interface IntakeGround<Role extends string> {
  readonly roles: readonly Role[];
  readonly ids: (role: Role) => readonly string[];
  readonly isMust: (role: Role, id: string) => boolean;
}

/** Reads who is left out. */
export function readLeaveOuts<Role extends string>(
  given: unknown,
  { roles, ids, isMust }: IntakeGround<Role>,
): ReadAnswer<LeaveOut<Role>> {
  const known = new Map(roles.map((role) => [role, new Set(ids(role))]));
  const form = `{ role: ${roles.map(show).join(" or ")}, id, name, because }`;
  const seen = new Set<string>();
  return read("afterIntake", given, form, (entry, where, mistakes) => {
    const asked: unknown = Reflect.get(entry, "role");
    const id: unknown = Reflect.get(entry, "id");
    const role = roles.find((one) => one === asked);
    if (role === undefined) {
      const remedy = suggestion(String(asked), roles);
      mistakes.push(mistake("hook-role", `${where}.role`, "there is no such role.", remedy, asked));
    } else if (typeof id !== "string" || known.get(role)?.has(id) !== true) {
      const remedy = suggestion(String(id), ids(role));
      mistakes.push(mistake("hook-unknown", `${where}.id`, "nobody in this role has this id.", remedy, id));
    } else if (isMust(role, id)) {
      const message = "a list of this run says that they must be with somebody.";
      mistakes.push(mistake("hook-must", `${where}.id`, message, "Take them off `must`, or keep them.", id));
    } else {
      twice(seen, [role, id], where, "they are left out already.", mistakes);
    }
    const reason = readReason(entry, where, mistakes);
    if (role === undefined || typeof id !== "string" || reason === undefined) return undefined;
    return { key: [role, id], name: reason.name, value: { role, id, ...reason } };
  });
}

/** Reads which pairs are forbidden; `taken` are the names of rules that there are already. */
export function readForbidden<N extends object>(
  given: unknown,
  relations: readonly Relation<N>[],
  taken: ReadonlySet<string>,
): ReadAnswer<AboutTwo<N>> {
  const seen = new Set<string>();
  return read("afterEligibility", given, aboutForm(relations, "name, because"), (entry, where, mistakes) => {
    const found = readAbout(entry, where, relations, seen, mistakes);
    if (found !== undefined && taken.has(found.value.reason.name)) {
      const message = "this name belongs to a rule of the program.";
      mistakes.push(mistake("hook-rule", `${where}.name`, message, "Choose another name.", found.name));
    }
    return found;
  });
}

/** Reads whose fit is changed, in whole millionths. */
export function readAdded<N extends object>(
  given: unknown,
  relations: readonly Relation<N>[],
): ReadAnswer<AboutTwo<N> & Pick<AddedFit, "fit">> {
  const seen = new Set<string>();
  return read("afterScores", given, aboutForm(relations, "name, fit, because"), (entry, where, mistakes) => {
    const found = readAbout(entry, where, relations, seen, mistakes);
    if (found?.value.relation.isWeighed === false) {
      const message = "the program has no criterion with weight about two such people, so their fit counts nothing.";
      mistakes.push(mistake("hook-uncounted", where, message, "Give the program one, or leave this out."));
    }
    const fit: unknown = Reflect.get(entry, "fit");
    const millionths = typeof fit === "number" && fit >= -1 && fit <= 1 ? Math.round(fit * MILLION) : 0;
    if (millionths === 0) {
      const message = "what is added to a fit is a number from -1 to 1, and a millionth at least.";
      mistakes.push(
        mistake("hook-fit", `${where}.fit`, message, "Give for example 0.05, or leave the entry out.", fit),
      );
    }
    return found && { ...found, value: { ...found.value, fit: millionths / MILLION } };
  });
}

/** Reads whether a plan is held back, where nothing else can be answered. */
export function readStop(given: unknown): HookStop | undefined {
  if (given === undefined) return undefined;
  if (isStop(given)) return stopOf("beforePlan", given);
  const remedy = "Give { stop: { name, because } }, or nothing.";
  refuse("match", [mistake("hook-answer", "hooks.beforePlan", "this is no answer.", remedy, given)]);
  return undefined;
}

interface Entry<T> {
  /** What tells entries of one name apart, and orders them. */
  readonly key: readonly string[];
  readonly name: string;
  readonly value: T;
}

/** Reads an answer entry by entry; everything that is wrong is told at once. */
function read<T>(
  stage: Stage,
  given: unknown,
  form: string,
  entryOf: (entry: object, where: string, mistakes: Mistake[]) => Entry<T> | undefined,
): ReadAnswer<T> {
  const where = `hooks.${stage}`;
  const mistakes: Mistake[] = [];
  if (given === undefined) return undefined;
  if (isStop(given)) return stopOf(stage, given);
  if (!Array.isArray(given)) {
    const remedy = `Give a list of ${form}, { stop: { name, because } }, or nothing.`;
    refuse("match", [mistake("hook-answer", where, "this is no answer.", remedy, given)]);
    return undefined;
  }
  const found = given.flatMap((entry: unknown, index): Entry<T>[] => {
    const place = `${where}[${index}]`;
    if (isObject(entry)) {
      const one = entryOf(entry, place, mistakes);
      return one === undefined ? [] : [one];
    }
    mistakes.push(mistake("hook-entry", place, "this is no entry of an answer.", `Write ${form}.`, entry));
    return [];
  });
  refuse("match", mistakes);
  const rising = found
    .map(({ key, name, value }) => ({ name, value, key: JSON.stringify(key) }))
    .sort((one, other) => compareText(one.name, other.name) || compareText(one.key, other.key));
  return rising.length === 0 ? undefined : Object.freeze(rising.map(({ value }) => value));
}

function readAbout<N extends object>(
  entry: object,
  where: string,
  relations: readonly Relation<N>[],
  seen: Set<string>,
  mistakes: Mistake[],
): Entry<AboutTwo<N>> | undefined {
  const key = Reflect.get(entry, "people") === undefined ? "pair" : "people";
  const given: unknown = Reflect.get(entry, key);
  const isMixed = key === "people" && Reflect.get(entry, "pair") !== undefined;
  const place = `${where}.${key}`;
  // What stands under the other key is none: `people` are a list, and a `pair` is not.
  const two = readTwo(
    relations,
    isMixed || Array.isArray(given) !== (key === "people") ? undefined : given,
    place,
    mistakes,
  );
  const reason = readReason(entry, where, mistakes);
  if (two === undefined || reason === undefined) return undefined;
  const { relation, cell } = two;
  const ids = [relation.lineup.ids[0][cell.row] ?? "", relation.lineup.ids[1][cell.column] ?? ""];
  const told = [relation.kind, ...ids];
  twice(seen, [...told, reason.name], where, "the same two are named under this name already.", mistakes);
  return { key: told, name: reason.name, value: { relation, cell, reason } };
}

function twice(seen: Set<string>, parts: readonly string[], where: string, message: string, mistakes: Mistake[]): void {
  const key = JSON.stringify(parts);
  if (seen.has(key)) mistakes.push(mistake("hook-twice", where, message, "Keep one of the two entries."));
  seen.add(key);
}

function readReason(entry: object, where: string, mistakes: Mistake[]): HookReason | undefined {
  const name: unknown = Reflect.get(entry, "name");
  const because: unknown = Reflect.get(entry, "because");
  if (!isText(name)) {
    const remedy = 'Give for example "same onboarding cohort".';
    mistakes.push(mistake("hook-name", `${where}.name`, "a name is wanted, under which it is shown.", remedy, name));
  }
  if (!isText(because)) {
    const remedy = "Say why, in words for those who read the plan.";
    mistakes.push(mistake("hook-because", `${where}.because`, "a reason is wanted.", remedy, because));
  }
  return isText(name) && isText(because) ? Object.freeze({ name, because }) : undefined;
}

function isText(given: unknown): given is string {
  return typeof given === "string" && given.trim() !== "";
}

function stopOf(stage: Stage, { stop }: { readonly stop: unknown }): HookStop | undefined {
  const where = `hooks.${stage}.stop`;
  const mistakes: Mistake[] = [];
  if (!isObject(stop)) {
    const remedy = 'Write { stop: { name: "data protection hold", because: "…" } }.';
    mistakes.push(mistake("hook-stop", where, "who stops a run says under what name, and why.", remedy, stop));
  }
  const reason = isObject(stop) ? readReason(stop, where, mistakes) : undefined;
  refuse("match", mistakes);
  return reason === undefined ? undefined : Object.freeze({ stop: reason });
}

function aboutForm(relations: readonly Relation<object>[], rest: string): string {
  return relations.map((one) => `{ ${one.kind}: ${formOf(one)}, ${rest} }`).join(" or ");
}

function isObject(given: unknown): given is object {
  return typeof given === "object" && given !== null;
}
