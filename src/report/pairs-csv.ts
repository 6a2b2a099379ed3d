import type { Plan } from "../plan/plan.js";
import { isOverruled, overruledWhy } from "./plan-blocks.js";
import type { Field, Row } from "./rows.js";
import type { ShownPairs } from "./shown.js";

/** The columns of a one-on-one plan. */
export function pairsFields({ roles, names, reasonsOf, outcome }: ShownPairs): Field[] {
  const people = roles.flatMap((role) => [
    { key: `id of ${role}`, title: role },
    ...(names[role] ? [{ key: `name of ${role}`, title: `${role} name` }] : []),
  ]);
  const plain = (title: string) => ({ key: title, title });
  const learnt = roles.map((role) => ({ key: `learns ${role}`, title: `${role} can learn` }));
  return [
    plain("status"),
    ...people,
    ...["fit", "known", "required"].map(plain),
    ...(isOverruled(outcome) ? [plain("overruled")] : []),
    ...(reasonsOf ? [plain("they share"), ...learnt, plain("unknown")] : []),
    ...["cause", "text"].map(plain),
  ];
}

/** One row for each pair, and one for each person without a partner. */
export function pairsRows(shown: ShownPairs): Row[] {
  const { outcome } = shown;
  return outcome.status === "infeasible" ? [] : [...pairRows(outcome, shown), ...leftRows(outcome, shown)];
}

function pairRows(plan: Plan, { names, reasonsOf }: ShownPairs): Row[] {
  const { roles, pairs } = plan;
  return pairs.map((pair) => {
    const reasons = reasonsOf?.(pair);
    return {
      status: "matched",
      ...Object.fromEntries(roles.flatMap((role) => personCells(role, pair[role] ?? "", names))),
      fit: pair.fit.toFixed(6),
      known: pair.known.toFixed(6),
      required: pair.must ? "yes" : "no",
      overruled: overruledWhy(
        plan,
        roles.map((role) => ({ role, id: pair[role] ?? "" })),
      ),
      ...(reasons
        ? {
            "they share": reasons.shared.join("; "),
            ...Object.fromEntries(roles.map((role) => [`learns ${role}`, (reasons.learns[role] ?? []).join("; ")])),
            unknown: reasons.unknown.join("; "),
          }
        : {}),
    };
  });
}

function leftRows({ unmatched }: Plan, { names }: ShownPairs): Row[] {
  return unmatched.map(({ role, id, cause, text }) => ({
    status: "unmatched",
    ...Object.fromEntries(personCells(role, id, names)),
    cause,
    text,
  }));
}

function personCells(role: string, id: string, names: ShownPairs["names"]): (readonly [string, string])[] {
  return [
    [`id of ${role}`, id],
    [`name of ${role}`, names[role]?.(id) ?? ""],
  ];
}
