import { listed } from "../fit/cover-part.js";
import type { CoveredWish } from "./circle-reasons.js";
import type { Standing } from "./circle-standing.js";

/**
 * What a member wishes of a circle, as the criteria of what it covers together read it, and who of the circle can help with
 * each: leads first, then members, in their order. A wish of which nobody's answer is known is covered by nobody.
 */
export function wishesOf({ context, members }: Standing, circle: number, member: number): CoveredWish[] {
  const { program, among, leading, leads } = context;
  const person = among.lineup.people[0][member];
  const others = (members[circle] ?? []).filter((other) => other !== member);
  return Object.entries(program.covers).flatMap(([criterion, cover]) =>
    listed(cover, cover.wants(person)).map(({ wish }) => {
      const helps = (offer: unknown) => (cover.by.score(wish, offer) ?? 0) > 0;
      const readLead = cover.lead;
      const led = (leads[circle] ?? []).flatMap((lead) =>
        readLead !== undefined && leading !== undefined && helps(readLead(leading.lineup.people[1][lead]))
          ? [leading.lineup.ids[1][lead] ?? ""]
          : [],
      );
      const sat = others.flatMap((other) =>
        helps(cover.offers(among.lineup.people[0][other])) ? [among.lineup.ids[0][other] ?? ""] : [],
      );
      return { criterion, wish: textOf(wish), by: [...led, ...sat], byLeads: led.length };
    }),
  );
}

/** What a wish is called: itself where it is text, the skill that it names, else all of it. */
function textOf(wish: unknown): string {
  const [first] = Array.isArray(wish) ? wish : [wish];
  if (typeof first === "object" && first !== null) {
    for (const key of ["skill", "name", "id"]) {
      const text = Object.entries(first).find(([own]) => own === key)?.[1];
      if (typeof text === "string") return text;
    }
    return JSON.stringify(first);
  }
  return String(first);
}
