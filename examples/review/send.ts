// What is sent when a plan is approved: a letter to everybody, a draft agreement for each pair, and a calendar file of each first
// meeting, with a list of which belong to whom.
import { type ApprovedPlan, ics, letters, type Plan } from "pairwright";
import { writeReports } from "pairwright/node";
import { cellsOf, fileName } from "./files.js";
import type { People } from "./people.js";

/** What only the coordinator knows. */
export interface SendOptions {
  readonly programme: string;
  readonly contact?: string;
  /** The dates between which pairs meet for the first time, and when the files are made. */
  readonly first: { readonly from: string; readonly to: string };
  readonly now: string;
  /** A domain of one's own, for the ids of the meetings. */
  readonly domain: string;
}

/** Texts by folder and file name, and what to say of them. */
export interface ToSend {
  readonly folders: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly told: readonly string[];
}

/** Writes all letters of an approved plan; nothing is sent. */
export function toSend(
  approved: ApprovedPlan<Plan<"mentee" | "mentor">>,
  { names, called }: People,
  { programme, contact, ...dates }: SendOptions,
): ToSend {
  const written = letters(approved, { names, programme, ...(contact === undefined ? {} : { contact }) });
  const meetings = ics(approved, { ...dates, names, programme });
  const taken = new Set<string>();
  const named = (people: readonly { readonly role: string; readonly id: string }[], ending: string) =>
    fileName(people, called, ending, taken);
  const agreements = new Map<string, { readonly file: string; readonly text: string }>();
  const files = new Map(
    meetings.files.map(({ people, text }) => [JSON.stringify(people), { file: named(people, "ics"), text }] as const),
  );
  const letterFiles: Record<string, string> = {};
  const rows = written.letters.map((letter) => {
    const file = named([letter], "txt");
    letterFiles[file] = `${letter.text}\n`;
    const own = letter.agreements.map(({ people, text }) => {
      const key = JSON.stringify(people);
      const found = agreements.get(key) ?? { file: named(people, "txt"), text: `${text}\n` };
      agreements.set(key, found);
      return { agreement: found.file, meeting: files.get(key)?.file };
    });
    return [
      letter.id,
      letter.name,
      letter.subject,
      `letters/${file}`,
      own.map(({ agreement }) => `agreements/${agreement}`).join("; "),
      own.flatMap(({ meeting }) => (meeting === undefined ? [] : [`meetings/${meeting}`])).join("; "),
    ];
  });
  const list = cellsOf([["to", "name", "subject", "letter", "agreements", "meetings"], ...rows]);
  return {
    folders: {
      "": { "send.csv": list },
      letters: letterFiles,
      agreements: Object.fromEntries([...agreements.values()].map(({ file, text }) => [file, text])),
      meetings: Object.fromEntries([...files.values()].map(({ file, text }) => [file, text])),
    },
    told: [
      `${written.letters.length} letters, ${agreements.size} draft agreements and ${files.size} calendar files can be sent; send.csv says what goes to whom.`,
      ...(written.missing.length === 0
        ? []
        : [
            `Blanks are left in the letters for: ${written.missing.join(", ")}. Give it as an option, or fill them in.`,
          ]),
      ...meetings.without.map(
        ({ people, text }) => `No first meeting for ${people.map(called).join(" and ")}: ${text}`,
      ),
    ],
  };
}

/** Writes folders of files into a folder, and gives how many there are in each. */
export async function writeFolders(folder: string, { folders }: Pick<ToSend, "folders">): Promise<readonly string[]> {
  const told: string[] = [];
  for (const [name, files] of Object.entries(folders)) {
    if (Object.keys(files).length === 0) continue;
    const paths = await writeReports(name === "" ? folder : `${folder}/${name}`, files);
    told.push(name === "" ? paths.join(", ") : `${paths.length} in ${folder}/${name}`);
  }
  return told;
}
