import { type Levels, levelsInOrder, type SkillAnswer, type Week } from "pairwright";
import { z } from "zod";
import { chance } from "../../../src/random.js";

/** The grades of a real form, in which Grade 6 stands above Grade 7. */
export const grades = levelsInOrder(["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"]);
type Grade = typeof grades extends Levels<infer G> ? G : never;

const TOPICS = ["SQL", "Python", "Writing", "Feedback", "Presenting", "Planning", "Statistics", "Negotiating"];
const PASTIMES = ["chess", "hiking", "cooking", "films", "music", "running", "reading", "gardens"];

type Share = number | undefined;

/** Somebody with an answer to everything that a preset may ask, some of them missing. */
export interface Person {
  readonly id: string;
  readonly manager: string | null;
  readonly grade: Grade;
  readonly org: readonly string[];
  readonly wishes: readonly string[];
  readonly goals: readonly SkillAnswer[];
  readonly wants: readonly SkillAnswer[];
  readonly offers: readonly SkillAnswer[];
  readonly values:
    | { readonly scales: Readonly<Record<"Creativity" | "Prudence" | "Teamwork" | "Valour" | "Judgment", Share>> }
    | undefined;
  readonly personality:
    | { readonly scales: Readonly<Record<"Conscientiousness" | "Intellect/Imagination", Share>> }
    | undefined;
  readonly learning: Share;
  readonly interests: readonly string[] | undefined;
  readonly style:
    | { readonly scales: Readonly<Record<"Feedback" | "Rhythm" | "Presence" | "Guidance" | "Replies", Share>> }
    | undefined;
  readonly week: Week | undefined;
}

export const Schema = z.custom<Person>();

const DEPARTMENTS = ["Engineering", "Product", "Finance", "People"];

/**
 * An organisation: a head, four departments of three teams of eight. The heads of departments are SCS1, of teams Grade 6 or
 * 7; the others are below, one step down under a deputy who manages half of the team. 113 people, drawn by the seed.
 */
export function staff(seed: number): readonly Person[] {
  const draw = chance(seed);
  const some = <T>(from: readonly T[], least: number, most: number): readonly T[] => {
    const left = [...from];
    const count = least + draw.below(most - least + 1);
    return Array.from({ length: count }, () => left.splice(draw.below(left.length), 1)).flat();
  };
  const score = (): Share => (draw.below(12) === 0 ? undefined : draw.below(17) / 16);
  const maybe = <T>(value: T): T | undefined => (draw.below(15) === 0 ? undefined : value);
  const people: Person[] = [];
  const add = (id: string, manager: string | null, grade: Grade, org: readonly string[]) => {
    const level = grades.of(grade) ?? 0;
    const offered = some(TOPICS, 1, 4);
    const wanted = TOPICS.filter((topic) => !offered.includes(topic));
    const goals = some(wanted, 1, 3).map((skill) => ({ skill, level: draw.below(3), target: 3 + draw.below(2) }));
    const starts = some([9, 10, 11, 13, 14, 15, 16], 2, 5);
    people.push({
      id,
      manager,
      grade,
      org,
      wishes: [],
      goals,
      wants: some(wanted, 1, 4).map((skill) => ({ skill, level: draw.below(3), target: 2 + draw.below(3) })),
      offers: offered.map((skill) => ({ skill, level: Math.min(5, 2 + draw.below(3) + (level > 4 ? 1 : 0)) })),
      values: maybe({
        scales: { Creativity: score(), Prudence: score(), Teamwork: score(), Valour: score(), Judgment: score() },
      }),
      personality: maybe({ scales: { Conscientiousness: score(), "Intellect/Imagination": score() } }),
      learning: score(),
      interests: maybe(some(PASTIMES, 0, 4)),
      style: maybe({
        scales: { Feedback: score(), Rhythm: score(), Presence: score(), Guidance: score(), Replies: score() },
      }),
      week: maybe({
        zone: "UTC",
        windows: starts.map((hour, at) => ({
          day: ([1, 2, 3, 4, 5] as const)[at % 5]!,
          from: 60 * hour,
          to: 60 * hour + 60 + 30 * draw.below(2),
        })),
      }),
    });
  };
  add("head", null, "SCS2", []);
  for (const department of DEPARTMENTS) {
    add(department, "head", "SCS1", [department]);
    for (const team of ["one", "two", "three"]) {
      const lead = `${department} ${team}`;
      const org = [department, team];
      add(lead, department, draw.below(2) === 0 ? "Grade 6" : "Grade 7", org);
      add(`${lead} deputy`, lead, "SEO", org);
      for (let at = 0; at < 7; at++) {
        const low: Grade = (["AA", "AO", "EO", "HEO"] as const)[draw.below(4)]!;
        add(`${lead} ${at}`, at < 3 ? `${lead} deputy` : lead, low, org);
      }
    }
  }
  const ids = people.map(({ id }) => id);
  return people.map((person) => ({ ...person, wishes: some(ids, 0, 5).filter((id) => id !== person.id) }));
}

/** Everything between two people that the rules are about, worked out by walking and counting, without the library. */
export function between(people: readonly Person[], first: string, second: string) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const [one, other] = [byId.get(first), byId.get(second)];
  if (one === undefined || other === undefined) throw new Error("nobody of this id");
  const order: readonly string[] = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"];
  const steps = (from: Person, to: Person) => {
    let at: Person | undefined = from;
    for (let step = 1; step <= 5; step++) {
      at = byId.get(at?.manager ?? "");
      if (at?.id === to.id) return step;
    }
    return Number.POSITIVE_INFINITY;
  };
  const minutes = (one.week?.windows ?? []).flatMap((mine) =>
    (other.week?.windows ?? []).map((theirs) => {
      const shared = Math.min(mine.to, theirs.to) - Math.max(mine.from, theirs.from);
      return mine.day === theirs.day ? Math.max(0, shared) : 0;
    }),
  );
  return {
    levels: order.indexOf(other.grade) - order.indexOf(one.grade),
    line: Math.min(steps(one, other), steps(other, one)),
    sameDepartment: one.org[0] !== undefined && one.org[0] === other.org[0],
    sameTeam: one.org.join("/") === other.org.join("/"),
    longestBlock: one.week === undefined || other.week === undefined ? undefined : Math.max(0, ...minutes),
    teaches: one.wants.some(({ skill, level = 0 }) =>
      other.offers.some((offer) => offer.skill === skill && (offer.level ?? 0) >= 3 && (offer.level ?? 0) > level),
    ),
  };
}
