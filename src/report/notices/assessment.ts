import type { Cohort } from "../../cohort/cohort.js";
import { frozenCopy } from "../../cohort/frozen.js";
import { mistake, refuse, refuseOtherNouns } from "../../errors.js";
import { sharesOf } from "../../fit/shares.js";
import type { PairsProgram, Roles } from "../../program.js";
import { dataUse, type FieldUse } from "../data/data-use.js";
import { dataUseDocument } from "../data/data-use-report.js";
import { type Block, heading, list, paragraph, table, title } from "../document.js";
import { type DocumentForm, written } from "../written.js";

/** What only the people who run a programme know; what is left out stands in the draft as a blank. */
export interface AssessmentOptions<R extends Roles = Roles> {
  /** `markdown` (default) for documents, `text` for a terminal. */
  readonly form?: DocumentForm;
  /** With people, what rules and criteria read is found by asking them. */
  readonly cohort?: Cohort<R>;
  readonly programme?: string;
  readonly organisation?: string;
  /** What the programme is for. */
  readonly purpose?: string;
  /** On which ground of the law the data are used: "legitimate interest, with opt-out". */
  readonly legalBasis?: string;
  readonly retention?: string;
  /** Who can see answers and plans. */
  readonly access?: string;
  /** Whom was asked: the data protection officer, a works council, participants. */
  readonly consulted?: string;
  /** Who decides about pairs, and who approves this assessment. */
  readonly reviewer?: string;
  readonly approver?: string;
}

/** A draft and the blanks that are left in it. */
export interface Assessment {
  readonly text: string;
  readonly missing: readonly string[];
}

/** The blanks of an assessment. */
export const assessmentFacts = Object.freeze([
  "programme",
  "organisation",
  "purpose",
  "legalBasis",
  "retention",
  "access",
  "consulted",
  "reviewer",
  "approver",
] as const);

/**
 * Drafts the assessment that data-protection law asks for before people are profiled, in the four parts of Article 35(7) of
 * the GDPR: what is done and why, whether it is needed, the risks, and what is done about them; with the limits of the
 * method as a model card would state them. What the program says is filled in, what only people know is a visible blank.
 *
 * A draft for somebody who answers for it, and no legal advice.
 *
 * @throws PairwrightError for an unknown form, and blanks given as facts.
 * @example
 * ```ts
 * assessment(program, { cohort, programme: "Mentoring 2026" }).missing.length; // 8
 * ```
 */
export function assessment<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  options?: AssessmentOptions<R>,
): Assessment;
export function assessment(program: PairsProgram<Roles, string, string>, options: AssessmentOptions = {}): Assessment {
  refuseOtherNouns("assessment", "program", program);
  const { form = "markdown", cohort } = options;
  const blank = assessmentFacts.filter((fact) => options[fact] !== undefined && String(options[fact]).trim() === "");
  refuse(
    "assessment",
    blank.map((fact) => {
      const remedy = "Give the words, or leave it out to see what is missing.";
      return mistake("assessment-blank", fact, "a blank says nothing.", remedy);
    }),
  );
  const missing = assessmentFacts.filter((fact) => options[fact] === undefined);
  const fact = (name: (typeof assessmentFacts)[number]) => options[name] ?? `[${name}]`;
  const use = cohort === undefined ? dataUse(program) : dataUse(program, cohort);
  const unread = use.fields.filter(({ readBy, declared }) => declared && readBy.length === 0);
  const blocks: readonly Block[] = [
    title(`${fact("programme")}: draft of a data-protection impact assessment`),
    heading("1. What is done, and why"),
    paragraph(
      `${fact("organisation")} pairs each ${program.roleNames[0]} with one ${program.roleNames[1]} or more. Purpose: ${fact("purpose")}. Legal basis: ${fact("legalBasis")}. Answers and plans are kept ${fact("retention")}; access: ${fact("access")}.`,
    ),
    ...logic(program),
    ...dataUseDocument(use).slice(1),
    heading("2. Whether it is needed, and in proportion"),
    list([
      ...(unread.length === 0
        ? ["Every field is used by a rule, a criterion or the places."]
        : [`Used by nothing, so to be dropped or justified: ${unread.map(named).join("; ")}.`]),
      "An unanswered question counts as the average of the pairs, so nobody has to answer to be treated alike.",
      "Less intrusive ways were considered: [pairs by hand; by lot; by the wishes of participants].",
    ]),
    heading("3. Risks for the people"),
    table(
      ["risk", "likelihood", "severity", "note"],
      [
        ["Somebody is left without a partner, or with a poor one", "[ ]", "[ ]", "each has a stated cause in the plan"],
        ["An answer stands in for a protected attribute", "[ ]", "[ ]", "run the proxy check of the audit"],
        ["A number is taken for a judgement of a person", "[ ]", "[ ]", "fit compares pairs of one plan only"],
        ["Results are used for selection, promotion or performance", "[ ]", "[ ]", "not a purpose of this method"],
        ["The proposal is approved without being looked at", "[ ]", "[ ]", "the reviewer needs time and a real choice"],
        ["Answers reach the other person or an outsider", "[ ]", "[ ]", "reports with reasons are for coordinators"],
      ],
    ),
    heading("4. What is done about them"),
    list([
      `A person decides: ${fact("reviewer")} can keep, part and make pairs, and writes down why.`,
      "Participants get a notice beforehand, can object, opt out, and ask for another partner.",
      "Weights are declared by people and recorded with every plan; they are not learned from data about participants.",
      "Protected attributes belong under seal, out of reach of every score; an audit by group comes before publication.",
      "The plan can be repeated from its record: the same people, program and seed give the same plan.",
    ]),
    heading("5. Limits of the method"),
    list([
      "Research finds that questionnaires filled in before people meet predict little of how a relationship will go. Fit is no probability.",
      "What the criteria mean rests on the questions: whoever reads them differently is matched differently.",
      "It is meant for voluntary programmes in which everybody has a fair chance of a partner, not for giving out scarce places of advancement.",
    ]),
    heading("6. Opinion and approval"),
    paragraph(
      `Consulted: ${fact("consulted")}. Approved by ${fact("approver")} on [date]. To be looked at again when questions, weights or purpose change.`,
    ),
  ];
  return frozenCopy({ text: written("assessment", form, blocks), missing });
}

function logic(program: PairsProgram<Roles, string, string>): Block[] {
  const shares = sharesOf(program);
  const rows = Object.keys(program.criteria).map((name, at) => [name, (shares[at] ?? 0).toFixed(3)]);
  const rules = [...Object.keys(program.rules), ...Object.keys(program.floors).map((name) => `a floor for ${name}`)];
  return [
    paragraph(
      `Logic: pairs that a rule forbids are out; the others get the weighted mean of the criteria; as many people of the ${program.roleNames[0]} side as possible are matched, then with the most fit in sum.`,
    ),
    ...(rules.length === 0 ? [] : [list(rules)]),
    table(["criterion", ">share of the weight"], rows),
  ];
}

function named({ role, field }: FieldUse): string {
  return `${role}.${field}`;
}
