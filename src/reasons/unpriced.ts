import { mistake, refuse } from "../errors.js";

/** What to ask instead, of plans of which a question makes no sense, or has no answer so far. */
const instead: Readonly<Record<string, string>> = {
  rounds: "Ask explain about one or two people of the rounds, or match again with another list or rule.",
  formats: "Ask about the plan of one step, which is under its name in steps.",
};

/**
 * Refuses plans of which a price cannot be asked: JavaScript does not see what types forbid.
 *
 * @param nouns Of which plans it can.
 * @param others What to ask instead of plans of other nouns, besides those that have no prices at all.
 */
export function refuseUnpriced(
  call: string,
  plan: unknown,
  nouns: readonly string[],
  others: Readonly<Record<string, string>> = {},
): void {
  const format: unknown = Reflect.get(Object(plan), "format");
  if (Reflect.get(Object(plan), "status") === "infeasible") {
    const message = "there is no plan, and so nothing that has a price.";
    const remedy = "Read its conflicts; of one-on-one, smallestClash says what cannot all be kept.";
    refuse(call, [mistake("price-infeasible", "plan", message, remedy, "infeasible")]);
  }
  if (typeof format === "string" && nouns.includes(format)) return;
  const known = nouns.length < 3 ? nouns.join(" and ") : `${nouns.slice(0, -1).join(", ")} and ${nouns.at(-1)}`;
  const remedy =
    { ...instead, ...others }[String(format)] ?? "Give a plan as match gave it, after asking for its status.";
  refuse(call, [mistake("price-noun", "plan", `this is for plans of ${known}.`, remedy, format)]);
}
