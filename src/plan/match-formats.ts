import { timeZoneData } from "../cohort/calendar/zones.js";
import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import type { Conflict } from "../constraints/conflicts.js";
import { type Mistake, mistake, PairwrightError, refuse, show, suggestion } from "../errors.js";
import type { FormatsProgram, Roles, StepPrograms } from "../program.js";
import { fingerprint } from "../random.js";
import { version } from "../version.js";
import { type DoneStep, decodedFormats } from "./decode-formats.js";
import { drawn, idsIn, limitOf, membersFirst, personKey, sortedPeople } from "./formats-people.js";
import type { FormatsOutcome, FormatsRecord } from "./formats-plan.js";
import { canonical } from "./record.js";
import { type Progress, type RunOptions, seedOf } from "./run.js";
import { type AnyStepOptions, placedIn, type StepOptions, stepRun } from "./step-runs.js";

/** What a mixed run may be told: seed and how to work, and for each step by name what its program may be told. */
export interface FormatsMatchOptions<S extends StepPrograms = StepPrograms> extends Omit<RunOptions, "onProgress"> {
  /** Lists, objective, solver and hooks of each step: what a hook says holds for its step alone. Whoever must be in one of them is kept for it by the steps before. */
  readonly steps?: { readonly [K in keyof S]?: StepOptions<S[K]> };
  readonly onProgress?: (progress: Progress & { readonly step: string }) => void;
}

/** Somebody of the run, and where they are. */
interface Place {
  readonly step: string;
  readonly as: string;
}

/** The way of several formats, one after the other, through `match`. */
export function matchedFormats(
  program: FormatsProgram<Roles, StepPrograms>,
  cohort: Cohort<Roles>,
  options: FormatsMatchOptions = {},
): FormatsOutcome {
  const mistakes: Mistake[] = [];
  const seed = seedOf(options.seed ?? 0, mistakes);
  const own = ownOptions(program, options.steps ?? {}, mistakes);
  const people = sortedPeople(program, cohort, mistakes);
  if (mistakes.some(({ code }) => code.startsWith("cohort-"))) refuse("match", mistakes); // lists speak of people
  const steps = Object.entries(program.steps).map(([name, step]) => {
    const everybody = drawn(step.as, (role) => people[role] ?? []);
    const run = stepRun(step.program, own[name] ?? {}, cohort.report);
    const found: Mistake[] = [];
    run.complain(everybody, found);
    mistakes.push(...found.map((one) => atStep(name, one)));
    return { name, step, run, everybody };
  });
  refuse("match", mistakes);

  const keptFor = new Map<string, string>();
  const clashes: Conflict[] = [];
  for (const { name, step, run } of steps) {
    for (const { role, id } of run.musts()) {
      const key = personKey(program, step.as[role] ?? "", id);
      const other = keptFor.get(key);
      keptFor.set(key, other ?? name);
      if (other !== undefined && other !== name) clashes.push(inTwo(step.as[role] ?? "", id, other, name));
    }
  }
  const done: DoneStep[] = [];
  if (clashes.length > 0) return infeasible(clashes);

  const taken = new Map<string, Place>();
  for (const { name, step, run, everybody } of steps) {
    const comes = (role: string, id: string) => {
      const key = personKey(program, role, id);
      return !taken.has(key) && (keptFor.get(key) ?? name) === name;
    };
    const all = drawn(step.as, (role) => (people[role] ?? []).filter(({ id }) => comes(role, id)));
    const here = program.identity === "shared" ? membersFirst(step, all) : all;
    const [known, present] = [idsIn(everybody), idsIn(here)];
    const [served = ""] = Object.values(step.as);
    const most = limitOf(step.limit, (people[served] ?? []).length);
    const outcome = atStepTried(name, () =>
      run.run(here, (id) => known.has(id) && !present.has(id), {
        seed,
        ...(most === undefined ? {} : { most }),
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.onProgress ? { onProgress: (now) => options.onProgress?.({ ...now, step: name }) } : {}),
      }),
    );
    if (outcome.status === "infeasible") return infeasible(outcome.conflicts, name);
    done.push({ name, step, plan: outcome, here, served, most });
    for (const { role, id } of placedIn(outcome)) {
      taken.set(personKey(program, step.as[role] ?? "", id), { step: name, as: role });
    }
  }
  const elsewhere = (role: string, id: string, step: string) => {
    const key = personKey(program, role, id);
    const kept = keptFor.get(key);
    return { taken: taken.get(key), kept: kept === step ? undefined : kept };
  };
  return decodedFormats(people, done, elsewhere, record());

  function record(): FormatsRecord {
    const inputs = Object.entries(program.steps).map(([name, { as, limit }]) => {
      const plan = done.find((step) => step.name === name)?.plan;
      return [
        name,
        Object.entries(as),
        limit,
        { ...own[name], solver: undefined, hooks: undefined },
        plan?.record.inputs,
      ];
    });
    return {
      pairwright: version,
      seed,
      inputs: fingerprint(canonical({ people, identity: program.identity, steps: inputs })),
      people: Object.fromEntries(Object.entries(people).map(([role, list]) => [role, list.length])),
      timeZoneData: timeZoneData(),
    };
  }

  function infeasible(conflicts: readonly Conflict[], step?: string): FormatsOutcome {
    return Object.freeze({
      status: "infeasible",
      format: "formats",
      ...(step === undefined ? {} : { step }),
      conflicts: frozenCopy(conflicts),
      steps: Object.freeze(Object.fromEntries(done.map(({ name, plan }) => [name, plan]))),
      record: frozenCopy(record()),
    });
  }
}

/** What each step is told; a name of no step, and what only the run is told, are mistakes. */
function ownOptions(
  { steps }: FormatsProgram<Roles, StepPrograms>,
  given: Readonly<Record<string, AnyStepOptions | undefined>>,
  mistakes: Mistake[],
): Readonly<Record<string, AnyStepOptions>> {
  const ofRun = ["seed", "signal", "onProgress", "most"];
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, own = {}]) => {
      const where = `steps[${show(name)}]`;
      if (!Object.hasOwn(steps, name)) {
        const remedy = suggestion(name, Object.keys(steps));
        mistakes.push(mistake("step-unknown", where, "the program has no such step.", remedy));
        return [];
      }
      for (const key of ofRun.filter((key) => Object.hasOwn(own, key))) {
        const remedy = key === "most" ? "Give the step a share or most in formats." : "Give it beside `steps`.";
        mistakes.push(mistake("step-option", `${where}.${key}`, "this is said of the run, not of a step.", remedy));
      }
      return [[name, own]];
    }),
  );
}

/** A list says that somebody must be in two steps. */
function inTwo(role: string, id: string, one: string, other: string): Conflict {
  return {
    code: "must-exceeds-places",
    text: `${role} ${id} must be in ${show(one)} and in ${show(other)}, but everybody has a place in one step.`,
    people: [{ role, id }],
    rules: [],
    needs: 2,
    has: 1,
    remedies: ["Take them off one of the two lists of those that must be made."],
  };
}

/** What a step complains about, with its name. */
function atStep(name: string, found: Mistake): Mistake {
  return Object.freeze({ ...found, where: `steps[${show(name)}].${found.where}` });
}

function atStepTried<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PairwrightError)) throw error;
    throw new PairwrightError(
      error.call,
      error.mistakes.map((one) => atStep(name, one)),
      error.cause === undefined ? undefined : { cause: error.cause },
    );
  }
}
