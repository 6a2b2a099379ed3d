import { frozenCopy } from "../cohort/frozen.js";
import { type Mistake, mistake, refuse, saidBy, suggestion } from "../errors.js";
import type { Decision } from "./decision.js";
import { type Form, forms, type Issue } from "./decision-schemas.js";
import type { ErasureNote } from "./ledger-entry.js";
import { noteSchema } from "./ledger-schemas.js";

/**
 * Reads decisions that were saved as JSON, oldest first. Whether the people are in the cohort and what contradicts what is not
 * asked here: see `decisionsInForce`.
 *
 * @param json The text of the file, or what `JSON.parse` made of it: a list.
 * @throws PairwrightError for what is no JSON, no list or no decision, listing every place that is wrong with its value.
 * @example
 * ```ts
 * const saved = '[{ "decision": "part", "people": ["ada", "bo"], "by": "Cy", "because": "They asked not to." }]';
 * readDecisions(saved).map(({ decision }) => decision); // ["part"]
 * ```
 */
export function readDecisions(json: unknown): readonly Decision[] {
  const mistakes: Mistake[] = [];
  const given = typeof json === "string" ? parsedJson("readDecisions", "decisions", json) : json;
  if (!Array.isArray(given)) {
    const remedy = 'Write [{ "decision": "keep", … }, …].';
    mistakes.push(mistake("decision-list", "decisions", "a list of decisions is wanted.", remedy, given));
  }
  // Holes in a list of JavaScript are wrong as well.
  const list: readonly unknown[] = Array.isArray(given) ? Array.from(given) : [];
  const read = list.flatMap((one, index) => checkedDecision(one, `decisions[${index}]`, mistakes) ?? []);
  refuse("readDecisions", mistakes);
  return Object.freeze(read);
}

/** A decision from anywhere, frozen; what is wrong with it is added to `mistakes`, and then there is none. */
export function checkedDecision(given: unknown, where: string, mistakes: Mistake[]): Decision | undefined {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    const remedy = 'Write for example { "decision": "withdraw", "person": { … }, "by": "Bo", "because": "…" }.';
    mistakes.push(mistake("decision-shape", where, "a decision is an object.", remedy, given));
    return undefined;
  }
  const name: unknown = Reflect.get(given, "decision");
  const known = Object.entries(forms).find(([word]) => word === name)?.[1];
  if (known === undefined) {
    const remedy = suggestion(typeof name === "string" ? name : "", Object.keys(forms));
    mistakes.push(mistake("decision-kind", `${where}.decision`, "there is no such decision.", remedy, name));
    return undefined;
  }
  const form = formOf(known, given, where, mistakes);
  if (form === undefined) return undefined;
  const judged = form.schema.safeParse(given);
  if (judged.success) return frozenCopy(judged.data);
  mistakes.push(...judged.error.issues.flatMap((issue) => mistakesOf(issue, where, given, form)));
  return undefined;
}

/** The note of an erasure from anywhere, frozen; what is wrong with it is added to `mistakes`, and then there is none. */
export function checkedNote(given: unknown, where: string, mistakes: Mistake[]): ErasureNote | undefined {
  const judged = noteSchema.safeParse(given);
  if (judged.success) return frozenCopy(judged.data);
  mistakes.push(...judged.error.issues.flatMap((issue) => mistakesOf(issue, where, given, noteKeys)));
  return undefined;
}

/** The text of a JSON file as data; a byte order mark, as some editors put before it, is no part of it. */
export function parsedJson(call: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const remedy = "Give the text that was saved, unchanged.";
    refuse(call, [mistake("review-json", name, `this is no JSON (${saidBy(error)}).`, remedy, text)]);
    return undefined;
  }
}

/** The way in which the decision is written: exactly one must fit. */
function formOf(known: readonly Form[], given: object, where: string, mistakes: Mistake[]): Form | undefined {
  const telling = new Set(known.flatMap(({ keys }) => keys));
  const present = [...telling].filter((key) => Object.hasOwn(given, key));
  const fitting = known.find(
    ({ keys }) => keys.length === present.length && keys.every((key) => present.includes(key)),
  );
  if (fitting !== undefined) return fitting;
  const ways = known.map(({ keys }) => keys.join(" and ")).join("; or ");
  const message = present.length === 0 ? "what is decided on is not said." : "this is not one of the ways to write it.";
  mistakes.push(mistake("decision-form", where, message, `Give ${ways}.`, given));
  return undefined;
}

const noteKeys = { shape: ["by", "because", "at"] };

function mistakesOf(issue: Issue, where: string, given: unknown, form: Pick<Form, "shape">): Mistake[] {
  const place = `${where}${issue.path.map(step).join("")}`;
  const value = issue.path.reduce(inside, given);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(issue.path, form);
    return issue.keys.map((key) =>
      mistake("decision-key", `${place}${step(key)}`, "there is no such key here.", suggestion(key, known), key),
    );
  }
  const [message, remedy] = wanted(issue.path);
  const said = issue.code === "custom" ? issue.message : message;
  return [mistake("decision-value", place, `${said}.`, remedy, value)];
}

function knownKeys(path: readonly PropertyKey[], form: Pick<Form, "shape">): readonly string[] {
  if (path.length === 0) return form.shape;
  if (path[0] === "overrules") return ["rule", "because"];
  return path[0] === "person" ? ["role", "id"] : ["min", "max"];
}

const person = ["the role and the id of a person are wanted", 'Write { "role": "mentor", "id": "…" }.'] as const;
const text = ["text with at least one letter is wanted", 'Write for example "Bo".'] as const;

/** What belongs at a place in a decision, and how to write it. */
const fields: Readonly<Record<string, readonly [string, string]>> = {
  by: ["who decided is wanted", 'Write for example "Bo".'],
  because: ["a reason in words is wanted", 'Write for example "They asked for each other."'],
  at: ["a day, or a time with its zone, is wanted", 'Write for example "2026-11-25T17:00:00Z".'],
  overrules: ["a list of rules with reasons is wanted", 'Write [{ "rule": "…", "because": "…" }].'],
  supersedes: ["the number of an earlier decision is wanted", 'Write its number, from 1, or "earlier".'],
  pair: ["one id for each of two roles is wanted", 'Write for example { "mentee": "…", "mentor": "…" }.'],
  people: ["two or more different ids are wanted", 'Write for example ["ada", "bo"].'],
  pairs: ["two pairs are wanted", 'Write [{ "mentee": "…", "mentor": "…" }, { "mentee": "…", "mentor": "…" }].'],
  person,
  role: person,
  id: person,
  places: ["whole numbers of places are wanted", 'Write 2, or { "min": 1, "max": 2 }.'],
  name: ["a name for the amount is wanted", 'Write for example "worked together before".'],
  fit: ["an amount from -1 to 1 in millionths is wanted", "Write for example 0.05."],
  criterion: ["the name of a criterion is wanted", 'Write for example "skills".'],
  value: ["a value from 0 to 1 is wanted", "Write for example 0.8."],
  plan: ["the fingerprint of a plan is wanted", "Give the 64 digits of planFingerprint(plan)."],
  rule: ["the name of a rule is wanted", "Copy it from the refusal."],
};

function wanted(path: readonly PropertyKey[]): readonly [string, string] {
  // The innermost key that is known: inside a pair the keys are roles, inside a list they are positions.
  for (let at = path.length - 1; at >= 0; at--) {
    const key = String(path[at]);
    // A role can be called like a field.
    const isRole = at > 0 && (path[0] === "pair" || path[0] === "pairs");
    if (!isRole && Object.hasOwn(fields, key)) return fields[key] ?? text;
  }
  return text;
}

/** A step of a path as it is written in a place: `[2]`, `.because`. */
export function step(key: PropertyKey): string {
  return typeof key === "number" ? `[${key}]` : `.${String(key)}`;
}

/** What stands under a key, whatever it is that is looked into. */
export function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
