import { counted } from "../constraints/conflicts.js";
import { MILLION } from "../fit/fit.js";
import type { CriterionFacts, Finding } from "./finding.js";
import type { Flow } from "./flow.js";
import type { Pool } from "./pool.js";
import type { Span } from "./spans.js";
import { joined, percent } from "./words.js";

/** From which correlation two criteria are taken to measure one thing, or its opposite. */
const ALIKE = 0.9;

/**
 * Looks at each criterion over the allowed pairs. That a criterion cannot change the result is claimed only where it is
 * proven: it gives every best plan the same sum, because it never varies and all best plans have equally many pairs, or
 * because it is made of parts of persons who have the same number of partners in all of them. `flow` is absent where no
 * plan can exist.
 */
export function criteriaFindings(
  pool: Pool,
  spans: readonly Span[],
  flow: Flow | undefined,
  matters: number,
): Finding[] {
  if (pool.allowed === 0) return [];
  return [...spans.flatMap((span, at) => ofOne(pool, span, at, flow, matters)), ...together(pool)];
}

function ofOne(pool: Pool, span: Span, at: number, flow: Flow | undefined, matters: number): Finding[] {
  const { program, fit, allowed } = pool;
  const { name: criterion, lowest, highest, madeOf } = span;
  const summary = fit.criteria[at];
  const weight = summary?.weight ?? 0;
  const noEffect = weight === 0 || (canTell(pool) && flow !== undefined && isIdle(madeOf, flow));
  const facts: CriterionFacts = { criterion, weight, lowest, highest, noEffect };
  const where = `criteria.${criterion}`;
  const carries = `its weight of ${percent(weight)}`;
  if (weight === 0) {
    const text = `${criterion} has weight 0: it is computed and shown, and decides nothing.`;
    const remedy = "Give it a weight, or take it out; people are asked for its answers.";
    return [{ code: "weight-zero", severity: "note", where, text, remedy, data: facts }];
  }
  if (summary?.mean === undefined) {
    const text = `${criterion} is known for none of the ${counted(allowed, "allowed pair")}: ${carries} decides nothing, and holds every fit at ${percent(1 - weight)} at most.`;
    const remedy = "Find out why nobody's answers reach it (a column that was not read?), or take it out.";
    return [{ code: "never-known", severity: "warning", where, text, remedy, data: facts }];
  }
  if (madeOf === "nothing") {
    const all = `all ${counted(allowed, "allowed pair")} have the value ${shown(lowest)} for ${criterion}`;
    const text = noEffect
      ? `${capital(all)}: ${carries} adds the same to every pair and cannot change who is matched with whom.`
      : `${capital(all)}: ${carries} tells no pair from another; it can only make plans with more pairs worth more.`;
    const remedy = "Ask a question that people answer differently, or give the weight to other criteria.";
    return [{ code: "never-varies", severity: "warning", where, text, remedy, data: { ...facts, value: lowest } }];
  }
  const found: Finding[] = [];
  const cycles = pool.reach.reduce((people, counts) => people - counts.filter((count) => count > 0).length, allowed);
  if (madeOf !== "pair" && cycles >= 0) {
    const roles = program.roleNames;
    const dependsOn = madeOf === "sum" ? [...roles] : [roles[madeOf === "first" ? 0 : 1]];
    const what =
      madeOf === "sum"
        ? `${criterion} is a part for the ${roles[0]} plus a part for the ${roles[1]}, for every allowed pair`
        : `${criterion} depends on the ${joined(dependsOn)} alone, for every allowed pair`;
    const why = noEffect
      ? `each ${joined(dependsOn)} has the same number of partners in every best plan, so ${carries} adds the same to all of them and cannot change who is matched with whom`
      : `such parts cancel where everybody's number of partners is settled; ${carries} decides who gets a partner, and only by that who goes with whom`;
    const remedy = "Replace it by something about the two together: what one needs and the other offers, time, goals.";
    found.push({
      code: "one-sided",
      severity: noEffect ? "warning" : "note",
      where,
      text: `${what}: ${why}.`,
      remedy,
      data: { ...facts, dependsOn },
    });
  }
  const reach = weight * (highest - lowest);
  const most = flow?.pairs ?? allowed;
  if (reach < matters) {
    const text = `${criterion} runs from ${shown(lowest)} to ${shown(highest)}: with ${carries} it moves the fit of a pair by ${shown(reach)} at most, below ${shown(matters)}; over ${counted(most, "pair")} by ${shown(reach * most)} in sum. It only decides between plans that are closer than that.`;
    const remedy = "Use the whole scale from 0 to 1, or take it out.";
    const data = { ...facts, span: reach, matters, mostInSum: reach * most };
    found.push({ code: "negligible", severity: "note", where, text, remedy, data });
  }
  const effective = summary.influence;
  if (reach >= matters && (effective >= 2 * weight || 2 * effective <= weight)) {
    const text = `${criterion} has ${percent(weight)} of the weight but ${percent(effective)} of the influence on who is preferred (weight times spread over ${counted(allowed, "allowed pair")}).`;
    const remedy =
      effective > weight
        ? "Lower its weight if so much was not meant."
        : "Raise its weight, or use more of the scale from 0 to 1, if more was meant.";
    found.push({ code: "influence", severity: "note", where, text, remedy, data: { ...facts, effective } });
  }
  return found;
}

/** Whether the weights enter the result through the fit alone: the minimum evidence counts them too. */
function canTell({ program, fit }: Pool): boolean {
  return program.minimumEvidence === 0 || fit.criteria.every(({ unknown }) => unknown === 0);
}

function isIdle(madeOf: Span["madeOf"], { fixedPairs, fixedLoads }: Flow): boolean {
  if (madeOf === "nothing") return fixedPairs;
  if (madeOf === "first") return fixedLoads[0];
  if (madeOf === "second") return fixedLoads[1];
  return madeOf === "sum" && fixedLoads[0] && fixedLoads[1];
}

/** Criteria that move together over the allowed pairs. */
function together({ fit }: Pool): Finding[] {
  const { criteria, influence } = fit;
  return criteria.flatMap((one, k) =>
    criteria.slice(k + 1).flatMap((other, further): Finding[] => {
      const correlation = influence.correlation[k]?.[k + 1 + further] ?? 0;
      if (one.weight === 0 || other.weight === 0 || Math.abs(correlation) <= ALIKE) return [];
      const both = `${one.name} and ${other.name}`;
      const where = `criteria.${one.name}, criteria.${other.name}`;
      const data = { criteria: [one.name, other.name] as const, correlation };
      const measured = `correlation ${correlation.toFixed(2)}`;
      if (correlation > 0) {
        const text = `${both} nearly always agree (${measured}): together they count one thing with ${percent(one.weight + other.weight)} of the weight.`;
        const remedy = "Keep one of them, or share one weight between them.";
        return [{ code: "same-thing", severity: "warning", where, text, remedy, data }];
      }
      const text = `${both} nearly always disagree (${measured}): what one of them adds the other takes away.`;
      const remedy = "Decide which of the two is wanted, and drop the other.";
      return [{ code: "against-each-other", severity: "warning", where, text, remedy, data }];
    }),
  );
}

/** A value as it is, as far as a fit can tell it apart: at most six decimals. */
function shown(value: number): string {
  return String(Math.round(value * MILLION) / MILLION);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
