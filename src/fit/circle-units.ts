import type { CirclesProgram, PersonSchema } from "../program.js";
import { MILLION } from "./fit.js";
import { asShares } from "./shares.js";

/** What each kind of criterion can add to the fit of a member, in millionths; together they are a whole fit. */
export interface CircleUnits {
  /** All criteria about two members, and all about a member and a lead. */
  readonly members: number;
  readonly leads: number;
  /** By name: what a circle can cover of a member's wishes, in whole thousands, so that parts of it are whole numbers. */
  readonly covers: Readonly<Record<string, number>>;
  /** By name, of all kinds: the share of all weight, in [0, 1]. */
  readonly nominal: Readonly<Record<string, number>>;
}

/** What is covered is counted in thousandths: of a wish, and of a whole fit. */
export const THOUSAND = 1000;

/**
 * Shares of a whole fit. Where something is covered, the shares of the covers are rounded to thousandths (those with the
 * largest remainders up), and what is about two people shares the rest; else the shares are exact to a millionth.
 */
export function circleUnits(program: CirclesProgram<PersonSchema, PersonSchema, string, string>): CircleUnits {
  const names = Object.keys(program.weights);
  const shares = asShares(names.map((name) => program.weights[name] ?? 0));
  const nominal = Object.fromEntries(names.map((name, k) => [name, shares[k]!]));
  const sumOf = (table: object) => Object.keys(table).reduce((sum, name) => sum + (nominal[name] ?? 0), 0);
  const [members, leads] = [sumOf(program.among.criteria), sumOf(program.leading?.criteria ?? {})];
  const covers = Object.keys(program.covers);
  const [rest = 0, ...parts] = apportioned(
    [members + leads, ...covers.map((name) => nominal[name] ?? 0)],
    covers.length === 0 ? MILLION : THOUSAND,
  ).map((part) => (covers.length === 0 ? part : part * THOUSAND));
  const ofMembers = members + leads > 0 ? Math.round((rest * members) / (members + leads)) : 0;
  return Object.freeze({
    members: ofMembers,
    leads: rest - ofMembers,
    covers: Object.freeze(Object.fromEntries(covers.map((name, k) => [name, parts[k]!]))),
    nominal: Object.freeze(nominal),
  });
}

/**
 * A whole number divided in proportion to weights, as whole numbers whose sum is it: the largest remainders are rounded up
 * (Hamilton's method of 1792), of equal ones the first. All 0 where all weights are 0.
 */
export function apportioned(weights: readonly number[], whole: number): number[] {
  const shares = asShares(weights);
  const parts = shares.map((share) => Math.floor(share * whole));
  const order = [...shares.keys()].filter((at) => shares[at]! > 0);
  const remainder = (at: number) => shares[at]! * whole - parts[at]!;
  order.sort((a, b) => remainder(b) - remainder(a) || a - b);
  let left = order.length === 0 ? 0 : whole - parts.reduce((sum, part) => sum + part, 0);
  for (const at of order) {
    if (left <= 0) break;
    parts[at]!++;
    left--;
  }
  return parts;
}
