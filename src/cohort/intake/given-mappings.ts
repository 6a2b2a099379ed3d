import { type Mistake, mistake, suggestion } from "../../errors.js";
import type { GivenMapping } from "./column-plan.js";
import { checkedMapping } from "./mapping.js";

/**
 * The mappings that the options of `intake` hold, checked: a function from a role and its number of sheets to the mapping
 * of each sheet. Adds mistakes for roles that do not exist, for what is no mapping, and for a list of another length.
 */
export function givenMappings(
  given: Readonly<Record<string, unknown>>,
  roles: readonly string[],
  mistakes: Mistake[],
): (role: string, sheets: number) => readonly (GivenMapping | undefined)[] {
  const checked = new Map<string, GivenMapping | readonly GivenMapping[]>();
  for (const [role, value] of Object.entries(given)) {
    const where = `options.mappings.${role}`;
    if (!roles.includes(role)) {
      const remedy = suggestion(role, roles);
      mistakes.push(mistake("mapping-role", where, "the program has no such role.", remedy));
    } else if (Array.isArray(value)) {
      checked.set(
        role,
        value.map((one, at) => checkedAt(one, `${where}[${at}]`, mistakes)),
      );
    } else if (value !== undefined) checked.set(role, checkedAt(value, where, mistakes));
  }
  return (role, sheets) => {
    const found = checked.get(role);
    if (found === undefined || "mapping" in found) return Array.from({ length: sheets }, () => found);
    if (found.length !== sheets) {
      const message = `${role} has ${sheets} sources, and a list holds one mapping for each.`;
      const remedy = "Give one mapping for all of them, or as many as there are sources.";
      mistakes.push(mistake("mapping-count", `options.mappings.${role}`, message, remedy, found.length));
    }
    return found;
  };
}

function checkedAt(value: unknown, where: string, mistakes: Mistake[]): GivenMapping {
  return { mapping: checkedMapping(value, where, mistakes), where };
}
