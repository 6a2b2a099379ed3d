// Who is meant by what a coordinator types: a name, an address, or the beginning of one that only one person has.

/** Somebody of the programme. */
export interface Somebody {
  readonly role: "mentee" | "mentor";
  readonly id: string;
  readonly name: string;
}

/** The people of the programme, as they are called and found. */
export interface People {
  /** For texts of the library: the name of a person by id. */
  readonly names: {
    readonly mentee: (id: string) => string | undefined;
    readonly mentor: (id: string) => string | undefined;
  };
  readonly called: (person: { readonly role: string; readonly id: string }) => string;
  /** The person who is meant, or why that is not clear, in a sentence. */
  readonly find: (typed: string, role?: Somebody["role"]) => Somebody | string;
}

type Named = { readonly id: string; readonly name: string };

/** How the people of both roles are called and found. */
export function peopleOf(given: { readonly mentee: readonly Named[]; readonly mentor: readonly Named[] }): People {
  const all = (["mentee", "mentor"] as const).flatMap((role) =>
    given[role].map(({ id, name }): Somebody => ({ role, id, name })),
  );
  const byRole = {
    mentee: new Map(given.mentee.map(({ id, name }) => [id, name])),
    mentor: new Map(given.mentor.map(({ id, name }) => [id, name])),
  };
  const names = { mentee: (id: string) => byRole.mentee.get(id), mentor: (id: string) => byRole.mentor.get(id) };
  const called = ({ role, id }: { readonly role: string; readonly id: string }) =>
    (role === "mentee" ? names.mentee(id) : names.mentor(id)) ?? id;
  return { names, called, find };

  function find(typed: string, role?: Somebody["role"]): Somebody | string {
    // "mentor Ada" says the role, which somebody needs who is both.
    const [, saidRole, rest = ""] = /^(?:(mentee|mentor)\s+)?(.*)$/i.exec(typed.trim()) ?? [];
    const wanted = plain(rest);
    if (wanted === "") return "Say who is meant, by name or address.";
    const among = all.filter((one) => one.role === (saidRole?.toLowerCase() ?? role ?? one.role));
    const exact = among.filter(({ id, name }) => plain(id) === wanted || plain(name) === wanted);
    const found = exact.length > 0 ? exact : among.filter(({ name }) => plain(name).startsWith(wanted));
    const [first, ...others] = found;
    if (first === undefined) return `Nobody${role === undefined ? "" : ` among the ${role}s`} is called "${rest}".`;
    if (others.length === 0) return first;
    const few = found.slice(0, 4).map((one) => `${one.role} ${one.name} (${one.id})`);
    return `"${rest}" can be ${few.join(", ")}${found.length > 4 ? ", …" : ""}: write the address, or the role in front.`;
  }
}

/** A name as it is compared: "Wojcik" finds Wójcik. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
}
