import { type Mistake, mistake, PairwrightError, suggestion } from "../../errors.js";
import type { Roles } from "../../program.js";
import { assembled, type Cohort, type Intaken, inSeveral } from "../cohort.js";
import { frozenCopy } from "../frozen.js";
import type { Table } from "../tables/table.js";
import { folded } from "../text.js";
import { checkSimilarIds, type DuplicatePolicy, duplicatePolicies } from "./duplicates.js";
import { givenMappings } from "./given-mappings.js";
import type { IntakeReport } from "./intake-report.js";
import type { Mapping } from "./mapping.js";
import type { FieldName } from "./mapping-for.js";
import { draftMistakes, type RoleInTake, takeRole, withWishes } from "./role-intake.js";
import { settledTogether } from "./settled-together.js";
import type { SheetRow } from "./sheet.js";
import { sourceReport } from "./source-report.js";

/** Where the people of a role come from: a table, several tables, or row objects keyed by question or by field name. */
export type Source = Table | readonly Table[] | readonly object[];

/** A source for each role. */
export type Sources<R extends Roles> = { readonly [K in keyof R]: Source };

/** How intake deals with what forms bring along. */
export interface IntakeOptions<R extends Roles = Roles> {
  /**
   * What to do when someone answered more than once, under the same id or the same address in a field called `email`;
   * "error" unless said otherwise. Later rows are later answers.
   */
  readonly duplicates?: DuplicatePolicy;
  /** Headers of columns that are not to be read. */
  readonly ignore?: readonly string[];
  /**
   * Which columns fill which fields, by role: one mapping for all sources of the role, or a list with one for each. It wins
   * over the questions for the fields it names, and then no column may be left without a use.
   */
  readonly mappings?: {
    readonly [K in keyof R]?: Mapping<FieldName<R[K]>> | readonly Mapping<FieldName<R[K]>>[];
  };
}

/** The cohort, or every mistake; with the report of what was read in both cases. */
export type IntakeResult<R extends Roles> =
  | { readonly ok: true; readonly cohort: Cohort<R> }
  | { readonly ok: false; readonly mistakes: readonly Mistake[]; readonly report: IntakeReport };

/**
 * Reads survey answers into the people of a program. Columns are found by a mapping, by question or by field name, answers
 * are read by their declared type and judged by the schema, wishes are resolved to people; columns that no field asks for
 * are left out. What is given stays as it is. Cost: linear in the cells of the used columns.
 *
 * @throws PairwrightError listing every bad answer with its row, its column, the value and a remedy.
 * @example
 * ```ts
 * const cohort = intake(program, { mentee: readTable(csv, { file: "mentees.csv" }), mentor: rows });
 * cohort.people.mentee[0]?.id;
 * ```
 */
export function intake<R extends Roles>(
  program: Intaken<R>,
  sources: Sources<R>,
  options: IntakeOptions<NoInfer<R>> = {},
): Cohort<R> {
  const result = safeIntake(program, sources, options);
  if (!result.ok) throw new PairwrightError("intake", result.mistakes);
  return result.cohort;
}

/** Does what `intake` does, and gives mistakes back instead of throwing them. */
export function safeIntake<R extends Roles>(
  program: Intaken<R>,
  sources: Sources<R>,
  options?: IntakeOptions<NoInfer<R>>,
): IntakeResult<R>;
export function safeIntake(
  program: Intaken<Roles>,
  sources: Readonly<Record<string, Source>>,
  options: IntakeOptions = {},
): IntakeResult<Roles> {
  const roles = Object.keys(program.roles);
  const mistakes = callMistakes(roles, sources, options);
  const policy = options.duplicates ?? "error";
  const ignore = new Set((options.ignore ?? []).map(folded));
  const mappings = givenMappings(options.mappings ?? {}, roles, mistakes);
  const read = Object.entries(program.roles).map(([role, schema]) => {
    const choices = {
      ignore,
      mappings: (sheets: number) =>
        mappings(role, sheets).map((given) => given && { ...given, partial: program.partial === true }),
    };
    return takeRole(role, schema, Object.hasOwn(sources, role) ? sources[role] : [], choices, policy, mistakes);
  });
  mistakes.push(...unknownIgnores(options.ignore ?? [], read));
  const { roles: together, followUps } = settledTogether(read);
  const taken = together.map((role) => withWishes(role, together));
  for (const role of taken) {
    for (const draft of role.drafts) {
      const found = draftMistakes(role, draft);
      mistakes.push(...found);
      if (found.length > 0) role.faulty.add(draft.form.row);
    }
    for (const clash of role.clashes) mistakes.push(clash);
  }
  const groups = program.identity === "by role" ? taken.map((role) => [role]) : [taken];
  for (const group of groups) {
    const faulty = new Set<SheetRow>();
    checkSimilarIds(
      group.flatMap(({ drafts }) => drafts),
      mistakes,
      faulty,
    );
    for (const role of group) for (const { form } of role.drafts) if (faulty.has(form.row)) role.faulty.add(form.row);
  }
  const report = { ...reportOf(taken, mistakes.length === 0), followUps };
  if (mistakes.length > 0) return frozenResult(mistakes, report);
  return Object.freeze({
    ok: true,
    cohort: assembled(
      taken.map((role) => [role.role, peopleOf(role)]),
      report,
    ),
  });
}

function callMistakes(
  roles: readonly string[],
  sources: Readonly<Record<string, Source>>,
  options: IntakeOptions,
): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const role of roles.filter((role) => !Object.hasOwn(sources, role))) {
    const remedy = "Give its people; an empty list means nobody.";
    mistakes.push(mistake("missing-source", `sources.${role}`, "every role needs a source.", remedy));
  }
  for (const role of Object.keys(sources).filter((role) => !roles.includes(role))) {
    mistakes.push(mistake("unknown-role", `sources.${role}`, "the program has no such role.", suggestion(role, roles)));
  }
  const policy: string | undefined = options.duplicates;
  if (policy !== undefined && !duplicatePolicies.some((known) => known === policy)) {
    const remedy = suggestion(policy, duplicatePolicies);
    mistakes.push(mistake("duplicates-policy", "options.duplicates", "there is no such policy.", remedy, policy));
  }
  return mistakes;
}

function unknownIgnores(ignore: readonly string[], roles: readonly RoleInTake[]): Mistake[] {
  const sheets = roles.flatMap((role) => role.sheets.map(({ sheet }) => sheet));
  const headers = [...new Set(sheets.flatMap((sheet) => [...sheet.headers, ...sheet.questions]))].filter(
    (header) => header !== "",
  );
  const known = new Set(headers.map(folded));
  const unknown = ignore.filter((header) => !known.has(folded(header)));
  return unknown.map((header) => {
    return mistake(
      "unknown-ignore",
      "options.ignore",
      "no source has such a column.",
      suggestion(header, headers),
      header,
    );
  });
}

function reportOf(roles: readonly RoleInTake[], ok: boolean): Omit<IntakeReport, "followUps"> {
  const sources = roles.flatMap(({ sheets, drafts, replaced, faulty }) =>
    sheets.map((read) => {
      const people = drafts.filter(({ form, person }) => form.sheet === read.sheet && person !== undefined).length;
      return sourceReport(read, ok ? { people } : { refused: true }, replaced, faulty);
    }),
  );
  const lists = roles.map((role) => [role.role, peopleOf(role)] as const);
  return { sources, duplicates: roles.flatMap(({ duplicates }) => duplicates), inSeveralRoles: inSeveral(lists) };
}

function peopleOf(role: RoleInTake): readonly { readonly id: string }[] {
  return role.drafts.flatMap(({ person }) => (person === undefined ? [] : [person]));
}

function frozenResult(mistakes: readonly Mistake[], report: IntakeReport): IntakeResult<Roles> {
  return Object.freeze({ ok: false, mistakes: Object.freeze([...mistakes]), report: frozenCopy(report) });
}
