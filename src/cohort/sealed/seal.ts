import { z } from "zod";
import { type Mistake, mistake, refuse, show, suggestion } from "../../errors.js";
import type { Roles } from "../../program.js";
import type { Intaken } from "../cohort.js";
import { type Field, fieldsOf, shapeOf } from "../intake/fields.js";
import { type IntakeOptions, type Source, safeIntake } from "../intake/intake.js";
import type { IntakeReport } from "../intake/intake-report.js";
import type { Mapping } from "../intake/mapping.js";
import { folded } from "../text.js";
import { openMistakes } from "./apart.js";
import type { SealedAnswer } from "./groups.js";
import { redacted } from "./redacted.js";
import { lockedAway, type Sealed, type SealedAnswers } from "./vault.js";

/** A schema of protected answers: an object whose fields put a person into groups. */
export type SealedSchema = z.ZodType<Readonly<Record<string, SealedAnswer>>>;

/** Roles whose sealed fields share no name with the fields of the person. */
type Apart<R extends Roles, S> = {
  readonly [K in keyof S]: K extends keyof R
    ? S[K] extends z.ZodType
      ? Extract<keyof z.output<S[K]>, keyof z.output<R[K]>> extends never
        ? unknown
        : { readonly "this field of the person would be open and sealed at once": never }
      : unknown
    : { readonly "the program has no such role": never };
};

type FieldNames<S> = { [K in keyof S]: S[K] extends z.ZodType ? keyof z.output<S[K]> & string : never }[keyof S];

/**
 * Reads protected attributes (gender, age band, …) out of the same tables as `intake`, and puts them under seal: no
 * criterion, rule, capacity, report or explanation can read them, by type; only `audit` can, and gives figures of groups.
 * People are told apart by their `id` and `email` and the policy for duplicates is that of `intake`; a question may always
 * be left unanswered. Mistakes name the cell and never repeat an answer.
 *
 * The id must be made by its own field: a schema that changes ids in a transform of the whole person is not followed.
 *
 * @throws PairwrightError listing every bad answer, missing columns, and fields or columns that the person's schema reads
 * openly.
 * @example
 * ```ts
 * const both = { mentee: [{ id: "ada@example.org", Gender: "Woman" }] };
 * const sealed = seal(program, both, { mentee: z.object({ gender: choice("Gender", ["Woman", "Man", "Another"]) }) });
 * sealed.answered; // { "mentee": { "gender": 1 } }
 * ```
 */
export function seal<R extends Roles, const S extends { readonly [K in keyof R]?: SealedSchema }>(
  program: Intaken<R>,
  sources: { readonly [K in keyof S]: Source } & { readonly [K in keyof R]?: Source },
  sealed: S & Apart<R, S>,
  options?: IntakeOptions,
): Sealed<keyof S & string, FieldNames<S> & string>;
export function seal(
  program: Intaken<Roles>,
  sources: Readonly<Record<string, Source>>,
  sealed: Readonly<Record<string, SealedSchema | undefined>>,
  options: IntakeOptions = {},
): Sealed {
  const mistakes: Mistake[] = [];
  const asked = Object.entries(sealed).flatMap(([role, schema]) =>
    schema === undefined ? [] : readRole(program, role, schema, mistakes),
  );
  refuse("seal", mistakes);
  const roles = Object.fromEntries(asked.map(({ role, schema }) => [role, schema]));
  const given = asked.flatMap(({ role }) => {
    const source = Object.hasOwn(sources, role) ? sources[role] : undefined;
    return source === undefined ? [] : [[role, source] as const];
  });
  const { identity = "shared" } = program;
  const result = safeIntake(
    { roles, identity, partial: true },
    Object.fromEntries(given),
    sealingOptions(options, asked),
  );
  const report = result.ok ? result.cohort.report : result.report;
  for (const { role, fields } of asked) mistakes.push(...columnMistakes(role, fields, report));
  if (!result.ok) mistakes.push(...result.mistakes.map(withoutAnswer));
  refuse("seal", mistakes);
  const answers: SealedAnswers = new Map(
    asked.map(({ role, fields }) => {
      const attributes = fields.map(({ name }) => name);
      const people = result.ok ? (result.cohort.people[role] ?? []) : [];
      return [role, { attributes, groups: new Map(people.map((person) => [person.id, groupsOf(person, attributes)])) }];
    }),
  );
  return lockedAway(answers);
}

/**
 * The options of intake as they concern sealing: of a mapping the columns of id and address, since the sealed ones are found
 * by their questions. Whoever lets intake ignore a sealed column, so that it is reported as left
 * alone and not as unused, means it to be read here.
 */
function sealingOptions(options: IntakeOptions, asked: readonly AskedRole[]): IntakeOptions {
  const { duplicates, ignore = [], mappings = {} } = options;
  const headers = asked.flatMap(({ fields }) => fields.flatMap(({ name, questions }) => [name, ...questions]));
  const sealed = new Set(headers.map(folded));
  const left = ignore.filter((header) => !sealed.has(folded(header)));
  const mapped = asked.flatMap(({ role }) => {
    const given = Object.hasOwn(mappings, role) ? mappings[role] : undefined;
    return given === undefined ? [] : [[role, "fields" in given ? identifying(given) : given.map(identifying)]];
  });
  return { ignore: left, mappings: Object.fromEntries(mapped), ...(duplicates === undefined ? {} : { duplicates }) };
}

function identifying(mapping: Mapping): Mapping {
  const own = Object.entries(mapping.fields).filter(([name]) => name === "id" || name === "email");
  return { version: 1, fields: Object.fromEntries(own) };
}

interface AskedRole {
  readonly role: string;
  readonly fields: readonly Field[];
  /** Reads who somebody is and their groups, and nothing else. */
  readonly schema: z.ZodType<{ id: string }>;
}

function readRole(program: Intaken<Roles>, role: string, schema: SealedSchema, mistakes: Mistake[]): AskedRole[] {
  const person = Object.hasOwn(program.roles, role) ? program.roles[role] : undefined;
  const where = `sealed.${role}`;
  if (person === undefined) {
    const remedy = suggestion(role, Object.keys(program.roles));
    mistakes.push(mistake("sealed-role", where, "the program has no such role.", remedy));
    return [];
  }
  const [own, shape, fields] = [shapeOf(person), shapeOf(schema), fieldsOf(schema)];
  if (own === undefined || shape === undefined || fields === undefined) {
    const remedy = "Make both schemas with z.object({ … }).";
    mistakes.push(mistake("sealed-schema", where, "answers are read into the fields of an object.", remedy));
    return [];
  }
  mistakes.push(...openMistakes(role, person, fields));
  const who = Object.entries(own).filter(([name]) => name === "id" || name === "email");
  const what = fields.flatMap((field) => {
    const one = shape[field.name];
    return one instanceof z.ZodType ? [[field.name, redacted(field, one)] as const] : [];
  });
  const whole = z.looseObject({ id: z.string() });
  return [{ role, fields, schema: z.object(Object.fromEntries([...who, ...what])).pipe(whole) }];
}

function groupsOf(person: object, attributes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    attributes.flatMap((attribute) => {
      const read: unknown = Reflect.get(person, attribute);
      return typeof read === "symbol" ? [[attribute, read.description ?? ""] as const] : [];
    }),
  );
}

/** A sealed question that no table holds would make an audit that finds nothing. */
function columnMistakes(role: string, fields: readonly Field[], { sources }: IntakeReport): Mistake[] {
  const tables = sources.filter((source) => source.role === role && source.rows > 0);
  const [first] = tables;
  if (first === undefined) return [];
  return fields.flatMap(({ name, questions: [question = name] }) => {
    if (!tables.every(({ withoutColumn }) => withoutColumn.includes(name))) return [];
    const headers = [...new Set(tables.flatMap(({ unused }) => unused))];
    const message = `no column holds ${show(question)}, which sealed.${role}.${name} needs.`;
    return [mistake("sealed-column", first.file, message, suggestion(question, headers))];
  });
}

/** Two columns of one question that disagree are told with the answer of the first one: without it here. */
function withoutAnswer(given: Mistake): Mistake {
  if (given.code !== "two-answers") return given;
  const { value: _sealed, ...rest } = given;
  return Object.freeze(rest);
}
