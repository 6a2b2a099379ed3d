import type { PairInRoundsReasons, PersonInRoundsReasons, RoundOfPerson } from "./rounds-reasons.js";
import { commonGround, contributionLine, forbiddenLine, type NameOf, type Speech } from "./words.js";

const keys = ["one", "other"] as const;

/** Says in words when two people meet and what speaks for it, or why they do not; one thing per line. */
export function pairOfRoundsInWords(reasons: Omit<PairInRoundsReasons, "text">, speech: Speech): string {
  const who = keys.map(speech.person).join(" and ");
  const meets = reasons.verdict === "chosen";
  return [
    opening(reasons, who),
    ...reasons.contributions.map((part) => contributionLine(part, speech)),
    ...commonGround(reasons, keys, speech.learner),
    ...(meets ? [] : keys.map((key) => scheduleLine(speech.person(key), reasons.schedules[key], speech, key))),
    ...(reasons.verdict === "not chosen" ? [whyNot(reasons, speech)] : []),
  ].join("\n");
}

function opening(reasons: Omit<PairInRoundsReasons, "text">, who: string): string {
  const { verdict, fit, unknown, rounds, metBefore, forbiddenBy } = reasons;
  if (verdict === "forbidden") return forbiddenLine("meet", who, forbiddenBy);
  const gaps = unknown.length === 0 ? "" : ` Unknown: ${unknown.join(", ")}.`;
  const before = metBefore === 0 ? "" : ` They have met ${times(metBefore)} before these rounds.`;
  const meet = verdict === "chosen" ? `meet in ${listOfRounds(rounds)}` : "do not meet in these rounds";
  return `${who} ${meet}; their fit is ${(fit ?? 0).toFixed(3)} on a scale from 0 to 1.${before}${gaps}`;
}

/** Nothing forbids the two: then there were not rounds enough, or meeting again would have come before new people. */
function whyNot({ metBefore, schedules }: Omit<PairInRoundsReasons, "text">, speech: Speech): string {
  const absent = keys.find((key) => schedules[key].length === 0);
  if (absent !== undefined) return `Nothing forbids the two, but ${speech.person(absent)} is in no round.`;
  const others = keys.map((key) => new Set(schedules[key].flatMap((round) => round.with.map(({ id }) => id))).size);
  const rounds = Math.max(...keys.map((key) => schedules[key].length));
  const again =
    metBefore === 0 ? "" : " They have met before, and meeting again comes after meeting somebody for the first time.";
  return `Nothing forbids the two; there was no round left for them: in ${rounds === 1 ? "1 round" : `${rounds} rounds`} ${speech.person("one")} meets ${others[0]} and ${speech.person("other")} ${others[1]} others, and rounds go first to fewest meetings again, then to fit in sum.${again}`;
}

/** Says in words whom a person meets when, and whom not. */
export function personOfRoundsInWords(
  { person, rounds, notMet, forbidden, unmatched }: Omit<PersonInRoundsReasons, "text">,
  nameOf: NameOf | undefined,
): string {
  const called = (id: string) => nameOf?.(id) ?? id;
  const lines = rounds.map((round) => `  round ${round.round}: ${roundInWords(round, called)}`);
  const rules = [...new Set(forbidden.flatMap((one) => one.rules))].map((rule) => {
    const ids = forbidden.filter((one) => one.rules.includes(rule)).map(({ id }) => called(id));
    return `  "${rule}" keeps apart: ${ids.join("; ")}`;
  });
  return [
    unmatched === undefined ? `${called(person)} meets:` : `${called(person)} is in no round: ${unmatched}`,
    ...lines,
    ...(notMet.length === 0 ? [] : [`Could meet and does not in these rounds: ${notMet.map(called).join("; ")}.`]),
    ...(rules.length === 0 ? [] : ["Must not meet:", ...rules]),
  ].join("\n");
}

function scheduleLine(who: string, rounds: readonly RoundOfPerson[], { partner }: Speech, key: string): string {
  if (rounds.length === 0) return `${who} is in no round.`;
  const told = rounds.map((round) => `round ${round.round} ${roundInWords(round, (id) => partner(key, id))}`);
  return `${who} meets: ${told.join("; ")}.`;
}

function roundInWords({ with: partners }: RoundOfPerson, called: (id: string) => string): string {
  if (partners.length === 0) return "nobody (sits out)";
  return partners.map(({ id, metBefore }) => `${called(id)}${metBefore === 0 ? "" : " (again)"}`).join(" and ");
}

function listOfRounds(rounds: readonly number[]): string {
  return rounds.length === 1 ? `round ${rounds[0]}` : `rounds ${rounds.join(" and ")}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
