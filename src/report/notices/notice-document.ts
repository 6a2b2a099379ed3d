import { sharesOf } from "../../fit/shares.js";
import { floorRule, type PairsProgram, type Roles } from "../../program.js";
import type { DataUse, FieldUse } from "../data/data-use.js";
import type { FieldReader } from "../data/field-readers.js";
import { type Block, heading, list, paragraph, table, title } from "../document.js";

/** The facts that a program does not know and a notice cannot do without. */
export const noticeFacts = Object.freeze([
  "programme",
  "organisation",
  "reviewer",
  "contact",
  "deadline",
  "retention",
] as const);

/** What a notice is written from. */
export interface NoticeParts {
  readonly program: PairsProgram<Roles, string, string>;
  readonly use: DataUse;
  readonly words: Readonly<Record<string, string | undefined>>;
  /** A fact that was given, or its blank. */
  readonly fact: (name: (typeof noticeFacts)[number]) => string;
}

/** The statement for participants as the pieces of a report, in plain words and short sentences. */
export function noticeDocument(parts: NoticeParts): readonly Block[] {
  const { program, fact } = parts;
  const [first, second] = program.roleNames;
  return [
    title(`${fact("programme")}: how pairs are made, and what happens with your answers`),
    paragraph(
      `In this programme each pair is one ${first} and one ${second}. A computer program proposes the pairs. It uses answers that you and the others gave. ${fact("reviewer")} looks at every proposal and decides. ${fact("organisation")} answers for your data.`,
    ),
    ...dataBlocks(parts),
    ...logicBlocks(parts),
    heading("Where the weights come from"),
    paragraph(
      "People who run the programme declared them before anybody was matched. They were not learned from data about you or others. If that changes, you will be told before it counts.",
    ),
    heading("Who decides"),
    paragraph(
      `A person does. ${fact("reviewer")} sees the proposed pairs with the reasons for each. They can keep a pair, part it, or make another one. What they change is written down with their reason. No pair is told to anybody before a person has approved it.`,
    ),
    heading("What you can do"),
    list([
      "Ask what was used about you, and why you were paired as you were or not paired at all.",
      "Have a wrong answer corrected.",
      "Object to being matched by the program. A person will then look for a partner with you.",
      "Opt out, without giving a reason.",
      "Ask for another partner later on. Nobody has to be at fault, and it will not be held against you.",
    ]),
    paragraph(
      `Write to ${fact("contact")}. Until ${fact("deadline")} it reaches the first pairs. Afterwards it still counts, and pairs can be changed. Your answers and the pairs are kept ${fact("retention")}, then deleted.`,
    ),
    heading("What a fit is, and what it is not"),
    list([
      "Fit runs from 0 to 1 and compares the pairs of this programme with each other. It is not the probability that two people will get on.",
      "What people answer before they meet says little about how well they will work together. Meeting often matters more, and so does knowing what you share. Please read the result so.",
      "A low fit says nothing about you. It says that fewer answers of two people go together.",
      "Fit and pairs are for this programme only. They are not for choosing whom to hire, promote, train or let go, and not for judging anybody's work.",
    ]),
  ];
}

function dataBlocks({ program, use, words }: NoticeParts): Block[] {
  const unread = use.fields.filter(({ readBy, declared }) => declared && readBy.length === 0);
  const sealed = [...new Set(use.sealed.map(({ column }) => column))];
  const files = [...new Set(use.dropped.map(({ column }) => column))];
  return [
    heading("Which answers are used, and for what"),
    ...program.roleNames.flatMap((role) => {
      const used = use.fields.filter((field) => field.role === role && field.readBy.length > 0);
      return [
        paragraph(`If you are a ${role}:`),
        table(
          ["your answer", "what it is used for"],
          used.map((field) => [asked(field), purposes(field, words)]),
        ),
      ];
    }),
    ...(unread.length === 0
      ? []
      : [paragraph(`Asked, but not used to make pairs: ${[...new Set(unread.map(asked))].join("; ")}.`)]),
    ...(files.length === 0 ? [] : [paragraph(`In the survey, but never read by the program: ${files.join("; ")}.`)]),
    ...(sealed.length === 0
      ? []
      : [
          paragraph(
            `Kept under seal, to check that no group is treated worse: ${sealed.join("; ")}. No pair can be made or refused because of these.`,
          ),
        ]),
    ...unclearBlocks(use),
  ];
}

/** What code of the organisers may use besides; an honest statement must not hide that nobody can see all of it. */
function unclearBlocks({ unclear, ownCode }: DataUse): Block[] {
  const unsure = [...new Set(unclear.map(({ name }) => name))];
  return [
    ...(unsure.length === 0
      ? []
      : [
          paragraph(
            `These may use more answers than are listed: ${unsure.join("; ")}. Ask, and you will be told which.`,
          ),
        ]),
    ...(ownCode.length === 0
      ? []
      : [
          paragraph(
            `These were written by the people who run the programme, for this programme: ${ownCode.map(({ name }) => name).join("; ")}.`,
          ),
        ]),
  ];
}

function logicBlocks({ program, words }: NoticeParts): Block[] {
  const [first] = program.roleNames;
  const shares = sharesOf(program);
  const floors = Object.entries(program.floors).map(([name, floor]) => floorRule(words[name] ?? name, floor ?? 0));
  const rules = [...Object.keys(program.rules).map((name) => words[name] ?? name), ...floors];
  const rows = Object.keys(program.criteria)
    .map((name, at) => ({ name: words[name] ?? name, share: shares[at] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ name, share }) => [name, outOfHundred(share)]);
  const evidence =
    program.minimumEvidence > 0
      ? ` A pair of which less than ${outOfHundred(program.minimumEvidence)} of 100 points are known is not proposed.`
      : "";
  return [
    heading("How pairs are chosen"),
    paragraph(
      "First come the rules. A pair that breaks one of them is never proposed, however well it would fit. Nobody gets more partners than they have places.",
    ),
    ...(rules.length === 0 ? [] : [list(rules)]),
    paragraph("Then every pair that is left gets a fit: so many points of 100 for each of these."),
    table(["what counts", ">points of 100"], rows),
    paragraph(
      `If an answer is missing, the pair gets the average points for it. So a question that you leave open neither helps you nor harms you.${evidence}`,
    ),
    paragraph(
      `Then the program looks at all pairs at once. As many people as possible on the ${first} side get a partner. Among all ways to do that, it takes the one with the most fit in sum. So your pair may not be the best one for you alone. Where two ways are equally good, a draw decides that can be repeated. It does not matter who answered first.`,
    ),
  ];
}

/** The question as it was asked, else the name of the field. */
function asked({ question, field }: FieldUse): string {
  return question === undefined ? field : `“${question}”`;
}

function purposes({ readBy }: FieldUse, words: NoticeParts["words"]): string {
  const phrase = ({ kind, name }: FieldReader): string => {
    switch (kind) {
      case "criterion":
        return `to see how well a pair fits (${words[name] ?? name})`;
      case "rule":
        return `to keep a rule (${words[name] ?? name})`;
      case "places":
        return "to know how many partners you can have";
      case "identity":
        return "to tell people apart";
    }
  };
  return readBy.map(phrase).join("; ");
}

/** Points of 100: whole, or with a decimal where they are not. */
function outOfHundred(share: number): string {
  const points = Math.round(share * 1000) / 10;
  return Number.isInteger(points) ? String(points) : points.toFixed(1);
}
