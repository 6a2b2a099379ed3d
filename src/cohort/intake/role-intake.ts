import { type Mistake, mistake, show } from "../../errors.js";
import type { PersonSchema } from "../../program.js";
import { folded } from "../text.js";
import { columnPlan } from "./columns.js";
import { type Draft, drafted, redrafted } from "./drafts.js";
import { type DuplicatePolicy, settleDuplicates } from "./duplicates.js";
import { type Field, fieldsOf } from "./fields.js";
import { formsOf, type ReadSheet } from "./forms.js";
import type { Duplicate } from "./intake-report.js";
import { issuesOf } from "./issues.js";
import { sheetsOf } from "./sheet.js";
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
}

/** Reads the forms of a role and settles who answered twice; adds what is wrong with the schema or the columns. */
export function takeRole(
  role: string,
  schema: PersonSchema,
  source: unknown,
  ignore: ReadonlySet<string>,
  policy: DuplicatePolicy,
  mistakes: Mistake[],
): RoleInTake {
  const fields = fieldsOf(schema);
  if (fields === undefined) {
    const remedy = "Make the schema with z.object({ … }); it may be refined and transformed.";
    mistakes.push(
      mistake("role-schema", `roles.${role}`, "intake reads answers into the fields of an object.", remedy),
    );
    return { role, schema, fields: [], sheets: [], drafts: [], duplicates: [], clashes: [] };
  }
  mistakes.push(...sharedQuestions(role, fields));
  const sheets = sheetsOf(role, source, mistakes).map((sheet): ReadSheet => {
    const plan = columnPlan(sheet, fields, ignore, mistakes);
    return { sheet, plan, ...formsOf(sheet, plan) };
  });
  const all = sheets.flatMap(({ forms }) => forms).map((form) => drafted(schema, fields, form));
  const clashes: Mistake[] = [];
  const { kept, duplicates } = settleDuplicates(all, policy, clashes);
  const drafts = kept.map(({ draft, answers }) => (answers ? redrafted(schema, fields, draft, answers) : draft));
  return { role, schema, fields, sheets, drafts, duplicates, clashes };
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
