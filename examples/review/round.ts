// A coordinator's round at the keyboard: each pair is shown, the most fragile first; what a decision would cost is shown before it
// is taken, and it is written down before the next question.
import {
  type Decision,
  type HookReview,
  type Ledger,
  PairwrightError,
  type Proposal,
  type ProposalAnswer,
  report,
  review,
} from "pairwright";
import { tell } from "../command.js";
import type { Keyboard } from "./keyboard.js";
import type { People } from "./people.js";
import { readTyped, TYPED, type Unsigned } from "./typed.js";
import { type Mentoring, whatIf } from "./what-if.js";

/** What a round needs. */
export interface RoundGround {
  readonly plan: Mentoring;
  readonly decided: Ledger;
  readonly people: People;
  readonly keyboard: Keyboard;
  /** Who decides. */
  readonly by: string;
}

/** Goes through the pairs until all are answered or somebody stops. */
export async function round(ground: RoundGround): Promise<HookReview<Mentoring>> {
  const { plan, decided, people, keyboard } = ground;
  let shown = "";
  const hook = async (proposal: Proposal): Promise<ProposalAnswer> => {
    const key = JSON.stringify([proposal.number, proposal.people]);
    show(proposal, people, key === shown);
    shown = key;
    for (;;) {
      const line = await keyboard.ask("\nk why, p why, a number and why, l, a, u why, s, or ? for all: ");
      if (line === undefined) return { answer: "stop" };
      const answer = await answerTo(line, proposal, ground);
      if (answer !== undefined) return answer;
    }
  };
  return review(plan, hook, {
    decisions: decided,
    costs: false,
    names: people.names,
    // Each answer is on the disk before the next question.
    onDecided: (decisions) => decided.appendAll(decisions),
  });
}

function show(proposal: Proposal, { called }: People, again: boolean): void {
  const { number, open, people: two, fit, reasons, alternatives } = proposal;
  tell(`${number}. ${two.map(called).join(" with ")}, fit ${fit.toFixed(3)} (${open} to go)`, [
    ...(again ? [] : reasons),
    ["Other ways:", ...alternatives.map(({ text }, at) => `  ${at + 1}. ${text}`)].join("\n"),
  ]);
}

/** What a line comes to; nothing where it decides nothing and something else has to be typed. */
async function answerTo(
  line: string,
  { people: two, alternatives }: Proposal,
  ground: RoundGround,
): Promise<ProposalAnswer | undefined> {
  const outcome = outcomeNow(ground);
  const pairs = outcome.status === "infeasible" ? [] : outcome.pairs;
  const partnersOf = (mentee: string) => pairs.filter((pair) => pair.mentee === mentee).map(({ mentor }) => mentor);
  const typed = readTyped(line, ground.people, partnersOf);
  const pair = pairOf(two);
  switch (typed.kind) {
    case "later":
      return { answer: "later" };
    case "more":
      return { answer: "alternatives" };
    case "stop":
      return { answer: "stop" };
    case "plan":
      say(report(outcome, { names: ground.people.names }));
      return undefined;
    case "help":
      say(TYPED);
      return undefined;
    case "unclear":
      say(typed.text);
      return undefined;
    case "keep":
    case "part":
      return decide((by) => ({ decision: typed.kind, pair, ...by }), typed.because, ground);
    case "decide":
      return decide(typed.decision, typed.because, ground);
    case "undo":
      return undo(typed.because, ground);
    case "way": {
      const way = alternatives[typed.number - 1];
      if (way?.price === undefined || way.price.cost === "impossible") {
        say(`There is no other way number ${typed.number} that could be taken.`);
        return undefined;
      }
      // A way that puts nobody together is that these two are parted.
      const other = way.people === undefined ? undefined : pairOf(way.people);
      const unsigned: Unsigned = (by) =>
        other === undefined ? { decision: "part", pair, ...by } : { decision: "keep", pair: other, ...by };
      return decide(unsigned, typed.because, ground);
    }
  }
}

/** Shows what a decision would do, and takes it if that is wanted; nothing is written down here. */
async function decide(unsigned: Unsigned, because: string, ground: RoundGround): Promise<ProposalAnswer | undefined> {
  try {
    return await weighed(unsigned, because, ground);
  } catch (error) {
    // What cannot be decided at all is told, and the conversation goes on.
    if (!(error instanceof PairwrightError)) throw error;
    return nothing(`${error.message}\nNothing was decided.`);
  }
}

async function weighed(unsigned: Unsigned, because: string, ground: RoundGround): Promise<ProposalAnswer | undefined> {
  const { decided, people, keyboard, by, plan } = ground;
  const reason = because === "" ? ((await keyboard.ask("Why? ")) ?? "").trim() : because;
  if (reason === "") return nothing("Without a reason nothing is decided.");
  let decision: Decision = unsigned({ by, because: reason });
  for (;;) {
    const found = whatIf(plan, decided.decisions(), decided.entries().length + 1, [decision], people);
    if (found.kind === "possible") {
      say(found.moves === 0 ? "Decided; nobody moves." : found.text);
      const yes = found.moves === 0 || (await agreed(keyboard, "Decide so? (y or n) "));
      if (yes && found.moves > 0) say("Decided.");
      return yes ? { answer: "decide", decisions: [decision] } : nothing("Nothing was decided.");
    }
    for (const text of found.texts) say(text);
    if (found.kind === "impossible") return nothing("Nothing was decided.");
    if (found.kind === "contradicting") {
      if (decision.decision === "drop" || decision.supersedes !== undefined) return nothing("Nothing was decided.");
      const wanted = await agreed(keyboard, "Shall it take the place of what contradicts it? (y or n) ");
      if (!wanted) return nothing("Nothing was decided.");
      decision = { ...decision, supersedes: "earlier" };
      continue;
    }
    const known = decision.overrules ?? [];
    const rules = found.rules.filter((rule) => !known.some((one) => one.rule === rule));
    // A rule that was overruled and still forbids it cannot be overruled.
    if (rules.length < found.rules.length) return nothing("That cannot be overruled. Nothing was decided.");
    const overrules = [...known];
    for (const rule of rules) {
      const why = (await keyboard.ask(`Why may "${rule}" be overruled? (nothing: it may not) `)) ?? "";
      if (why.trim() === "") return nothing("Nothing was decided.");
      overrules.push({ rule, because: why.trim() });
    }
    decision = { ...decision, overrules };
  }
}

/** Takes back the last decision that holds. */
async function undo(because: string, ground: RoundGround): Promise<ProposalAnswer | undefined> {
  const { decided, plan, people } = ground;
  const { inForce } = review(plan, decided, { costs: false, names: people.names });
  const last = inForce.findLast(({ decision }) => decision.decision !== "approve");
  if (last === undefined) return nothing("There is nothing to take back.");
  say(`Back goes entry ${last.number}: ${last.decision.decision}, by ${last.decision.by}: ${last.decision.because}`);
  return decide((by) => ({ decision: "drop", supersedes: last.number, ...by }), because, ground);
}

async function agreed(keyboard: Keyboard, question: string): Promise<boolean> {
  return /^\s*y(?:es)?\s*$/i.test((await keyboard.ask(question)) ?? "");
}

function outcomeNow({ plan, decided }: RoundGround): Mentoring {
  return review(plan, decided, { costs: false }).outcome;
}

function pairOf(people: Proposal["people"]): { readonly mentee: string; readonly mentor: string } {
  const idOf = (wanted: string) => people.find(({ role }) => role === wanted)?.id ?? "";
  return { mentee: idOf("mentee"), mentor: idOf("mentor") };
}

function nothing(text: string): undefined {
  say(text);
  return undefined;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
