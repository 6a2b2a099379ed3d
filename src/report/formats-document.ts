import type { FormatsPlan, InfeasibleFormats } from "../plan/formats-plan.js";
import { clashBlocks } from "./conflict-document.js";
import { type Block, heading, paragraph, table, title } from "./document.js";
import { share, whyWords } from "./plan-blocks.js";
import type { Shown, ShownFormats } from "./shown.js";

type Write = (shown: Shown) => readonly Block[];

/** Several formats as the pieces of one report: what each did, then the plan of each, then who is left over. */
export function formatsDocument(shown: ShownFormats, documentOf: Write): readonly Block[] {
  const { outcome } = shown;
  return outcome.status === "infeasible" ? withoutPlan(outcome) : withPlan(outcome, shown, documentOf);
}

function withPlan(plan: FormatsPlan, shown: ShownFormats, documentOf: Write): Block[] {
  return [
    title("Plan: several formats"),
    paragraph(headline(plan)),
    paragraph(standing(plan)),
    ...overview(plan),
    ...shown.steps.flatMap(({ name, shown: step }) => asPart(name, documentOf(step))),
    ...leftOver(plan, shown),
    ...recordOf(plan),
  ];
}

function headline({ totals }: FormatsPlan): string {
  const sides = Object.entries(totals.people).map(
    ([role, people]) => `${totals.matched[role] ?? 0} of ${people} on the ${role} side`,
  );
  return `${sides.join(" and ")} have a place, everybody in one format at most.`;
}

function standing({ steps, proven }: FormatsPlan): string {
  const order = Object.keys(steps).join(", then ");
  const best = proven
    ? "each plan is proven to be the best for those whom the formats before it left"
    : "each plan is made for those whom the formats before it left, and says itself how good it is";
  return `The formats came in this order: ${order}; ${best}. That they are the best together is not said: it would depend on how much one format is worth beside another.`;
}

function overview({ totals }: FormatsPlan): Block[] {
  const rows = Object.entries(totals.steps).map(([name, { role, came, most, matched, share: part, mean }]) => [
    name,
    role,
    String(came),
    most === undefined ? "-" : String(most),
    String(matched),
    part.toFixed(2),
    mean === undefined ? "-" : share(mean),
  ]);
  return [
    heading("What each format did"),
    table(["format", "serves", ">came", ">at most", ">took", ">share", ">mean fit"], rows),
    paragraph(
      "Came is how many of those whom the format serves had no place before it; share is what it took of all of them. Mean fit compares pairs or groups within one format: what counts differs from format to format, so two of these numbers do not compare.",
    ),
  ];
}

/** The plan of a step within the report: its title opens its part, and its headings say whose they are. */
function asPart(name: string, blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.kind === "title") return heading(name);
    return block.kind === "heading" ? heading(`${name}: ${block.text}`) : block;
  });
}

function leftOver({ unmatched }: FormatsPlan, { person }: ShownFormats): Block[] {
  if (unmatched.length === 0) return [heading("Without a place"), paragraph("Nobody.")];
  const rows = unmatched.flatMap(({ role, id, causes }) =>
    causes.map(({ step, text }, at) => {
      const called = person(role, id);
      return [...(at === 0 ? [role, called] : ["", ""]), step, whyWords({ role, id, text }, called)];
    }),
  );
  return [heading("Without a place"), table(["role", "person", "format", "why not there"], rows)];
}

function recordOf({ record, steps }: FormatsPlan | InfeasibleFormats): Block[] {
  const people = Object.entries(record.people).map(([role, count]) => `${role} ${count}`);
  const solvers = Object.entries(steps).map(([name, plan]) => [`solver of ${name}`, plan?.record.solver ?? "none"]);
  return [
    heading("Record"),
    table(
      ["what", "value"],
      [
        ["pairwright", record.pairwright],
        ["seed", String(record.seed)],
        ...solvers,
        ["people", people.join(", ")],
        ["inputs (SHA-256)", record.inputs],
        ["time-zone data", record.timeZoneData],
      ],
    ),
  ];
}

function withoutPlan(outcome: InfeasibleFormats): Block[] {
  const { step, steps, conflicts } = outcome;
  const where = step === undefined ? "The lists of the formats clash" : `There is no plan for ${step}`;
  const before = Object.keys(steps);
  const done = before.length === 0 ? "" : ` There is one for what comes before: ${before.join(", ")}.`;
  return [
    title("No plan"),
    paragraph(`${where}, so nobody has a place.${done}`),
    ...clashBlocks(conflicts),
    ...recordOf(outcome),
  ];
}
