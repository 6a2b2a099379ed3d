import { compareText } from "../../random.js";
import type { Settled, Sitting, Together } from "../survey/sitting.js";
import { type Draft, redrafted } from "./drafts.js";
import type { FormAnswer } from "./forms.js";
import type { FollowUp } from "./intake-report.js";
import type { RoleInTake } from "./role-intake.js";

/** An answer that waits for everybody's. */
interface Waiting {
  readonly role: RoleInTake;
  readonly draft: Draft;
  readonly field: string;
  readonly sitting: Sitting;
}

interface Group {
  readonly together: Together;
  readonly waiting: Waiting[];
}

/**
 * Settles the answers that are settled together, such as those to a questionnaire: everybody of all roles whose fields have
 * one key. It comes after duplicates are settled, so that nobody counts twice.
 */
export function settledTogether(roles: readonly RoleInTake[]): {
  readonly roles: readonly RoleInTake[];
  readonly followUps: readonly FollowUp[];
} {
  const found = new Map<Draft, Map<string, Settled>>();
  const followUps: FollowUp[] = [];
  for (const { together, waiting } of groupsOf(roles)) {
    const settled = together.settle(waiting.map(({ sitting }) => sitting));
    for (const [at, { role, draft, field }] of waiting.entries()) {
      const one = settled[at];
      if (one === undefined) continue;
      const ofDraft = found.get(draft) ?? new Map<string, Settled>();
      found.set(draft, ofDraft.set(field, one));
      const { followUp } = one;
      if (followUp !== undefined) followUps.push({ role: role.role, id: draft.id ?? "", field, because: followUp });
    }
  }
  followUps.sort((a, b) => compareText(a.role, b.role) || compareText(a.field, b.field) || compareText(a.id, b.id));
  const withSettled = roles.map((role) => {
    const drafts = role.drafts.map((draft) => {
      const ofDraft = found.get(draft);
      return ofDraft === undefined ? draft : redrafted(role.schema, role.fields, draft, answersOf(draft, ofDraft));
    });
    return { ...role, drafts };
  });
  return { roles: withSettled, followUps };
}

function groupsOf(roles: readonly RoleInTake[]): readonly Group[] {
  const groups = new Map<object, Group>();
  for (const role of roles) {
    for (const { name, reader } of role.fields) {
      const { together } = reader;
      if (together === undefined) continue;
      const group = groups.get(together.key) ?? { together, waiting: [] };
      groups.set(together.key, group);
      for (const draft of role.drafts) {
        const answer = draft.form.answers.get(name);
        if (answer?.value === undefined) continue;
        const sitting = together.gather(answer.raw, draft.form.sheet.decimalComma);
        if (sitting !== undefined) group.waiting.push({ role, draft, field: name, sitting });
      }
    }
  }
  return [...groups.values()];
}

function answersOf(draft: Draft, settled: ReadonlyMap<string, Settled>): ReadonlyMap<string, FormAnswer> {
  const answers = new Map(draft.form.answers);
  for (const [field, { value }] of settled) {
    const answer = answers.get(field);
    if (answer) answers.set(field, { ...answer, value });
  }
  return answers;
}
