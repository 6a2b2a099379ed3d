import type { ReadyCover } from "../program.js";
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
    singleWishes(cover, cover.wants(person)).map(({ wish, text }) => {
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
      return { criterion, wish: text, by: [...led, ...sat], byLeads: led.length };
    }),
  );
}

/** Every wish as a value of its own, and what it is called. */
function singleWishes({ by }: ReadyCover, wants: unknown): { readonly wish: unknown; readonly text: string }[] {
  if (wants === undefined || wants === null) return [];
  const single =
    by.wishes?.(wants).map(({ wish }) => wish) ?? (Array.isArray(wants) ? wants.map((one) => [one]) : [wants]);
  return single.map((wish) => ({ wish, text: textOf(wish) }));
}

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
