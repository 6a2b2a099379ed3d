import type { Cohort } from "../../cohort/cohort.js";
import { frozenCopy } from "../../cohort/frozen.js";
import { fieldsOf } from "../../cohort/intake/fields.js";
import type { SourceReport } from "../../cohort/intake/intake-report.js";
import { refuseOtherNouns } from "../../errors.js";
import type { PairsProgram, Roles } from "../../program.js";
import { type FieldReader, type Seen, seenReaders } from "./field-readers.js";

/** One field of a role, and what reads it. */
export interface FieldUse {
  readonly role: string;
  readonly field: string;
  /** The question under which it is asked, where the schema says one. */
  readonly question?: string;
  /** Whether the schema has it; a field that is read but not declared is a misspelling or comes past the schema. */
  readonly declared: boolean;
  /** Empty where nothing reads it: then it need not be asked. */
  readonly readBy: readonly FieldReader[];
}

/** A part of a program of which nobody can tell all that it reads. */
export interface UnclearReader extends FieldReader {
  readonly because: string;
}

/** Columns of the survey files that reach nobody's fields. */
export interface DroppedColumn {
  readonly role: string;
  readonly file: string;
  readonly column: string;
}

/** Which answers a program uses, and for what: plain frozen data. */
export interface DataUse {
  readonly roles: readonly [string, string];
  /** By role, in the order of the schemas. */
  readonly fields: readonly FieldUse[];
  readonly unclear: readonly UnclearReader[];
  /** Parts that are code of the organisers: they could use facts that stand in no answer. */
  readonly ownCode: readonly FieldReader[];
  /** Columns that no field asks for, that the survey tool wrote, or that were left out on purpose: they reached nobody. */
  readonly dropped: readonly DroppedColumn[];
  /** Columns with protected attributes: for the audit alone, out of reach of every rule and criterion. */
  readonly sealed: readonly DroppedColumn[];
}

/**
 * Finds which answers a program uses and for what, by running all that reads answers on stand-ins for people that note
 * each field. Precise for measures, whose projections are asked about everybody; a function of two people is asked about
 * every pair while they are few, else about 2,000 in which everybody takes part, so that what it reads in rare cases only
 * can be missed. Without a cohort everything is asked once about somebody without answers.
 *
 * Fields that nothing reads should not be asked, or be declared for what they are (a name for letters, an address).
 * Cost: one reading per person and part, at most 2,000 calls per function or one per person.
 *
 * @example
 * ```ts
 * dataUse(program, cohort).fields.filter(({ readBy }) => readBy.length === 0).map(({ field }) => field); // ["manager", "places"]
 * ```
 */
export function dataUse<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort?: Cohort<R>,
): DataUse;
export function dataUse(program: PairsProgram<Roles, string, string>, cohort?: Cohort<Roles>): DataUse {
  refuseOtherNouns("dataUse", "program", program);
  const [first, second] = program.roleNames;
  const people = cohort && ([cohort.people[first] ?? [], cohort.people[second] ?? []] as const);
  const seen = seenReaders(program, people);
  const fields = ([0, 1] as const).flatMap((side) => fieldsOfRole(program, side, seen, people?.[side] ?? []));
  return frozenCopy({
    roles: program.roleNames,
    fields,
    unclear: seen.flatMap((part) => unclear(part, people !== undefined)),
    ownCode: seen.filter(({ form, kind }) => form === "function" && kind !== "places").map(named),
    dropped: columnsOf(cohort, ({ unused, ignored, ofTool }) => [...unused, ...ignored, ...ofTool]),
    sealed: columnsOf(cohort, ({ sealed }) => sealed),
  });
}

function columnsOf(
  cohort: Cohort<Roles> | undefined,
  which: (source: SourceReport) => readonly string[],
): DroppedColumn[] {
  return (cohort?.report.sources ?? []).flatMap((source) =>
    which(source).map((column) => ({ role: source.role, file: source.file, column })),
  );
}

function fieldsOfRole(
  program: PairsProgram<Roles, string, string>,
  side: 0 | 1,
  seen: readonly Seen[],
  people: readonly object[],
): FieldUse[] {
  const role = program.roleNames[side];
  const schema = program.roles[role];
  const declared = (schema && fieldsOf(schema)) ?? [];
  const questions = new Map(declared.map(({ name, questions }) => [name, questions[0]]));
  // A schema that is no object at heart declares nothing that can be listed; its people show their fields.
  const known = declared.length > 0 ? [...questions.keys()] : [...new Set(people.flatMap((one) => Object.keys(one)))];
  const read = seen.flatMap((part) => [...part.read[side].fields]);
  const identity: FieldReader = { kind: "identity", name: "id" };
  return [...new Set([...known, ...read])].map((field) => {
    const question = questions.get(field);
    const readBy = seen.filter((part) => part.read[side].fields.has(field)).map(named);
    return {
      role,
      field,
      ...(question === undefined ? {} : { question }),
      declared: known.includes(field),
      readBy: field === "id" ? [identity, ...readBy] : readBy,
    };
  });
}

function unclear(part: Seen, hasPeople: boolean): UnclearReader[] {
  const listed = part.read.some((reading) => reading.listed);
  const because = [
    ...(listed ? ["it lists all fields of a person"] : []),
    ...(part.failed === undefined ? [] : [`it failed${hasPeople ? "" : " without anybody's answers"}: ${part.failed}`]),
  ];
  return because.length === 0 ? [] : [{ ...named(part), because: because.join("; ") }];
}

function named({ kind, name }: FieldReader): FieldReader {
  return { kind, name };
}
