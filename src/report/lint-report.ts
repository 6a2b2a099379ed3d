import type { Finding, Severity } from "../lint/finding.js";
import type { Lint } from "../lint/lint.js";
import { type Block, heading, paragraph, table, title } from "./document.js";
import { type DocumentForm, written } from "./written.js";

/** How the findings of the linter are told. */
export interface LintReportOptions {
  /** `text` (default) for a terminal, `markdown` for documents. */
  readonly form?: DocumentForm;
}

const headings: Readonly<Record<Severity, string>> = Object.freeze({
  error: "No plan can be made until these are settled",
  warning: "Worth changing before anybody is matched",
  note: "Good to know",
});

/** Rows of the table of skills before the rest is only counted. */
const MOST_SKILLS = 30;

/**
 * Tells what the linter found: what makes a plan impossible, what is worth changing, what is good to know, each with its
 * place and what to try, and the supply and demand of skills.
 *
 * @throws PairwrightError for an unknown form.
 * @example
 * ```ts
 * console.log(lintReport(lint(program, cohort), { form: "markdown" }));
 * ```
 */
export function lintReport(found: Lint, { form = "text" }: LintReportOptions = {}): string {
  return written("lintReport", form, lintDocument(found));
}

/** The findings as the pieces of a report. */
function lintDocument({ roles, people, pairs, findings, skills }: Lint): readonly Block[] {
  const sides = roles.map((role, side) => `${people[side === 0 ? 0 : 1]} on the ${role} side`);
  const counts = (["error", "warning", "note"] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  const opening = `${sides.join(" and ")}; rules allow ${pairs.allowed} of ${pairs.all} pairs. ${counts.join(", ")}.`;
  return [
    title(`Before matching: ${roles.join(" with ")}`),
    paragraph(opening),
    ...(findings.length === 0 ? [paragraph("Nothing was found that speaks against matching these people so.")] : []),
    ...(["error", "warning", "note"] as const).flatMap((severity) => section(severity, findings)),
    ...skillBlocks(skills),
  ];
}

function section(severity: Severity, all: readonly Finding[]): Block[] {
  const findings = all.filter((finding) => finding.severity === severity);
  if (findings.length === 0) return [];
  const rows = findings.map(({ where, text, remedy }) => [where, text, remedy]);
  return [heading(headings[severity]), table(["where", "what was found", "what to try"], rows)];
}

function skillBlocks(skills: Lint["skills"]): Block[] {
  if (skills.length === 0) return [];
  const rows = skills
    .slice(0, MOST_SKILLS)
    .map(({ skill, learners, wanting, teachers, places, deficit }) => [
      skill,
      learners,
      String(wanting),
      String(teachers),
      String(places),
      String(deficit),
    ]);
  const rest = skills.length > rows.length ? ` ${skills.length - rows.length} more skills are left out.` : "";
  return [
    heading("Skills: demand and supply"),
    table(["skill", "learners", ">want it", ">teachers", ">their places", ">too few"], rows),
    paragraph(
      `Who recruits looks for the top of this table. At least as many people as are too few get nobody who teaches the skill, in any plan.${rest}`,
    ),
  ];
}
