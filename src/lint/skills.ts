import { counted } from "../constraints/conflicts.js";
import { readOffers, readWants, type Skills, type Want } from "../criteria/skills.js";
import { nearest } from "../errors.js";
import { type Comparison, comparisonsOf } from "./compared.js";
import type { Finding, SkillBalance } from "./finding.js";
import type { Pool } from "./pool.js";
import { some } from "./words.js";

/** The balance of every skill that somebody wants, largest deficit first. */
export function skillBalances(pool: Pool): SkillBalance[] {
  const found = comparisonsOf(pool).flatMap((comparison) =>
    comparison.measure.name === "coverage"
      ? directions(comparison).flatMap((way) => balancesOf(pool, comparison, way))
      : [],
  );
  return found.sort((a, b) => b.deficit - a.deficit || b.wanting - a.wanting);
}

/** What the balances say; the same skill under two criteria is told twice. */
export function skillFindings(balances: readonly SkillBalance[]): Finding[] {
  const places = [...new Set(balances.map(({ where }) => where))];
  return places.flatMap((where): Finding[] => {
    const here = balances.filter((balance) => balance.where === where);
    const untaught = here.filter(({ teachers, ahead, wanting }) => teachers === 0 || ahead === wanting);
    const short = here.filter((balance) => balance.deficit > 0 && balance.teachers > 0 && !untaught.includes(balance));
    const found: Finding[] = [];
    if (untaught.length > 0) {
      const each = untaught.map(({ skill, wanting, teachers, near }) => {
        const why =
          teachers > 0 ? ", no teacher is ahead of them" : near === undefined ? "" : `, did they mean "${near}"?`;
        return `${skill} (${counted(wanting, "person", "people")}${why})`;
      });
      const text = `${counted(untaught.length, "skill")} that somebody wants to learn cannot be taught by anybody with a place: ${some(each)}.`;
      const remedy = "Find somebody who teaches them, settle their spelling, or tell those who asked.";
      found.push({
        code: "skill-without-teacher",
        severity: "warning",
        where,
        text,
        remedy,
        data: { skills: untaught },
      });
    }
    if (short.length > 0) {
      const each = short.map(
        ({ skill, wanting, places, teachers, deficit }) =>
          `${skill} (${wanting} want it, ${counted(teachers, "teacher")} with ${counted(places, "place")}, ${deficit} too few)`,
      );
      const text = `${counted(short.length, "skill")} ${short.length === 1 ? "is" : "are"} wanted by more people than their teachers have places: ${some(each)}.`;
      const remedy = "Recruit people who teach them, or more places of those who do.";
      found.push({ code: "skill-short", severity: "note", where, text, remedy, data: { skills: short } });
    }
    return found;
  });
}

/** Who learns: the people of this side, whose wishes stand in `wants`; the others teach what stands in `offers`. */
interface Direction {
  readonly learner: 0 | 1;
  wants(value: unknown): Skills;
  offers(value: unknown): Skills;
}

function directions({ measure }: Comparison): readonly Direction[] {
  const whole = (value: unknown) => skillsIn(value);
  if (measure.settings.learner === "each") {
    const part = (key: string) => (value: unknown) =>
      typeof value === "object" && value !== null ? skillsIn(Reflect.get(value, key)) : undefined;
    return ([0, 1] as const).map((learner) => ({ learner, wants: part("wants"), offers: part("offers") }));
  }
  return [{ learner: measure.settings.learner === "second" ? 1 : 0, wants: whole, offers: whole }];
}

/** The answer of a person where it is a list of skills. */
function skillsIn(value: unknown): Skills {
  return Array.isArray(value) ? value : undefined;
}

interface Count {
  readonly name: string;
  readonly wants: Want[];
  demand: number;
}

function balancesOf(
  { lineup, bounds }: Pool,
  comparison: Comparison,
  { learner, wants, offers }: Direction,
): SkillBalance[] {
  const teacher = learner === 0 ? 1 : 0;
  const counts = new Map<string, Count>();
  for (const value of comparison.values[learner]) {
    const skills = wants(value);
    for (const want of skills === undefined ? [] : readWants(skills, comparison.measure.settings.ranked === true)) {
      const count = counts.get(want.key) ?? { name: want.name, wants: [], demand: 0 };
      counts.set(want.key, count);
      count.wants.push(want);
      count.demand += want.weight;
    }
  }
  const levels = new Map<string, { readonly level: number; readonly places: number }[]>();
  comparison.values[teacher].forEach((value, at) => {
    const skills = offers(value);
    const places = bounds[teacher].max[at] ?? 0;
    if (skills === undefined || places === 0) return;
    for (const [key, level] of readOffers(skills)) levels.set(key, [...(levels.get(key) ?? []), { level, places }]);
  });
  return [...counts].map(([key, { name, wants, demand }]) => {
    const teachers = levels.get(key) ?? [];
    const places = teachers.reduce((sum, one) => sum + Math.min(one.places, wants.length), 0);
    const hopeless = ({ current, target }: Want) =>
      teachers.length > 0 && !Number.isNaN(target) && teachers.every(({ level }) => level <= current);
    const near = teachers.length === 0 ? nearest(key, levels.keys()) : undefined;
    return {
      skill: name,
      where: comparison.where,
      learners: lineup.roles[learner],
      wanting: wants.length,
      demand,
      teachers: teachers.length,
      places,
      deficit: Math.max(0, wants.length - places),
      ahead: wants.filter(hopeless).length,
      ...(near === undefined ? {} : { near }),
    };
  });
}
