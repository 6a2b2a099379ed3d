import { type Mistake, mistake, show } from "../../errors.js";
import type { PersonSchema } from "../../program.js";
import { folded } from "../text.js";
import type { GivenMapping } from "./column-plan.js";
import { withColumnReaders } from "./column-readers.js";
import { columnPlan } from "./columns.js";
import { type Draft, drafted, redrafted } from "./drafts.js";
import { type DuplicatePolicy, settleDuplicates } from "./duplicates.js";
import { type Field, fieldsOf } from "./fields.js";
import { formsOf, type ReadSheet } from "./forms.js";
import type { Duplicate } from "./intake-report.js";
import { issuesOf } from "./issues.js";
import { type SheetRow, sheetsOf } from "./sheet.js";
import { directoryOf, foundWishes } from "./wish-names.js";

/** A role on its way through intake. */
export interface RoleInTake {
  readonly role: string;
  readonly schema: PersonSchema;
  readonly fields: readonly Field[];
  readonly sheets: readonly ReadSheet[];
  readonly drafts: readonly Draft[];
  readonly duplicates: readonly Duplicate[];
  /** Forms of the same person that nobody said how to settle; reported after the mistakes inside the forms. */
  readonly clashes: readonly Mistake[];
  /** Rows whose form gave way to another form of the same person. */
  readonly replaced: ReadonlySet<SheetRow>;
  /** Rows with a mistake of their own; the rows that only share a mistake of their whole sheet are not among them. */
  readonly faulty: Set<SheetRow>;
}

/** What the caller said about the columns of a role. */
export interface ColumnChoices {
  /** Folded headers that are not to be read. */
  readonly ignore: ReadonlySet<string>;
  /** The mapping of each of the role's sheets, in their order; undefined for sheets without one. */
  readonly mappings: (sheets: number) => readonly (GivenMapping | undefined)[];
}

/** Reads the forms of a role and settles who answered twice; adds what is wrong with the schema or the columns. */
export function takeRole(
  role: string,
  schema: PersonSchema,
  source: unknown,
  choices: ColumnChoices,
  policy: DuplicatePolicy,
  mistakes: Mistake[],
): RoleInTake {
  const fields = fieldsOf(schema);
  const laidOut = sheetsOf(role, source, mistakes);
  const given = fields === undefined ? [] : choices.mappings(laidOut.length);
  if (fields === undefined) {
    const remedy = "Make the schema with z.object({ … }); it may be refined and transformed.";
    mistakes.push(
      mistake("role-schema", `roles.${role}`, "intake reads answers into the fields of an object.", remedy),
    );
  } else mistakes.push(...sharedQuestions(role, fields));
  const sheets = laidOut.map((sheet, at): ReadSheet => {
    const found = columnPlan(sheet, fields ?? [], choices.ignore, given[at], mistakes);
    const plan = withColumnReaders(sheet, found, mistakes);
    return { sheet, plan, ...formsOf(sheet, plan) };
  });
  const faulty = new Set<SheetRow>();
  if (fields === undefined) {
    return { role, schema, fields: [], sheets, drafts: [], duplicates: [], clashes: [], replaced: new Set(), faulty };
  }
  const all = sheets.flatMap(({ forms }) => forms).map((form) => drafted(schema, fields, form));
  const clashes: Mistake[] = [];
  const { kept, duplicates, replaced } = settleDuplicates(all, policy, clashes, faulty);
  const drafts = kept.map(({ draft, answers }) => (answers ? redrafted(schema, fields, draft, answers) : draft));
  return { role, schema, fields, sheets, drafts, duplicates, clashes, replaced, faulty };
}

/** A header can fill one field only; which of two, nobody could say. */
function sharedQuestions(role: string, fields: readonly Field[]): Mistake[] {
  const owners = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const { name, questions } of fields) {
    for (const question of new Set(questions.map(folded))) {
      const owner = owners.get(question);
      if (owner !== undefined) {
        const message = `${role}.${owner} asks the same question, ${show(question)}.`;
        mistakes.push(mistake("question-twice", `${role}.${name}`, message, "Give each field a question of its own."));
      }
      owners.set(question, name);
    }
  }
  return mistakes;
}

/** The role with its wishes resolved to people of the other roles, or of the same role where there is only one. */
export function withWishes(role: RoleInTake, roles: readonly RoleInTake[]): RoleInTake {
  const wishing = role.fields.filter(({ reader }) => reader.kind === "wishes").map(({ name }) => name);
  if (wishing.length === 0) return role;
  const others = roles.length === 1 ? roles : roles.filter((other) => other.role !== role.role);
  const directory = directoryOf(others.flatMap((other) => other.drafts));
  const drafts = role.drafts.map((draft) => {
    const answers = new Map(draft.form.answers);
    for (const name of wishing) {
      const answer = answers.get(name);
      if (answer) answers.set(name, foundWishes(answer, directory));
    }
    return redrafted(role.schema, role.fields, draft, answers);
  });
  return { ...role, drafts };
}

/** What is wrong with a form: first what could not be read, then what the schema says of the rest. */
export function draftMistakes(role: RoleInTake, draft: Draft): readonly Mistake[] {
  const misread = [...draft.form.answers.values()].flatMap((answer) => answer.mistakes);
  const told = (field: PropertyKey | undefined) => {
    if (field === undefined) return false;
    const answer = draft.form.answers.get(String(field));
    // Without a column the missing column was reported once, for the whole sheet.
    return answer === undefined
      ? draft.input[String(field)] === undefined && isRequired(role, field)
      : answer.mistakes.length > 0;
  };
  const issues = draft.issues.filter((issue) => !told(issue.path[0]));
  return [...misread, ...issuesOf(role.role, draft.form, draft.input, issues)];
}

function isRequired(role: RoleInTake, field: PropertyKey): boolean {
  return role.fields.some(({ name, required }) => name === field && required);
}
