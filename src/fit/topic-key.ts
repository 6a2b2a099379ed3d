/**
 * A text that equal wishes share; undefined for what is not plain data through and through, which is then a topic of its
 * own: that costs time and changes nothing.
 */
export function topicKey(wish: unknown): string | undefined {
  if (typeof wish === "string") return JSON.stringify(wish);
  if (typeof wish === "number" || typeof wish === "boolean" || wish === undefined || wish === null) return String(wish);
  if (Array.isArray(wish)) return joined("[", wish.map(topicKey));
  if (typeof wish !== "object" || Object.getPrototypeOf(wish) !== Object.prototype) return undefined;
  const entries = Object.entries(wish).sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(
    "{",
    entries.flatMap(([key, value]) => [JSON.stringify(key), topicKey(value)]),
  );
}

function joined(open: string, parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : `${open}${parts.join(",")}`;
}
