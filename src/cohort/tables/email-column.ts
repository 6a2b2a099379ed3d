import { show } from "../../errors.js";
import { emailAddress } from "../survey/email.js";
import { isMissing } from "../text.js";

/**
 * The column in which everybody has an e-mail address of their own; undefined where there is none. A form that does not
 * ask people to sign in fills its own "Email" column with "anonymous", and the addresses stand under a question.
 * `preferred` is the tool's own column, which wins over others. Cost: the cells of columns that begin with an address.
 */
export function emailColumn(
  rows: readonly (readonly string[])[],
  width: number,
  preferred: number,
): number | undefined {
  let best: { column: number; people: number } | undefined;
  const order = [
    preferred,
    ...Array.from({ length: width }, (_, column) => column).filter((column) => column !== preferred),
  ];
  for (const column of order.filter((column) => column >= 0)) {
    const people = ownAddresses(rows, column);
    if (people > 0 && (best === undefined || people > 1.1 * best.people)) best = { column, people };
  }
  return best?.column;
}

/** How many rows have an address, 0 where the column holds other things or the same few addresses again and again. */
function ownAddresses(rows: readonly (readonly string[])[], column: number): number {
  const seen = new Set<string>();
  let filled = 0;
  let addresses = 0;
  for (const cells of rows) {
    const cell = cells[column] ?? "";
    if (isMissing(cell)) continue;
    filled++;
    const address = emailAddress(cell);
    if (address !== undefined) {
      addresses++;
      seen.add(address);
    }
    if (filled === 20 && addresses < 15) return 0;
  }
  // People answer twice; a manager's address is that of many.
  return addresses >= 0.9 * filled && seen.size >= 0.8 * addresses ? addresses : 0;
}

/** What to tell a coordinator whose form did not ask people to sign in. */
export function anonymousWarning(own: string, found: string | undefined): string {
  const rest =
    found === undefined
      ? "and no other column holds an address for each person."
      : `but the column ${show(found)} has an address of their own for each person: ask for that one.`;
  return `The column ${show(own)} holds no address, since people answered without signing in, ${rest}`;
}
