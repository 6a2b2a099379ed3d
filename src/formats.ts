import { isRecord, isShare } from "./definition.js";
import { type Mistake, mistake, refuse, show, suggestion } from "./errors.js";
import { oneOf } from "./judging.js";
import type { PersonOf, PersonSchema, Roles } from "./person.js";

/** What a mixed run needs to know of a program that is a step of it; those of `pairs`, `circles` and `peers` fit. */
export interface StepProgram {
  readonly format: "pairs" | "circles" | "peers";
  readonly roles: Roles;
  readonly identity?: "shared" | "by role";
}

/** The steps of a mixed run by name. */
export type StepPrograms = Readonly<Record<string, StepProgram>>;

/** The roles of a mixed run whose people a program can read. */
type FittingRole<R extends Roles, P extends PersonSchema> = {
  [K in keyof R & string]: PersonOf<R[K]> extends PersonOf<P> ? K : never;
}[keyof R & string];

/** A step of a mixed run: a program, whom it draws from, and how many it may take. */
export type StepDefinition<R extends Roles, X extends StepProgram> = {
  readonly program: X;
  /** For each role of the program, the role of the run whose people come under it. */
  readonly as: { readonly [K in keyof X["roles"]]: FittingRole<R, X["roles"][K]> };
  /**
   * The largest share, in [0, 1], that this step may take of the people whom it serves: of all people of the run who come
   * under the first role of its program, whoever took some of them before. A whole number of people, rounded down.
   */
  readonly share?: number;
  /** The same as a number of people. */
  readonly most?: number;
};

/** What `formats` takes. */
export interface FormatsDefinition<R extends Roles, S extends StepPrograms> {
  /** The people of the run, read once: one schema for each role that the steps speak of. The first is the side that is served. */
  readonly roles: R;
  /** The formats by name, first come, first served: who has a place in one takes part in none of those after it. */
  readonly steps: { readonly [K in keyof S]: StepDefinition<R, S[K]> };
  /** `shared` (default): the same id in two roles is one person, who has a place in one step at most, under whatever role. */
  readonly identity?: "shared" | "by role";
}

/** A step of a checked definition. */
export interface Step<X extends StepProgram = StepProgram> {
  readonly program: X;
  /** The role of the run by the role of the program; the first is the one that the step serves. */
  readonly as: Readonly<Record<string, string>>;
  readonly limit?: { readonly share: number } | { readonly most: number };
}

/** A checked definition, made by `formats`. `R` are its roles, `S` the programs of its steps by name. */
export interface FormatsProgram<R extends Roles, S extends StepPrograms> {
  readonly format: "formats";
  readonly roles: R;
  readonly identity: "shared" | "by role";
  /** In their order. */
  readonly steps: { readonly [K in keyof S]: Step<S[K]> };
}

/** A definition as JavaScript may hand it over. */
interface Unchecked {
  readonly roles: Roles;
  readonly steps: unknown;
  readonly identity?: unknown;
}

/**
 * Defines a run of several formats, one after the other: one-on-one while mentors' places last, circles for the rest, then
 * peers. Each step takes whom it can serve best of those whom the steps before it left, and at most its share; nobody has a
 * place in two.
 *
 * Types are inferred: a step whose program reads other people than those of the role that it is given does not compile.
 *
 * @throws PairwrightError listing every mistake in the definition.
 * @example
 * ```ts
 * const program = formats({
 *   roles: { mentee: Mentee, mentor: Mentor },
 *   steps: {
 *     "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, share: 0.5 },
 *     peers: { program: learningPartners, as: { person: "mentee" } },
 *   },
 * });
 * ```
 */
export function formats<const R extends Roles, S extends StepPrograms>(
  definition: FormatsDefinition<R, S>,
): FormatsProgram<R, S>;
export function formats(definition: Unchecked): FormatsProgram<Roles, StepPrograms> {
  const mistakes: Mistake[] = [];
  const roles = Object.keys(definition.roles);
  for (const name of roles.filter(isNumber)) {
    const message = "a role is named by a word, since numbers would lose their order.";
    mistakes.push(mistake("formats-role", `roles.${name}`, message, "Write for example mentee."));
  }
  const identity = oneOf("identity", definition.identity, ["shared", "by role"], mistakes);
  const given = isRecord(definition.steps) ? Object.entries(definition.steps) : [];
  if (given.length === 0) {
    const remedy = 'Write for example { "one-on-one": { program, as: { mentee: "mentee", mentor: "mentor" } } }.';
    mistakes.push(mistake("formats-steps", "steps", "a run has at least one step.", remedy, definition.steps));
  }
  const steps = given.flatMap(([name, step]) => {
    const read = readStep(name, step, roles, identity, mistakes);
    return read === undefined ? [] : [[name, read] as const];
  });
  const spoken = new Set(steps.flatMap(([, { as }]) => Object.values(as)));
  for (const role of roles.filter((role) => given.length > 0 && steps.length === given.length && !spoken.has(role))) {
    const remedy = "Leave it out, or give its people to a step under `as`.";
    mistakes.push(mistake("formats-role-unused", `roles.${role}`, "no step speaks of this role.", remedy));
  }
  refuse("formats", mistakes);
  return Object.freeze({
    format: "formats",
    roles: Object.freeze({ ...definition.roles }),
    identity,
    steps: Object.freeze(Object.fromEntries(steps)),
  });
}

function readStep(
  name: string,
  given: unknown,
  roles: readonly string[],
  identity: "shared" | "by role",
  mistakes: Mistake[],
): Step | undefined {
  const where = `steps[${show(name)}]`;
  if (isNumber(name) || name.trim() === "") {
    const message = "a step is named by a word, since numbers would lose their order.";
    mistakes.push(mistake("step-name", where, message, 'Write for example "one-on-one".'));
  }
  const { program, as, share, most } = isRecord(given) ? given : {};
  if (!isStepProgram(program)) {
    const message = "a program is wanted that was made by pairs, circles or peers.";
    const remedy = "Give for example { program: mentoring, as: … }.";
    mistakes.push(mistake("step-program", `${where}.program`, message, remedy, program));
    return undefined;
  }
  if (program.identity !== undefined && program.identity !== identity) {
    const message = "the same id in two roles is one person in one of run and step, and two people in the other.";
    const remedy = `Say identity: ${show(program.identity)} of the run, too.`;
    mistakes.push(mistake("step-identity", `${where}.program`, message, remedy, program.identity));
  }
  const drawn = readRoles(`${where}.as`, as, Object.keys(program.roles), roles, mistakes);
  if (program.format !== "peers" && new Set(Object.values(drawn)).size < Object.keys(drawn).length) {
    const isMistake = program.format === "circles" || identity === "by role";
    const message = "the same people come under two roles of the step, in which everybody has one place.";
    const remedy = "Make a role of the run for each of them.";
    if (isMistake) mistakes.push(mistake("step-same-role", `${where}.as`, message, remedy, as));
  }
  const limit = readLimit(where, share, most, mistakes);
  return Object.freeze({ program, as: Object.freeze(drawn), ...(limit === undefined ? {} : { limit }) });
}

function readRoles(
  where: string,
  given: unknown,
  wanted: readonly string[],
  roles: readonly string[],
  mistakes: Mistake[],
): Record<string, string> {
  const as = isRecord(given) ? given : {};
  for (const role of Object.keys(as).filter((role) => !wanted.includes(role))) {
    const message = "the program of the step has no such role.";
    mistakes.push(mistake("step-role", `${where}.${role}`, message, suggestion(role, wanted)));
  }
  return Object.fromEntries(
    wanted.flatMap((role) => {
      const drawn = as[role];
      if (typeof drawn === "string" && roles.includes(drawn)) return [[role, drawn]];
      const message = "a role of the run is wanted, whose people come under this role of the step.";
      mistakes.push(mistake("step-as", `${where}.${role}`, message, suggestion(String(drawn ?? role), roles), drawn));
      return [];
    }),
  );
}

function readLimit(where: string, share: unknown, most: unknown, mistakes: Mistake[]): Step["limit"] {
  if (share !== undefined && most !== undefined) {
    const message = "a step has a share or a number of people, not both.";
    mistakes.push(mistake("step-limit", where, message, "Leave one of them out.", { share, most }));
  }
  if (share !== undefined) {
    if (isShare(share)) return Object.freeze({ share });
    const message = "a share of the people is wanted.";
    mistakes.push(mistake("step-share", `${where}.share`, message, "Give a number from 0 to 1.", share));
  }
  if (most === undefined) return undefined;
  if (typeof most === "number" && Number.isInteger(most) && most >= 0) return Object.freeze({ most });
  const message = "a number of people is a whole number, 0 or more.";
  mistakes.push(mistake("step-most", `${where}.most`, message, "Give for example 20.", most));
  return undefined;
}

function isStepProgram(given: unknown): given is StepProgram {
  const known = ["pairs", "circles", "peers"];
  return isRecord(given) && known.some((format) => format === given.format) && isRecord(given.roles);
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
