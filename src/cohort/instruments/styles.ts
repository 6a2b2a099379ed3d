import { type Instrument, type InstrumentItem, instrument } from "./instrument.js";

/** What the communication items are about, one scale for each. */
export type CommunicationScale =
  | "Agenda"
  | "Feedback"
  | "Rhythm"
  | "Medium"
  | "Presence"
  | "Guidance"
  | "Replies"
  | "Topics";

/** What the working-style items are about, one scale for each. */
export type WorkingStyleScale = "Planning" | "Focus" | "Scope" | "Pace" | "Evidence" | "Change";

type Poles<S extends string> = readonly (readonly [S, left: string, right: string, given?: "given"])[];

const communication: Poles<CommunicationScale> = [
  ["Agenda", "fixed agenda", "open conversation"],
  ["Feedback", "direct, blunt feedback", "gentle, framed feedback", "given"],
  ["Rhythm", "short & often", "long & rare"],
  ["Medium", "written/async", "live talk"],
  ["Presence", "camera off/phone", "video/in person"],
  ["Guidance", "advice and answers", "questions and reflection", "given"],
  ["Replies", "reply within a day expected", "reply when convenient"],
  ["Topics", "strictly work topics", "work and life"],
];

const working: Poles<WorkingStyleScale> = [
  ["Planning", "plan ahead", "adapt as I go"],
  ["Focus", "deep focus alone", "think with others"],
  ["Scope", "big picture first", "details first"],
  ["Pace", "move fast, fix later", "get it right first"],
  ["Evidence", "decide by data", "decide by experience"],
  ["Change", "steady routine", "frequent change"],
];

function between<S extends string>(letter: string, poles: Poles<S>): readonly InstrumentItem<S>[] {
  return poles.map(([scale, left, right, given], at) => ({
    id: `${letter}${at + 1}`,
    number: at + 1,
    text: `${left} ↔ ${right}`,
    scale,
    key: "+",
    ends: Object.freeze([left, right] as const),
    ...(given === undefined ? {} : { given: true }),
  }));
}

const facts = { licence: "CC0-1.0", source: "written for this project", validated: false, labels: {} } as const;

/**
 * Eight choices between two ways to communicate (1 the left pole … 5 the right pole), `c1` to `c8`, CC0. Not validated: what
 * an item says is all it measures, so each is a scale of its own. There is no agreeing with both poles, hence no
 * acquiescence. Feedback and Guidance (`c2`, `c6`) are given by one person to the other; see `agreement`.
 */
export const communicationStyle: Instrument<CommunicationScale, CommunicationScale, never> = instrument({
  ...facts,
  id: "communication-style",
  name: "Communication style",
  range: [1, 5],
  scales: {
    Agenda: {},
    Feedback: {},
    Rhythm: {},
    Medium: {},
    Presence: {},
    Guidance: {},
    Replies: {},
    Topics: {},
  },
  usual: ["Agenda", "Feedback", "Rhythm", "Medium", "Presence", "Guidance", "Replies", "Topics"],
  onlyForReason: [],
  items: between("c", communication),
});

/**
 * Six choices between two ways to work (1 the left pole … 5 the right pole), `w1` to `w6`, CC0. Not validated. Neighbouring
 * answers count as the same: a dead band of one point.
 */
export const workingStyle: Instrument<WorkingStyleScale, WorkingStyleScale, never> = instrument({
  ...facts,
  id: "working-style",
  name: "Working style",
  range: [1, 5],
  scales: { Planning: {}, Focus: {}, Scope: {}, Pace: {}, Evidence: {}, Change: {} },
  usual: ["Planning", "Focus", "Scope", "Pace", "Evidence", "Change"],
  onlyForReason: [],
  deadBand: 1,
  items: between("w", working),
});
