import type { PairReasons } from "./reasons.js";

type Reasons = Omit<PairReasons, "text">;

/** How a person of a role is called in the text; by the id where it gives nothing. */
export type NameOf = (id: string) => string | undefined;

export type Names = Readonly<Record<string, NameOf | undefined>>;

/** Says the reasons in words, one thing per line. Answers may hold commas, so semicolons stand between them. */
export function inWords(reasons: Reasons, roles: readonly [string, string], names: Names): string {
  const called = (role: string, id = "") => names[role]?.(id) ?? id;
  const who = roles.map((role) => `${role} ${called(role, reasons.pair[role])}`).join(" and ");
  return [
    opening(reasons, who),
    ...reasons.contributions.map(contributionLine),
    ...commonGround(reasons, roles),
    ...(reasons.verdict === "chosen" ? [] : insteadLines(reasons, roles, called)),
    ...costLine(reasons),
  ].join("\n");
}

/** What the two share and what each can learn, a sentence each; nothing where there is nothing. */
export function commonGround({ shared, learns }: Reasons, roles: readonly string[]): string[] {
  const learnt = roles.map((role) => [`The ${role} can learn`, learns[role] ?? []] as const);
  return [["They share", shared] as const, ...learnt].flatMap(([words, things]) =>
    things.length > 0 ? [`${words}: ${things.join("; ")}.`] : [],
  );
}

function opening({ verdict, fit, forbiddenBy, unknown }: Reasons, who: string): string {
  if (verdict === "forbidden")
    return `${who} cannot be paired: ${forbiddenBy.map((rule) => `"${rule}"`).join(" and ")}.`;
  const made = verdict === "chosen" ? "were paired" : "were not paired";
  const gaps = unknown.length === 0 ? "" : ` Unknown: ${unknown.join(", ")}.`;
  return `${who} ${made}; their fit is ${(fit ?? 0).toFixed(3)} on a scale from 0 to 1.${gaps}`;
}

function contributionLine({ criterion, value, counted, nominal, points }: Reasons["contributions"][number]): string {
  const seen = value === undefined ? `unknown, counted as the mean ${counted.toFixed(2)}` : value.toFixed(2);
  return `  ${criterion}: ${seen}, weight ${nominal.toFixed(2)}, adds ${points.toFixed(3)}`;
}

function insteadLines(
  { pair, instead }: Reasons,
  roles: readonly [string, string],
  called: (role: string, id?: string) => string,
): string[] {
  return roles.map((role, side) => {
    const other = roles[side === 0 ? 1 : 0];
    const partners = (instead[role] ?? []).map(({ id, fit }) => `${called(other, id)} (fit ${fit.toFixed(3)})`);
    return `${role} ${called(role, pair[role])} is paired with ${partners.length > 0 ? partners.join("; ") : "nobody"}.`;
  });
}

function costLine({ costAtLeast }: Reasons): string[] {
  if (costAtLeast === undefined) return [];
  if (costAtLeast === "impossible")
    return ["No plan that gives everybody their least number of partners has this pair."];
  const { people, fit } = costAtLeast;
  if (people > 0) return [`Making this pair would leave at least ${people} more without a partner.`];
  if (fit === 0) return ["Making this pair would cost nothing: another plan that is just as good has it."];
  return [`Making this pair would cost the plan at least ${fit.toFixed(3)} fit in sum.`];
}
