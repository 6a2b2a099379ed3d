import { z } from "zod";
import { type Mistake, mistake, PairwrightError, refuse, saidBy, suggestion } from "../../errors.js";
import { frozenCopy } from "../frozen.js";
import { type ColumnReference, fieldColumns, type UnreadColumn, unreadColumn, wayKeys } from "./column-reference.js";

/**
 * Which column fills which field of a role, as data that is saved and used again next term. With it every column of a
 * source is used, sealed or ignored, each once; whatever is left over, missing or taken twice is a mistake.
 */
export interface Mapping<F extends string = string> {
  readonly version: 1;
  /** The columns of each field; an empty list where no column holds it, which only an optional field can bear. */
  readonly fields: { readonly [K in F]?: ColumnReference | readonly ColumnReference[] };
  /** Columns that nobody reads. */
  readonly ignored?: readonly UnreadColumn[];
  /** Columns with protected attributes: for the sealed store and the audit, never for a person's field. */
  readonly sealed?: readonly UnreadColumn[];
}

const schema = z.strictObject({
  version: z.literal(1),
  fields: z.record(z.string(), fieldColumns),
  ignored: z.array(unreadColumn).exactOptional(),
  sealed: z.array(unreadColumn).exactOptional(),
});

const topKeys = Object.keys(schema.shape);

/**
 * Reads a saved mapping: its JSON text, or what JSON made of it.
 *
 * @throws PairwrightError listing everything that is no part of a mapping, with its place and the nearest key.
 * @example
 * ```ts
 * const saved = '{ "version": 1, "fields": { "id": "Email", "goals": { "matches": "Goal *" } }, "ignored": ["Phone"] }';
 * const mapping = readMapping(saved);
 * mapping.fields.id; // "Email"
 * ```
 */
export function readMapping(json: unknown): Mapping {
  const mistakes: Mistake[] = [];
  const mapping = checkedMapping(typeof json === "string" ? parsed(json) : json, "mapping", mistakes);
  refuse("readMapping", mistakes);
  return mapping;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const remedy = "Give the text of a mapping that was saved with JSON.stringify.";
    const broken = mistake("mapping-json", "mapping", `the text is no JSON: ${saidBy(error)}.`, remedy, json);
    throw new PairwrightError("readMapping", [broken]);
  }
}

const empty: Mapping = Object.freeze({ version: 1, fields: Object.freeze({}) });

/** A mapping from anywhere, frozen; adds what is wrong with its form, `where` being its place, and then gives an empty one. */
export function checkedMapping(given: unknown, where: string, mistakes: Mistake[]): Mapping {
  const read = schema.safeParse(given);
  if (!read.success) {
    mistakes.push(...read.error.issues.flatMap((issue) => mistakesOf(issue, where, given, [])));
    return empty;
  }
  // The schema of a record leaves this key out without a word.
  const fields = inside(given, "fields");
  if (typeof fields === "object" && fields !== null && Object.hasOwn(fields, "__proto__")) {
    mistakes.push(mistake("mapping-key", `${where}.fields`, "no field can have this name.", "Remove it.", "__proto__"));
  }
  return frozenCopy(read.data);
}

function mistakesOf(issue: z.core.$ZodIssue, where: string, given: unknown, above: readonly PropertyKey[]): Mistake[] {
  const path = [...above, ...issue.path];
  const place = `${where}${path.map(step).join("")}`;
  const value = path.reduce(inside, given);
  if (issue.code === "invalid_union" && typeof value === "object" && value !== null) {
    // Text, an object, a list of them, in this order: the branch for the kind of thing that was given says what is wrong.
    const branch = issue.errors[Array.isArray(value) ? 2 : 1];
    if (branch !== undefined) return branch.flatMap((inner) => mistakesOf(inner, where, given, path));
  }
  if (issue.code === "unrecognized_keys") {
    const known = path.length === 0 ? topKeys : [...wayKeys, path[0] === "fields" ? "part" : "because"];
    return issue.keys.map((key) =>
      mistake("mapping-key", place, "a mapping has no such key here.", suggestion(key, known), key),
    );
  }
  if (path[0] === "version") {
    const remedy = "Write version 1, or update this library if a newer one saved the mapping.";
    return [mistake("mapping-version", place, "mappings of version 1 can be read.", remedy, value)];
  }
  return [mistake("mapping-shape", place, `${expectedAt(path)} is expected.`, exampleAt(path), value)];
}

const texts: readonly unknown[] = ["header", "matches", "name", "part", "because"];

/** What belongs at a place in a mapping; a key of a line stands at the end of a path of three or more. */
function expectedAt(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return "an object with version and fields";
  if (path.length === 1) return last === "fields" ? "an object with the columns of each field" : "a list of columns";
  if (path.length > 2 && last === "column") return "the position of a column, from 1,";
  if (path.length > 2 && texts.includes(last)) return "text";
  return "a header, or one of header, matches, column and name,";
}

function exampleAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'Write for example { "version": 1, "fields": { "id": "Email" } }.';
  if (path.length === 1 && path[0] === "fields") return 'Write for example { "id": "Email", "pace": { "column": 7 } }.';
  return 'Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.';
}

function step(key: PropertyKey): string {
  return typeof key === "number" ? `[${key}]` : `.${String(key)}`;
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
