import type { PersonRef } from "../../constraints/conflicts.js";
import { type Called, listed } from "../../constraints/who-words.js";
import type { Noun } from "../../plan/any-plan.js";
import type { Move } from "./comparison.js";
import { nounWords } from "./noun-words.js";

/** Of a circle so many people are named, which is enough to know it by. */
const NAMED = 2;

/** A move in a sentence without its end: "ann moves from bo to cy". */
function moveInWords(noun: Noun, move: Move, called: Called): string {
  const who = called(move);
  const [from, to] = [companyInWords(noun, move, move.from, called), companyInWords(noun, move, move.to, called)];
  const isLead = noun === "circles" && move.role === "lead";
  const alone = isLead ? "without a circle" : nounWords[noun].alone;
  if (from === "") return `${who}, ${alone} before, ${isLead ? "leads" : "comes to"} ${to}`;
  if (to === "") return `${who} ${isLead ? "no longer leads" : "leaves"} ${from} and is ${alone}`;
  return `${who} ${isLead ? "leads" : "moves from"} ${isLead ? `${to} instead of ${from}` : `${from} to ${to}`}`;
}

/** With whom somebody is: the partners, or a circle by its leads, without leads by two of its people; nothing for nobody. */
export function companyInWords(noun: Noun, { role }: PersonRef, company: readonly PersonRef[], called: Called): string {
  if (company.length === 0) return "";
  if (noun !== "circles") return listed(company.map(called));
  const leads = role === "lead" ? [] : company.filter((one) => one.role === "lead");
  if (leads.length > 0) return `the circle of ${listed(leads.map(called))}`;
  const members = company.filter((one) => one.role !== "lead");
  const rest = members.length - NAMED;
  const named = members.slice(0, rest === 1 ? NAMED + 1 : NAMED).map(called);
  return `the circle with ${listed(rest > 1 ? [...named, `${rest} others`] : named)}`;
}

/** The first moves in words, and how many more there are; each a clause of one sentence. */
export function movesInWords(noun: Noun, moves: readonly Move[], called: Called, most: number): string {
  const told = moves.length === most + 1 ? most + 1 : most;
  const named = moves.slice(0, told).map((move) => moveInWords(noun, move, called));
  return [...named, ...(moves.length > told ? [`and ${moves.length - told} more`] : [])].join("; ");
}
