/** What was read of one person, noted by `recording`. */
export interface Reading {
  readonly fields: Set<string>;
  /** Whether all fields were listed, as `{ ...person }` and `Object.keys` do: then nobody can tell which were used. */
  listed: boolean;
}

/** Nothing read so far. */
export function noReading(): Reading {
  return { fields: new Set(), listed: false };
}

/**
 * A stand-in for a person that notes which fields are read and answers as the person would; without a person every answer
 * is undefined. Only the fields themselves are noted, not what stands inside them.
 */
export function recording(person: object | undefined, reading: Reading): object {
  const note = (key: PropertyKey) => {
    if (typeof key === "string") reading.fields.add(key);
  };
  return new Proxy(person ?? {}, {
    get(target, key) {
      note(key);
      return Reflect.get(target, key);
    },
    has(target, key) {
      note(key);
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      reading.listed = true;
      return Reflect.ownKeys(target);
    },
  });
}
