/**
 * A copy of plain data that is frozen all the way down. Lists and plain objects are copied; anything with a class of its
 * own (dates, maps, Temporal values) is kept as it is, since a copy would lose what it is.
 */
export function frozenCopy<T>(value: T): T;
export function frozenCopy(value: unknown): unknown {
  return copied(value, new Map());
}

function copied(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    seen.set(value, list);
    for (const item of value) list.push(copied(item, seen));
    return Object.freeze(list);
  }
  const object: Record<string, unknown> = {};
  seen.set(value, object);
  for (const [key, item] of Object.entries(value)) {
    // Assigned, `__proto__` would change what the object is; it must stay a key like others.
    if (key === "__proto__") Object.defineProperty(object, key, { value: copied(item, seen), enumerable: true });
    else object[key] = copied(item, seen);
  }
  return Object.freeze(object);
}
