import { type Block, heading, list, paragraph, title } from "../document.js";
import type { Participant } from "./group-time.js";
import type { Between, Company, Facts, Named, Times, View } from "./view.js";

/** "Ada", "Ada and Bo", "Ada, Bo and Cy". */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The others of a group. */
function othersIn({ people }: Company, reader: Participant): readonly Named[] {
  return people.filter(({ person }) => person.id !== reader.id || person.role !== reader.role);
}

/** The title of a letter, and the subject of the mail that brings it. */
export function subjectOf(reader: Participant, own: readonly Company[], { programme, format }: Facts): string {
  if (format === "rounds") return `${programme}: whom you meet, round by round`;
  if (format === "circles") return `${programme}: your circle`;
  const others = own.flatMap((company) => othersIn(company, reader));
  const [first] = others;
  const names = joined(others.map(({ name }) => name));
  if (others.length === 1 && format === "pairs") return `${programme}: your ${first?.person.role} is ${names}`;
  return `${programme}: ${others.length === 1 ? "your partner is" : "your partners are"} ${names}`;
}

/** A letter as the pieces of a report, in plain words and short sentences. */
export function letterDocument(
  reader: Participant,
  own: readonly Company[],
  facts: Facts,
  view: View,
): readonly Block[] {
  return [
    title(subjectOf(reader, own, facts)),
    paragraph(`Hello ${nameIn(own, reader)},`),
    paragraph(opening(reader, own, facts)),
    ...own.flatMap((company) => companyBlocks(reader, company, own, facts, view)),
    ...rhythmBlocks(reader, own, facts, view),
    heading("If it does not work"),
    paragraph(`${noFault[facts.format]} Write to ${facts.contact}.`),
    paragraph("Kind regards,"),
    paragraph(facts.from),
  ];
}

const notHeld = "at any time, without giving a reason, and it will not be held against anybody.";
const noFault: Readonly<Record<Facts["format"], string>> = {
  pairs: `Not every match works, and nobody has to be at fault. You can ask for another partner ${notHeld}`,
  peers: `Not every match works, and nobody has to be at fault. You can ask for another partner ${notHeld}`,
  circles: `Not every circle works, and nobody has to be at fault. You can ask for another circle ${notHeld}`,
  rounds: `Nobody has to meet anybody. You can sit out a round, or ask for other people, ${notHeld}`,
};

function nameIn(own: readonly Company[], { role, id }: Participant): string {
  return own.flatMap(({ people }) => people).find(({ person }) => person.id === id && person.role === role)?.name ?? id;
}

function opening(reader: Participant, own: readonly Company[], { programme, format }: Facts): string {
  const proposed = "A program proposed this from everybody's answers, and a person approved it.";
  if (format === "rounds") {
    const rounds = own.length === 1 ? "one round" : `${own.length} rounds`;
    return `In ${programme} you meet in ${rounds}. Here is whom you meet, and where a conversation could start. ${proposed}`;
  }
  const names = joined(own.flatMap((company) => othersIn(company, reader)).map(({ name }) => name));
  if (format === "circles") {
    const [company] = own;
    const leads = company === undefined ? [] : company.people.filter(({ person }) => person.role === "lead");
    const led = leads.map(({ person, name }) =>
      person.role === reader.role && person.id === reader.id ? "you" : name,
    );
    const by = led.length === 0 ? "" : ` It is led by ${joined(led)}.`;
    return `You are in a circle of ${programme} with ${names}.${by} ${proposed}`;
  }
  const as = format === "pairs" ? ` You are the ${reader.role}${own.length > 1 ? " of each pair" : ""}.` : "";
  if (own.length === 1 && own.some(({ people }) => people.length > 2))
    return `You are in a group of ${own[0]?.people.length} with ${names} for ${programme}. ${proposed}`;
  return `You have been paired with ${names} for ${programme}.${as} ${proposed}`;
}

function companyBlocks(
  reader: Participant,
  company: Company,
  own: readonly Company[],
  { format }: Facts,
  view: View,
): Block[] {
  const others = othersIn(company, reader);
  const names = joined(others.map(({ name }) => name));
  const single = others.length === 1;
  const top = format === "rounds" ? [heading(`Round ${company.round}: ${names}`)] : [];
  const told = others.map((other) => ({ ...other, between: view.between(reader, other.person) }));
  const silent = told.filter(({ between }) => linesOf("", between).length === 0).map(({ name }) => name);
  return [
    ...top,
    ...told.flatMap(({ name, between }) => {
      const lines = linesOf(name, between);
      if (lines.length === 0) return [];
      const head = format === "rounds" ? (single ? [] : [paragraph(`With ${name}:`)]) : [heading(`You and ${name}`)];
      return [...head, list(lines)];
    }),
    ...(silent.length === 0 ? [] : silence(silent, format === "rounds", single)),
    ...timeBlocks(names, single, view.times(reader, company), own.length > 1, format),
  ];
}

function linesOf(name: string, { shared, learns, gives }: Between): string[] {
  const line = (words: string, things: readonly string[]) =>
    things.length === 0 ? [] : [`${words}: ${things.join("; ")}.`];
  return [
    ...line("You share", shared),
    ...line(`What you can learn from ${name}`, learns),
    ...line(`What you can give ${name}`, gives),
  ];
}

/** Of those about whom nothing may be said; an empty place would look like a judgement. */
function silence(names: readonly string[], ofRound: boolean, single: boolean): Block[] {
  const text = "What you share is for you to find out: the answers that we pass on do not say.";
  if (!ofRound) return [heading(`You and ${joined(names)}`), paragraph(text)];
  return [...(single ? [] : [paragraph(`With ${joined(names)}:`)]), paragraph(text)];
}

function timeBlocks(
  names: string,
  single: boolean,
  times: Times | undefined,
  several: boolean,
  format: Facts["format"],
): Block[] {
  if (times === undefined) return [];
  const all = single ? "both of you" : times.all ? "all of you" : "most of you";
  const head =
    format === "rounds" ? [] : [heading(several ? `When you and ${names} could meet` : "When you could meet")];
  if (times.slots.length === 0) {
    return [...head, paragraph(`We know of no time that suits ${all}. Please look for one together.`)];
  }
  const often = ({ weeks, of }: Times["slots"][number]) =>
    weeks === of ? "every week" : `in ${weeks} of the ${of} weeks of the programme`;
  return [
    ...head,
    paragraph(
      `These times suit ${all}. They are on your own clock (${times.zone}); on other clocks it may be another hour.`,
    ),
    list(
      times.slots.map(
        (slot) => `${slot.words}${slot.words.includes(" or ") ? ", as clocks change" : ""}; ${often(slot)}`,
      ),
    ),
  ];
}

function rhythmBlocks(reader: Participant, own: readonly Company[], { format }: Facts, view: View): Block[] {
  if (format === "rounds") return [];
  const others = own.flatMap((company) => othersIn(company, reader));
  const wanted = view.ownCadence(reader);
  const agreed = others.flatMap(({ person, name }) => {
    const { cadence } = view.between(reader, person);
    return cadence.length === 0 ? [] : [{ name, cadence }];
  });
  const single = others.length === 1;
  const proposals = agreed.map(({ name, cadence }) =>
    single
      ? `You both answered: ${cadence.join("; ")}. Our proposal is to start with that.`
      : `You and ${name} both answered: ${cadence.join("; ")}.`,
  );
  const rest =
    wanted.length > 0 && agreed.length < others.length
      ? [
          `You answered: ${wanted.join("; ")}. Say so when you meet, and ask what suits the ${single ? "other" : "others"}.`,
        ]
      : [];
  return [
    heading("How to start"),
    ...(proposals.length + rest.length === 0 ? [] : [list([...proposals, ...rest])]),
    paragraph(
      `How often you meet is for you to agree on. If you can, meet for the first time within two weeks, and set the next date before you part.${
        own.length === 1
          ? " With this letter comes a draft agreement: complete it together at the first meeting, and change in it what you like."
          : " With this letter comes a draft agreement for each pair: complete it together at the first meeting, and change in it what you like."
      }`,
    ),
  ];
}
