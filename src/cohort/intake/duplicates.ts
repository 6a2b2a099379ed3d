import { type Mistake, mistake, show } from "../../errors.js";
import type { Draft } from "./drafts.js";
import type { FormAnswer } from "./forms.js";
import type { Duplicate } from "./intake-report.js";
import { inOrderOfTime, standsAgainst } from "./sent-times.js";
import type { SheetRow } from "./sheet.js";

/**
 * What to do when someone answered more than once. Later is what was sent later, where the survey tool says when each of the
 * forms was sent; else rows further down, and tables further back, are later.
 */
export const duplicatePolicies = ["error", "latest", "first", "merge"] as const;

/** `merge` keeps the latest form and fills its blanks from the earlier ones. */
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** One person with all their forms, in the order of the sources. */
interface Bundle {
  readonly drafts: [Draft, ...Draft[]];
}

/** One form of each person, and which forms it replaced. */
export interface Settled {
  readonly kept: readonly { readonly draft: Draft; readonly answers: ReadonlyMap<string, FormAnswer> | undefined }[];
  readonly duplicates: readonly Duplicate[];
  /** The rows whose form gave way to another form of the same person. */
  readonly replaced: ReadonlySet<SheetRow>;
}

/**
 * Finds forms of the same person, by id and by e-mail address, and settles them; adds the rows with a mistake to `faulty`.
 * Cost linear in the number of forms.
 */
export function settleDuplicates(
  drafts: readonly Draft[],
  policy: DuplicatePolicy,
  mistakes: Mistake[],
  faulty: Set<SheetRow>,
): Settled {
  const bundles = bundled(drafts, mistakes, faulty);
  const duplicates: Duplicate[] = [];
  const replaced = new Set<SheetRow>();
  if (policy === "error") {
    // Every form stays, so that the other mistakes in it are listed too.
    for (const { drafts: forms } of bundles) {
      for (const other of forms.slice(1)) {
        mistakes.push(refused(forms[0], other));
        faulty.add(other.form.row);
      }
    }
    return { kept: drafts.map((draft) => ({ draft, answers: undefined })), duplicates, replaced };
  }
  const kept = bundles.map(({ drafts: asTheyStand }) => {
    const forms = inOrderOfTime(asTheyStand);
    const draft = (policy === "first" ? undefined : forms.at(-1)) ?? forms[0];
    for (const other of forms) {
      if (other === draft) continue;
      const against = againstRows(asTheyStand, draft, other, policy);
      duplicates.push({ id: draft.id ?? "", kept: draft.form.place, replaced: other.form.place, ...against });
      replaced.add(other.form.row);
    }
    return { draft, answers: policy === "merge" && forms.length > 1 ? merged(forms) : undefined };
  });
  return { kept, duplicates, replaced };
}

function bundled(drafts: readonly Draft[], mistakes: Mistake[], faulty: Set<SheetRow>): readonly Bundle[] {
  const bundles: Bundle[] = [];
  const byId = new Map<string, Bundle>();
  const byEmail = new Map<string, Bundle>();
  for (const draft of drafts) {
    const sameId = draft.id === undefined ? undefined : byId.get(draft.id);
    const sameEmail = draft.email === undefined ? undefined : byEmail.get(draft.email);
    if (sameId && sameEmail && sameId !== sameEmail) {
      const message = `the id belongs to ${placeOfFirst(sameId)}, and the e-mail address to ${placeOfFirst(sameEmail)}.`;
      const remedy = "Correct the id or the e-mail address.";
      mistakes.push(mistake("two-people", draft.form.place, message, remedy, draft.id));
      faulty.add(draft.form.row);
    }
    const known = sameId ?? sameEmail;
    const bundle: Bundle = known ?? { drafts: [draft] };
    if (known) known.drafts.push(draft);
    else bundles.push(bundle);
    if (draft.id !== undefined) byId.set(draft.id, bundle);
    if (draft.email !== undefined && !sameEmail) byEmail.set(draft.email, bundle);
  }
  return bundles;
}

/** Where the times decided otherwise than the order of the rows would have. */
function againstRows(
  stand: readonly Draft[],
  kept: Draft,
  other: Draft,
  policy: DuplicatePolicy,
): { againstRows?: string } {
  const isLater = stand.indexOf(kept) > stand.indexOf(other);
  return isLater === (policy === "first") ? { againstRows: standsAgainst(kept, other) } : {};
}

function placeOfFirst(bundle: Bundle): string {
  return bundle.drafts[0].form.place;
}

function refused(first: Draft, other: Draft): Mistake {
  const remedy = 'Delete one of the two, or call intake with duplicates: "latest", "first" or "merge".';
  const { place } = first.form;
  if (first.id === other.id) {
    const where = other.form.answers.get("id")?.where ?? other.form.place;
    return mistake("duplicate-person", where, `this person answered before, in ${place}.`, remedy, other.id);
  }
  const message = `${place} has the same e-mail address under the id ${show(first.id)}.`;
  return mistake("duplicate-email", other.emailWhere, message, remedy, other.email);
}

function merged(forms: readonly Draft[]): ReadonlyMap<string, FormAnswer> {
  const answers = new Map<string, FormAnswer>();
  for (const { form } of forms) {
    for (const [field, answer] of form.answers) {
      // A bad answer is an answer: filling it from an older form would hide the mistake.
      const says = answer.value !== undefined || answer.mistakes.length > 0;
      if (says || !answers.has(field)) answers.set(field, answer);
    }
  }
  return answers;
}

/**
 * Adds a mistake for ids that differ only in case or blanks: one person who typed their id in two ways, most likely; and
 * the row to `faulty`.
 */
export function checkSimilarIds(drafts: readonly Draft[], mistakes: Mistake[], faulty: Set<SheetRow>): void {
  const seen = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.id === undefined) continue;
    const key = draft.id.normalize("NFC").trim().toLowerCase();
    const other = seen.get(key);
    const where = draft.form.answers.get("id")?.where ?? draft.form.place;
    if (key === "" && draft.person) {
      mistakes.push(
        mistake("empty-id", where, "every person needs an id.", "Give an id that nobody else has.", draft.id),
      );
      faulty.add(draft.form.row);
    } else if (other !== undefined && other.id !== draft.id) {
      const message = `${other.form.place} has the id ${show(other.id)}, which differs only in case or blanks.`;
      mistakes.push(mistake("similar-id", where, message, "Write the id of one person in one way.", draft.id));
      faulty.add(draft.form.row);
    } else seen.set(key, draft);
  }
}
