import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, saidBy, show } from "../errors.js";
import type { ReadyCircleRule } from "../program.js";
import { compareText } from "../random.js";

/** A rule about circles as a number of some people: each circle holds `least` to `most` of them, and not exactly one unless `one`. */
export interface CircleCount {
  readonly rule: string;
  /** What these people have in common, in words; absent where the rule names them by a function. */
  readonly kind?: string;
  /** Positions of members, rising. */
  readonly people: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly one: boolean;
}

/** The rules about circles in numbers, and how many members each of them counts. */
export interface CircleCounts {
  readonly counts: readonly CircleCount[];
  readonly counted: Readonly<Record<string, number>>;
}

/** How many mistakes of one function are listed before the rest is left to the next run. */
const LISTED = 10;

/** Asks every rule about circles for every member; what is wrong with an answer is added to `mistakes`. */
export function circleCountsOf(
  rules: Readonly<Record<string, ReadyCircleRule>>,
  members: Lineup,
  mistakes: Mistake[],
): CircleCounts {
  const counts: CircleCount[] = [];
  const counted: Record<string, number> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const found =
      rule.form === "counted" ? countedBy(name, rule, members, mistakes) : byKind(name, rule, members, mistakes);
    counts.push(...found);
    counted[name] = found.reduce((sum, { people }) => sum + people.length, 0);
  }
  return { counts, counted };
}

function countedBy(
  name: string,
  rule: Extract<ReadyCircleRule, { form: "counted" }>,
  members: Lineup,
  mistakes: Mistake[],
): CircleCount[] {
  const answers = asked(name, rule.who, members, mistakes, (answer) => typeof answer === "boolean", "true or false");
  const people = answers.flatMap((answer, position) => (answer === true ? [position] : []));
  const most = Math.max(rule.atLeast, Math.min(rule.atMost, members.ids[0].length));
  return [{ rule: name, people, least: rule.atLeast, most, one: true }];
}

/** One rule for each kind that is there. */
function byKind(
  name: string,
  rule: Extract<ReadyCircleRule, { form: "alike" | "not alone" }>,
  members: Lineup,
  mistakes: Mistake[],
): CircleCount[] {
  const isKind = (answer: unknown) =>
    answer === undefined || answer === null || ["string", "number", "boolean"].includes(typeof answer);
  const answers = asked(name, rule.of, members, mistakes, isKind, "text, a number, or nothing");
  const kinds = new Map<unknown, number[]>();
  for (const [position, answer] of answers.entries()) {
    if (answer === undefined || answer === null) continue;
    const people = kinds.get(answer);
    if (people) people.push(position);
    else kinds.set(answer, [position]);
  }
  // In an order that depends on nobody's name.
  const sorted = [...kinds].sort(([a], [b]) => compareText(`${typeof a} ${String(a)}`, `${typeof b} ${String(b)}`));
  return sorted.map(([kind, people]) => ({
    rule: name,
    kind: String(kind),
    people,
    least: 0,
    most: rule.form === "alike" ? rule.atMost : people.length,
    one: rule.form === "alike",
  }));
}

function asked(
  name: string,
  ask: (person: unknown) => unknown,
  members: Lineup,
  mistakes: Mistake[],
  isAnswer: (answer: unknown) => boolean,
  wanted: string,
): unknown[] {
  let wrong = 0;
  return members.people[0].map((person, position) => {
    const where = `circleRules[${show(name)}] for ${show(members.ids[0][position])}`;
    try {
      const answer = ask(person);
      if (isAnswer(answer)) return answer;
      if (++wrong <= LISTED) {
        mistakes.push(mistake("circle-rule-answer", where, `${wanted} is wanted.`, "Correct the function.", answer));
      }
    } catch (error) {
      const message = `your function failed: ${saidBy(error)}.`;
      if (++wrong <= LISTED) {
        mistakes.push(mistake("circle-rule-failed", where, message, "Make it answer for everybody."));
      }
    }
    return undefined;
  });
}
