import { type Mistake, mistake, suggestion } from "../../errors.js";

/**
 * What is wrong with pairs of attributes. Tables of A by B, B by C and C by A together can tell what each of them hides;
 * without such a circle any table of one pair goes together with any of another that has the same totals.
 */
export function intersectionMistakes(
  intersections: readonly (readonly string[])[],
  attributes: readonly string[],
): Mistake[] {
  const found: Mistake[] = [];
  const joined = new Map(attributes.map((attribute) => [attribute, attribute]));
  const rootOf = (attribute: string): string => {
    const up = joined.get(attribute) ?? attribute;
    return up === attribute ? up : rootOf(up);
  };
  for (const [at, both] of intersections.entries()) {
    const where = `intersections[${at}]`;
    const [first = "", second = ""] = both;
    const unknown = both.filter((one) => !attributes.includes(one));
    for (const one of unknown)
      found.push(mistake("audit-attribute", where, "no such attribute is sealed.", suggestion(one, attributes), one));
    if (unknown.length > 0) continue;
    if (both.length !== 2 || rootOf(first) === rootOf(second)) {
      const message = "pairs of different attributes are wanted that form no circle.";
      found.push(mistake("audit-circle", where, message, "Leave this pair out.", both));
    } else joined.set(rootOf(first), rootOf(second));
  }
  return found;
}
