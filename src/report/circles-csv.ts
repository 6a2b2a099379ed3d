import type { PlanCircle } from "../plan/circles-plan.js";
import type { Field, Row } from "./rows.js";
import type { ShownCircles } from "./shown.js";

/** The columns of a plan for circles. */
export function circlesFields({ names, outcome }: ShownCircles): Field[] {
  const plain = (title: string) => ({ key: title, title });
  const meets = outcome.status !== "infeasible" && outcome.circles.some(({ time }) => time !== undefined);
  return [
    ...["status", "circle", "member"].map(plain),
    ...(names.member ? [plain("member name")] : []),
    plain("leads"),
    ...(names.lead ? [plain("lead names")] : []),
    ...["fit", "from others", "from leads", "covered", "known", "circle fit", "circle lowest"].map(plain),
    ...(meets ? ["meets", "starts", "can come"].map(plain) : []),
    ...["required", "cause", "text"].map(plain),
  ];
}

/** One row for each member, one for each person in no circle, and one for each lead without one. */
export function circlesRows({ outcome, names }: ShownCircles): Row[] {
  if (outcome.status === "infeasible") return [];
  const member = (id: string) => ({ member: id, "member name": names.member?.(id) ?? "" });
  const leads = (ids: readonly string[]) => ({
    leads: ids.join("; "),
    "lead names": ids.map((id) => names.lead?.(id) ?? id).join("; "),
  });
  return [
    ...outcome.circles.flatMap((circle, at) =>
      circle.members.map(({ id, fit, parts, known }) => ({
        status: "matched",
        circle: String(at + 1),
        ...member(id),
        ...leads(circle.leads),
        fit: fit.toFixed(6),
        "from others": parts.members.toFixed(6),
        "from leads": parts.leads.toFixed(6),
        covered: parts.covered.toFixed(6),
        known: known.toFixed(6),
        "circle fit": circle.fit.toFixed(6),
        "circle lowest": circle.worst.toFixed(6),
        ...timeOf(circle, id),
        required: circle.must ? "yes" : "no",
      })),
    ),
    ...outcome.unmatched.map(({ id, cause, text }) => ({ status: "unmatched", ...member(id), cause, text })),
    ...outcome.freeLeads.map(({ id, text }) => ({ status: "free lead", ...leads([id]), text })),
  ];
}

function timeOf({ time }: PlanCircle, id: string): Row {
  if (time === undefined) return {};
  return { meets: time.best, starts: String(time.starts), "can come": time.canCome.includes(id) ? "yes" : "no" };
}
