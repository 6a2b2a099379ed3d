import { type Mistake, mistake } from "../../../errors.js";
import { folded } from "../../text.js";
import type { Line } from "../lines.js";
import type { About, Dialect, DialectColumn, SetAsideReason } from "./dialect.js";
import { headerAt } from "./looks.js";
import { labelled } from "./qualtrics-labels.js";

/** What Qualtrics writes itself, by ImportId or internal name in small letters. */
const abouts: ReadonlyMap<string, About> = new Map([
  ["startdate", "started"],
  ["enddate", "tool"],
  ["recordeddate", "submitted"],
  ["recipientemail", "email"],
  ["emailaddress", "email"],
  ...(
    "status ipaddress progress duration duration(inseconds) finished _recordid responseid responseset recipientlastname " +
    "recipientfirstname name externalreference externaldatareference locationlatitude locationlongitude locationaccuracy " +
    "distributionchannel userlanguage"
  )
    .split(" ")
    .map((name) => [name, "tool"] as const),
]);

/** Order of options, page times and what a browser says of itself. */
const metaSuffix = /_(?:DO|FIRST_CLICK|LAST_CLICK|PAGE_SUBMIT|CLICK_COUNT|BROWSER|VERSION|OS|RESOLUTION)$|^BL_.*_DO$/;

/** Seen but not answered, where the export was told to say so. */
const seenOnly = "-99";

/**
 * Qualtrics: rows for internal names, question texts and ImportIds. Three rows are usual; a table program puts a fourth on
 * top, the legacy export has two, and a person may have deleted some. Test runs, forms that were not sent, repeated
 * answers and spam are set aside.
 */
export const qualtrics: Dialect = {
  name: "qualtrics",
  title: "Qualtrics",
  recognises: (lines) => importIdRow(lines) !== undefined || isLegacy(lines) || namesOnly(lines),
  fits: (lines) => lines.length > 0,
  headerRows: [3, 2, 4, 1],
  read: (file, lines, told) => {
    const ids = importIdRow(lines);
    const headerRows = told ?? (ids === undefined ? (isLegacy(lines) || hasLabels(lines) ? 2 : 1) : ids + 1);
    const mistakes = told === undefined ? [] : wrongHeaderRows(file, told, ids);
    const idRow = ids !== undefined && ids < headerRows ? ids : undefined;
    const columns = columnsOf(lines, headerRows, idRow);
    const zone = zoneOf(lines[idRow ?? -1]);
    return {
      headerRows,
      columns,
      joiner: ", ",
      reasonOf: setAside(columns),
      unanswered: seenOnly,
      ...(zone === undefined ? {} : { timeZone: zone }),
      warnings: [],
      mistakes,
    };
  },
};

function wrongHeaderRows(file: string, told: number, ids: number | undefined): readonly Mistake[] {
  if (ids === undefined ? told < 3 : told === ids + 1) return [];
  const message =
    ids === undefined
      ? "no row holds ImportIds, as the last of three header rows does."
      : `row ${ids + 1} from the header on holds ImportIds, so there are ${ids + 1} header rows.`;
  const remedy = ids === undefined ? "Give headerRows: 2, or 1." : `Leave headerRows out, or give ${ids + 1}.`;
  return [mistake("header-rows", `${file}, options.headerRows`, message, remedy, told)];
}

interface ImportId {
  readonly id: string;
  readonly timeZone?: string;
}

/** Reads `{"ImportId":"QID1","choiceId":"2"}` as `QID1#choiceId=2`: the names of Qualtrics' columns are not unique. */
function importIdOf(cell: string | undefined): ImportId | undefined {
  if (cell === undefined || cell.length > 5000 || !cell.includes("ImportId")) return undefined;
  try {
    const found: unknown = JSON.parse(cell);
    if (typeof found !== "object" || found === null || !("ImportId" in found) || typeof found.ImportId !== "string")
      return undefined;
    const rest = Object.entries(found)
      .filter(([key]) => key !== "ImportId" && key !== "timeZone")
      .map(([key, value]) => `#${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
    const zone = "timeZone" in found && typeof found.timeZone === "string" ? { timeZone: found.timeZone } : {};
    return { id: found.ImportId + rest.sort().join(""), ...zone };
  } catch {
    // Not JSON after all: a question about ImportIds, or a damaged cell.
    return undefined;
  }
}

/** The row, counted from 0, in which most headers are ImportIds. */
function importIdRow(lines: readonly Line[]): number | undefined {
  const found = lines.slice(0, 4).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== "");
    return filled.length > 0 && filled.filter((cell) => importIdOf(cell) !== undefined).length > filled.length / 2;
  });
  return found === -1 ? undefined : found;
}

/** `V1,V2,…` above `ResponseID,ResponseSet,…`. */
function isLegacy(lines: readonly Line[]): boolean {
  return headerAt(lines[0], 0) === "V1" && folded(headerAt(lines[1], 0)) === "responseid";
}

/** Somebody deleted the row of ImportIds, and perhaps that of the question texts. */
function namesOnly(lines: readonly Line[]): boolean {
  const names = new Set((lines[0]?.cells ?? []).map((cell) => cell.trim()));
  return names.has("ResponseId") && names.has("Finished") && names.has("StartDate");
}

function hasLabels(lines: readonly Line[]): boolean {
  const at = (lines[0]?.cells ?? []).findIndex((cell) => cell.trim() === "ResponseId");
  const label = headerAt(lines[1], at);
  return label !== "" && !/^R_\w{8,}$/.test(label);
}

function columnsOf(lines: readonly Line[], headerRows: number, ids: number | undefined): readonly DialectColumn[] {
  // Right above the ImportIds are the texts, and above those the names; legacy exports have short names below `V1`.
  const last = ids ?? headerRows;
  const textRow = Math.max(0, last - 1);
  const nameRow = Math.max(0, last - 2);
  const width = Math.max(...lines.slice(0, headerRows).map(({ cells }) => cells.length), 0);
  const raw = Array.from({ length: width }, (_, column) => {
    const name = headerAt(lines[nameRow], column);
    const text = headerAt(lines[textRow], column);
    const importId = ids === undefined ? undefined : importIdOf(lines[ids]?.cells[column])?.id;
    return { name, text: text === "" ? name : text, importId, about: aboutOf(importId, name, text) };
  });
  return labelled(raw);
}

function aboutOf(importId: string | undefined, name: string, text: string): About | undefined {
  // A question may be called "Name" or "Status" by a person: texts count only where the legacy export has no other name.
  const key = importId ?? (/^V\d{1,3}$/.test(name) ? text : name);
  const about = abouts.get(key.replaceAll(" ", "").toLowerCase());
  return about ?? (metaSuffix.test(key.replace(/#.*$/s, "")) || /^Q_[A-Z]/.test(key) ? "tool" : undefined);
}

function zoneOf(line: Line | undefined): string | undefined {
  const zone = line?.cells.map((cell) => importIdOf(cell)?.timeZone).find((found) => found !== undefined);
  return zone === "Z" ? "UTC" : zone;
}

/** Response types by text and by number: 1 preview, 2 test, 17 offline preview; 8, 9 and 12 the spam among them. */
const statuses: ReadonlyMap<string, SetAsideReason> = new Map([
  ...["survey preview", "1", "survey test", "2", "offline survey preview", "17"].map(
    (text) => [text, "previews"] as const,
  ),
  ...["spam", "8", "survey preview spam", "9", "imported spam", "12"].map((text) => [text, "spam"] as const),
]);

function setAside(columns: readonly DialectColumn[]): (cells: readonly string[]) => SetAsideReason | undefined {
  const at = (wanted: string) =>
    columns.findIndex(
      ({ name = "", importId = "", question, about }) =>
        about !== undefined && [name, importId, question].some((text) => text.toLowerCase() === wanted),
    );
  const [status, finished, repeats] = [at("status"), at("finished"), at("q_ballotboxstuffing")];
  return (cells) => {
    const byStatus = statuses.get(folded(cells[status] ?? ""));
    if (byStatus !== undefined) return byStatus;
    if (["false", "0"].includes(folded(cells[finished] ?? ""))) return "unfinished";
    return ["true", "1"].includes(folded(cells[repeats] ?? "")) ? "repeats" : undefined;
  };
}
