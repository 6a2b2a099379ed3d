import { type Block, heading, list, paragraph, title } from "../document.js";
import { joined } from "./letter-document.js";
import type { Company, Facts, View } from "./view.js";

const blank = "[ … ]";

/**
 * A draft agreement for the people of a group to complete together: goals, how often, feedback, what stays between them, and
 * an ending without fault. It holds no more than the letters of all of them do.
 */
export function agreementDocument(
  company: Company,
  { programme, contact, format }: Facts,
  view: View,
): readonly Block[] {
  const names = company.people.map(({ name }) => name);
  const isCircle = format === "circles";
  return [
    title(`${programme}: agreement of ${joined(names)}`),
    paragraph(
      "A draft for you to complete together. Change or strike out whatever does not suit you; it is yours, and nobody else needs to see it.",
    ),
    heading("What we want to reach"),
    list([
      ...topics(company, view),
      `By the end we would like: ${blank}`,
      `We will know that we are there when: ${blank}`,
    ]),
    heading("How often, and how"),
    list([
      ...rhythm(company, view),
      `We meet every ${blank}, for ${blank} minutes, on ${blank}.`,
      `We meet at this place, or by this means: ${blank}`,
      `Between meetings we can be reached by ${blank}, and answer within ${blank}.`,
      `Whoever cannot come says so ${blank} before, and proposes another time.`,
    ]),
    heading("Feedback"),
    list([
      "We say what we have seen and what came of it, and do not judge the person.",
      "We ask before we give advice, and everybody is free not to follow it.",
      `Feedback suits us best when it is: ${blank}`,
      `We leave these subjects out: ${blank}`,
    ]),
    heading("What stays between us"),
    list([
      "What is said here stays here, unless whoever said it agrees. That goes for managers and for the people who run the programme as well.",
      "Nothing of it is used to judge anybody's work.",
      "If somebody is in danger, or the law demands it, we get help, and say so to each other first where we can.",
      `Besides, we agree: ${blank}`,
    ]),
    heading("Looking back, and ending"),
    list([
      `After ${blank} meetings we ask each other: does this help, and what would we change?`,
      isCircle
        ? "Each of us can leave at any time, without giving a reason. Nobody is at fault, and it is not held against anybody."
        : "Each of us can end this at any time, without giving a reason. Nobody is at fault, and it is not held against anybody.",
      `Whoever ${isCircle ? "leaves" : "ends it"} tells the ${names.length === 2 ? "other" : "others"}, or ${contact}, where another ${isCircle ? "circle" : "partner"} can be found.`,
      `We plan to end on ${blank}, and then say what we take along.`,
    ]),
    heading("Agreed"),
    list([...names.map((name) => `${name}: ${blank}`), `Date: ${blank}`]),
  ];
}

/** What two people can learn from each other, to start from; of more people it would be a long list in which nobody looks. */
function topics({ people }: Company, view: View): string[] {
  const [one, other] = people;
  if (one === undefined || other === undefined || people.length !== 2) return [];
  const { learns, gives } = view.between(one.person, other.person);
  const line = (name: string, things: readonly string[]) =>
    things.length === 0 ? [] : [`${name} would like to learn: ${things.join("; ")}. Most of all: ${blank}`];
  return [...line(one.name, learns), ...line(other.name, gives)];
}

/** What all of two people answered alike. */
function rhythm({ people }: Company, view: View): string[] {
  const [one, other] = people;
  if (one === undefined || other === undefined || people.length !== 2) return [];
  const { cadence } = view.between(one.person, other.person);
  return cadence.length === 0 ? [] : [`Proposal, as we both answered: ${cadence.join("; ")}.`];
}
