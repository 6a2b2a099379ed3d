import { frozenCopy } from "../frozen.js";
import { recognise } from "./recognise.js";
import type { SkillSuggestion } from "./recognition.js";
import type { SkillBook, SkillDecision } from "./skill-book.js";
import { clustersOf } from "./skill-clusters.js";
import { plainForm } from "./skill-text.js";

/** A text that waits for a decision, and where it stands ("mentees.csv, row 7", or "mentee ada, goals"). */
export interface QueuedText {
  readonly text: string;
  readonly where?: string;
}

/** One spelling in the queue. */
export interface QueueEntry {
  readonly text: string;
  /** How often it was written. */
  readonly count: number;
  /** The first places, at most ten. */
  readonly places: readonly string[];
  readonly why: "ambiguous" | "confusable" | "close" | "unknown";
  readonly suggestions: readonly SkillSuggestion[];
}

/** Spellings that look alike, to be decided at once. */
export interface SkillCluster {
  /** The spelling that was written most often. */
  readonly name: string;
  readonly count: number;
  readonly entries: readonly QueueEntry[];
  /** The likeliest skills over all entries, at most three. */
  readonly suggestions: readonly SkillSuggestion[];
}

/** What a coordinator decides about the skills of a pool: plain data that survives JSON. */
export interface SkillQueue {
  /** Texts that were looked at, repeated ones counted. */
  readonly texts: number;
  /** Texts that the book recognised, or that were decided to be no skill. */
  readonly recognised: number;
  /** The most frequent first. */
  readonly clusters: readonly SkillCluster[];
}

/**
 * The texts that a book cannot be sure of, in clusters of spellings that look alike, so that a person decides some clusters
 * instead of hundreds of texts. Ambiguous abbreviations stay alone. Cost: one `recognise` for each different text, and the
 * square of the number of queued ones (up to 2,000; further ones stay alone).
 *
 * @example
 * ```ts
 * const queue = skillQueue(["Kite surfing", "kite-surfing!", "Kitesurfing", "SQL"], skillBook({ skills: ["SQL"] }));
 * queue.clusters.map(({ name, count }) => [name, count]); // [["Kite surfing", 3]]
 * ```
 */
export function skillQueue(texts: readonly (string | QueuedText)[], book: SkillBook): SkillQueue {
  const byForm = new Map<string, { text: string; count: number; places: string[] }>();
  for (const given of texts) {
    const { text, where }: QueuedText = typeof given === "string" ? { text: given } : given;
    const form = plainForm(text);
    const entry = byForm.get(form) ?? { text, count: 0, places: [] };
    byForm.set(form, entry);
    entry.count++;
    if (where !== undefined && entry.places.length < 10) entry.places.push(where);
  }
  const waiting = [...byForm].flatMap(([form, entry]) => {
    const found = recognise(entry.text, book);
    return found.status === "queued"
      ? [{ form, entry: { ...entry, why: found.why, suggestions: found.suggestions } }]
      : [];
  });
  // In the order of the alphabet, so that the clusters do not depend on the order of the rows.
  waiting.sort((a, b) => (a.form < b.form ? -1 : 1));
  const together = waiting.filter(({ entry }) => entry.why !== "ambiguous");
  const alone = waiting.filter(({ entry }) => entry.why === "ambiguous").map(({ entry }) => [entry]);
  const alike = clustersOf(together.map(({ form }) => form)).map((group) =>
    group.flatMap((at) => together[at]?.entry ?? []),
  );
  const clusters = [...alike, ...alone].map(clusterOf);
  clusters.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const queued = clusters.reduce((sum, { count }) => sum + count, 0);
  return frozenCopy({ texts: texts.length, recognised: texts.length - queued, clusters });
}

/**
 * The decisions that settle a cluster: each of its spellings means the skill, or null for "not a skill".
 *
 * @example
 * ```ts
 * const [cluster] = skillQueue(["snakes"], book).clusters;
 * if (cluster) withDecisions(book, decideCluster(cluster, { skill: "Python", by: "Ada", when: "2026-11-25" }));
 * ```
 */
export function decideCluster(cluster: SkillCluster, decision: Omit<SkillDecision, "text">): readonly SkillDecision[] {
  return frozenCopy(cluster.entries.map(({ text }) => ({ text, ...decision })));
}

/**
 * The skills that intake marked as waiting (`skills(question, { known: book })`), with the person and the field, for
 * `skillQueue`.
 *
 * @example `skillQueue(queuedSkills(cohort), book)`
 */
export function queuedSkills(cohort: {
  readonly people: Readonly<Record<string, readonly { readonly id: string }[]>>;
}): readonly QueuedText[] {
  return Object.entries(cohort.people).flatMap(([role, people]) =>
    people.flatMap((person) =>
      Object.entries(person).flatMap(([field, value]: [string, unknown]) =>
        (Array.isArray(value) ? value : []).flatMap((item: unknown) =>
          isQueued(item) ? [Object.freeze({ text: item.skill, where: `${role} ${person.id}, ${field}` })] : [],
        ),
      ),
    ),
  );
}

function isQueued(item: unknown): item is { readonly skill: string } {
  if (typeof item !== "object" || item === null || !("queued" in item) || !("skill" in item)) return false;
  return item.queued === true && typeof item.skill === "string";
}

function clusterOf(entries: readonly QueueEntry[]): SkillCluster {
  const most = entries.reduce((best, entry) => (entry.count > best.count ? entry : best), entries[0] ?? nothing);
  const best = new Map<string, number>();
  for (const { suggestions } of entries) {
    for (const { skill, confidence } of suggestions) best.set(skill, Math.max(confidence, best.get(skill) ?? 0));
  }
  const suggestions = [...best].map(([skill, confidence]) => ({ skill, confidence }));
  suggestions.sort((a, b) => b.confidence - a.confidence || (a.skill < b.skill ? -1 : 1));
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  return { name: most.text, count, entries, suggestions: suggestions.slice(0, 3) };
}

const nothing: QueueEntry = { text: "", count: 0, places: [], why: "unknown", suggestions: [] };
