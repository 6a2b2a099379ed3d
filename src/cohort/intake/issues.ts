import type { z } from "zod";
import { firstFew, type Mistake, mistake, show } from "../../errors.js";
import type { Form } from "./forms.js";

/** Default English sentences of zod; others were written by the author of the schema and stay as they are. */
const written = /^(?:Invalid (?:input|option|key|element|number|string|[\w ]+)|Too (?:small|big)|Unrecognized key)\b/;

/** Turns what a schema says about a form into mistakes with their row and column. */
export function issuesOf(
  role: string,
  form: Form,
  input: object,
  issues: readonly z.core.$ZodIssue[],
): readonly Mistake[] {
  return issues.map((issue) => mistakeOf(role, form, input, issue));
}

function mistakeOf(role: string, form: Form, input: object, issue: z.core.$ZodIssue): Mistake {
  const [field] = issue.path;
  if (field === undefined) {
    return mistake(
      "invalid-person",
      form.place,
      sentence(issue.message),
      "Change the answers of this row so that it holds.",
    );
  }
  const name = String(field);
  const answer = form.answers.get(name);
  const where = `${answer?.where ?? `${form.place}, ${role}.${name}`}${deeper(issue.path.slice(1))}`;
  const value = issue.path.reduce<unknown>(inside, input);
  if (value === undefined) {
    const orElse = name === "id" ? "take the row out" : `let ${role}.${name} be optional in the program`;
    const remedy = `Fill it in, or ${orElse}.`;
    return mistake("missing-answer", where, "an answer is required.", remedy);
  }
  const own = !written.test(issue.message);
  return mistake("invalid-answer", where, own ? sentence(issue.message) : expected(issue), remedyOf(issue), value);
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function deeper(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === "number" ? `, item ${key + 1}` : `, ${String(key)}`)).join("");
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What a schema wants, in words for someone who has never seen a schema. */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      return `${sizeOf(issue.origin)} ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)} is expected.`;
    case "too_big":
      return `${sizeOf(issue.origin)} ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)} is expected.`;
    case "invalid_type":
      return `${kinds.get(issue.expected) ?? issue.expected} is expected.`;
    case "invalid_value":
      return `one of ${listed(issue.values)} is expected.`;
    case "invalid_format":
      return `${formats.get(issue.format) ?? `text in the form of ${issue.format}`} is expected.`;
    case "not_multiple_of":
      return `a multiple of ${issue.divisor} is expected.`;
    default:
      return sentence(issue.message);
  }
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      return `Give ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}.`;
    case "too_big":
      return `Give ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)}.`;
    case "invalid_value":
      return `Use one of ${listed(issue.values)}.`;
    default:
      return "Correct the answer.";
  }
}

function sizeOf(origin: string): string {
  return origin === "string" ? "a text of" : origin === "array" || origin === "set" ? "a list of" : "a value of";
}

function unitOf(origin: string): string {
  return origin === "string" ? " characters" : origin === "array" || origin === "set" ? " answers" : "";
}

function listed(values: readonly unknown[]): string {
  return firstFew(values.map(show));
}

const kinds: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["boolean", "yes or no"],
  ["array", "a list"],
  ["object", "an object"],
  ["date", "a date"],
]);

const formats: ReadonlyMap<string, string> = new Map([
  ["email", "an e-mail address"],
  ["url", "a web address"],
  ["uuid", "a UUID"],
  ["date", "a date like 2026-09-30"],
  ["datetime", "a date with time"],
  ["regex", "text in the form that the program asks for"],
]);
