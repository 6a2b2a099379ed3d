import type { PersonSchema } from "../../program.js";
import { frozenCopy } from "../frozen.js";
import type { ColumnReference, UnreadColumn } from "../intake/column-reference.js";
import type { Mapping } from "../intake/mapping.js";
import type { Table } from "../tables/table.js";
import { type Choice, enough, surest } from "./choose.js";
import { type Delicate, delicateOf } from "./delicate.js";
import { type Evidence, evidenceOf, headersOf } from "./evidence.js";
import { type OwnParts, ownFields, ownLines, ownParts } from "./own-parts.js";
import { sharesColumns, sheetFor, type Unit, unitsOf } from "./units.js";
import { type Wanted, wantedFields } from "./wanted.js";

/** What a proposal says about one column, or about columns that belong together. */
export interface ProposedLine {
  readonly use: "field" | "sealed" | "ignored";
  /** The field it fills; absent for the other uses. */
  readonly field?: string;
  readonly columns: readonly string[];
  /** From 0 to 1, to sort by: an order, not a probability. */
  readonly sure: number;
  readonly why: readonly string[];
}

/** A field that a column may be meant for. */
export interface Candidate {
  readonly field: string;
  readonly sure: number;
  readonly why: readonly string[];
}

/** A column that only a person can place: several fields or columns are near, or it may stand in for something protected. */
export interface UndecidedColumn {
  readonly columns: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly why: string;
}

/** A proposal for a person to confirm. */
export interface MappingProposal {
  /** What is proposed, as a mapping; undecided columns are missing in it, so that intake asks for them. */
  readonly mapping: Mapping;
  /** The lines of the mapping with their reasons, in the order of the columns. */
  readonly lines: readonly ProposedLine[];
  readonly undecided: readonly UndecidedColumn[];
  /** Fields without a proposed column, with the columns that come nearest. */
  readonly missing: readonly {
    readonly field: string;
    readonly required: boolean;
    readonly near: readonly { readonly column: string; readonly sure: number }[];
  }[];
}

/** Candidates below this are not worth a person's time. */
const worthAsking = 0.45;

/**
 * Proposes which column fills which field, for a person to confirm: by the questions of the schema, names of fields, words
 * that sign-up forms use in seven languages, and, where the table has rows, by how its answers look. Every field and every
 * column occurs at most once. Protected attributes are proposed as sealed and never for a field.
 *
 * Cost: fields × columns × the letters of a header (at most three hundred), and up to two hundred answers of each column.
 *
 * @throws PairwrightError for a schema that is no object, and an empty list of fields.
 * @example
 * ```ts
 * const { mapping, undecided } = suggestMapping(["id", "email", "goals"], ["Email Address", "Gender", "Your goals"]);
 * mapping.fields; // { "email": "Email Address", "goals": "Your goals" }
 * undecided.length; // 0
 * ```
 */
export function suggestMapping(
  of: PersonSchema | readonly string[],
  table: Table | readonly string[],
): MappingProposal {
  const sheet = sheetFor(table);
  const everyField = wantedFields(of);
  const everyUnit = unitsOf(sheet);
  const own = ownParts(everyField, everyUnit);
  const fields = everyField.filter(({ name }) => own.every(({ field }) => field !== name));
  const units = everyUnit.filter((unit) => own.every((parts) => !parts.units.includes(unit)));
  const delicate = units.map(({ header, text, cells, kind }) => {
    const ofPart = kind === "part" ? delicateOf(text, cells) : undefined;
    return delicateOf(header, kind === "grid" ? [] : cells) ?? ofPart;
  });
  const evidence = evidenceOf(fields, headersOf(units));
  const collide = (one: number, other: number) => {
    const [first, second] = [units[one], units[other]];
    return first !== undefined && second !== undefined && sharesColumns(first, second);
  };
  const taken = surest(evidence, mayTake(delicate, evidence), collide);
  const headers = (unit: Unit) => unit.columns.map((column) => sheet.headers[column] ?? "");
  const proposed = proposal({ fields, units, delicate, evidence, taken, headers, collide });
  return frozenCopy(own.length === 0 ? proposed : withOwnParts(proposed, own, sheet.headers));
}

/** The proposal with the columns that fields know by themselves, in the order of the columns. */
function withOwnParts(
  { mapping, lines, ...rest }: MappingProposal,
  own: readonly OwnParts[],
  headers: readonly string[],
) {
  const order = (line: ProposedLine) => headers.indexOf(line.columns[0] ?? "");
  return {
    ...rest,
    mapping: { ...mapping, fields: { ...mapping.fields, ...ownFields(own) } },
    lines: [...lines, ...ownLines(own, headers)].sort((one, other) => order(one) - order(other)),
  };
}

/** A delicate column goes to a field without asking only if it was asked for in these very words; a protected one never. */
function mayTake(delicate: readonly (Delicate | undefined)[], evidence: readonly (readonly Evidence[])[]) {
  return ({ field, unit }: Choice): boolean => {
    const kind = delicate[unit]?.kind;
    if (kind === undefined) return true;
    return kind !== "protected" && kind !== "proxy" && (evidence[field]?.[unit]?.sure ?? 0) >= 0.9;
  };
}

interface Found {
  readonly fields: readonly Wanted[];
  readonly units: readonly Unit[];
  readonly delicate: readonly (Delicate | undefined)[];
  readonly evidence: readonly (readonly Evidence[])[];
  readonly taken: readonly Choice[];
  readonly headers: (unit: Unit) => readonly string[];
  readonly collide: (one: number, other: number) => boolean;
}

function proposal(found: Found): MappingProposal {
  const { fields, units, delicate, evidence, taken, headers, collide } = found;
  const lines: (ProposedLine & { readonly at: number })[] = [];
  const undecided: UndecidedColumn[] = [];
  const mapped = new Map<string, ColumnReference | readonly ColumnReference[]>();
  const sealed: UnreadColumn[] = [];
  const ignored: UnreadColumn[] = [];
  const free = freeFields(found);
  const parted = partedGrids(found, free);
  for (const [at, unit] of units.entries()) {
    const choice = taken.find((pair) => pair.unit === at);
    const field = choice === undefined ? undefined : fields[choice.field];
    if (choice !== undefined && field !== undefined) {
      const { sure = 0, why = [] } = evidence[choice.field]?.[at] ?? {};
      mapped.set(field.name, unit.references.length === 1 ? (unit.references[0] ?? []) : unit.references);
      lines.push({ use: "field", field: field.name, columns: headers(unit), sure: rounded(sure), why, at });
      continue;
    }
    if (taken.some((pair) => collide(pair.unit, at))) continue;
    // A grid is told of in one line, or by its parts where a person must look at one of them.
    const apart = unit.base !== undefined && parted.has(unit.base);
    if (unit.kind === "grid" ? apart : unit.kind === "part" && !apart) continue;
    const kind = delicate[at];
    const candidates = unit.needsNoLine ? [] : candidatesOf(found, at, free);
    if (candidates.length > 0) {
      undecided.push({ columns: headers(unit), candidates, why: doubtOf(kind, candidates) });
      continue;
    }
    if (unit.needsNoLine) continue;
    const best = Math.max(0, ...evidence.map((row) => row[at]?.sure ?? 0));
    const because = kind === undefined ? reasonFor(found, at) : `it ${kind.because}`;
    const use = kind?.kind === "protected" ? "sealed" : "ignored";
    const sure = kind === undefined ? 1 - best : 0.9;
    lines.push({ use, columns: headers(unit), sure: rounded(sure), why: [because], at });
    const left = use === "sealed" ? sealed : ignored;
    left.push(...unit.references.map((reference) => unread(reference, because)));
  }
  return {
    mapping: {
      version: 1,
      fields: Object.fromEntries(mapped),
      ...(ignored.length > 0 ? { ignored } : {}),
      ...(sealed.length > 0 ? { sealed } : {}),
    },
    lines: lines
      .sort((a, b) => (units[a.at]?.columns[0] ?? 0) - (units[b.at]?.columns[0] ?? 0))
      .map(({ at: _at, ...line }) => line),
    undecided,
    missing: free.map((at) => ({
      field: fields[at]?.name ?? "",
      required: fields[at]?.required ?? false,
      near: nearestUnits(found, at),
    })),
  };
}

function freeFields({ fields, taken }: Found): readonly number[] {
  return [...fields.keys()].filter((field) => taken.every((pair) => pair.field !== field));
}

/** The grids of which some part was taken, may be wanted, or is delicate in its own way. */
function partedGrids(found: Found, free: readonly number[]): ReadonlySet<string> {
  const { units, taken, delicate } = found;
  const parted = new Set<string>();
  const kinds = new Map(units.map(({ base, kind }, at) => [kind === "grid" ? base : undefined, delicate[at]?.kind]));
  for (const [at, { base, kind }] of units.entries()) {
    if (base === undefined || kind !== "part") continue;
    const looked = taken.some(({ unit }) => unit === at) || candidatesOf(found, at, free).length > 0;
    if (looked || delicate[at]?.kind !== kinds.get(base)) parted.add(base);
  }
  return parted;
}

function doubtOf(kind: Delicate | undefined, candidates: readonly Candidate[]): string {
  if (kind !== undefined) return `it ${kind.because}`;
  const [best] = candidates;
  return candidates.length === 1 && best !== undefined && best.sure < enough
    ? "it is not sure enough to be taken without a question"
    : "several fields or columns are near";
}

function candidatesOf(found: Found, unit: number, free: readonly number[]): readonly Candidate[] {
  const { fields, evidence, delicate } = found;
  if (delicate[unit]?.kind === "protected") return [];
  const least = delicate[unit]?.kind === "tool" ? enough : worthAsking;
  return free
    .map((field) => ({ field: fields[field]?.name ?? "", ...(evidence[field]?.[unit] ?? { sure: 0, why: [] }) }))
    .filter(({ sure }) => sure >= least)
    .sort((a, b) => b.sure - a.sure)
    .slice(0, 5)
    .map((candidate) => ({ ...candidate, sure: rounded(candidate.sure) }));
}

/** Why a column that nothing is delicate about is left: another column won its field, or no field is like it. */
function reasonFor({ fields, evidence, taken, units }: Found, unit: number): string {
  const lost = taken
    .filter(({ field }) => (evidence[field]?.[unit]?.sure ?? 0) >= worthAsking)
    .sort((a, b) => (evidence[b.field]?.[unit]?.sure ?? 0) - (evidence[a.field]?.[unit]?.sure ?? 0));
  const [winner] = lost;
  if (winner === undefined) return "no field asks for it";
  return `${fields[winner.field]?.name} is better filled by ${JSON.stringify(units[winner.unit]?.header.slice(0, 80))}`;
}

function nearestUnits({ units, evidence, delicate }: Found, field: number) {
  return units
    .map(({ header }, at) => ({ column: header, sure: rounded(evidence[field]?.[at]?.sure ?? 0), at }))
    .filter(({ sure, at }) => sure >= 0.3 && delicate[at]?.kind !== "protected")
    .sort((a, b) => b.sure - a.sure)
    .slice(0, 3)
    .map(({ column, sure }) => ({ column, sure }));
}

function unread(reference: ColumnReference, because: string): UnreadColumn {
  if (typeof reference === "string") return { header: reference, because };
  const { part: _part, ...way } = reference;
  return { ...way, because };
}

/** Two decimals: the figures are an order, and the last digits of a sum are nobody's business. */
function rounded(sure: number): number {
  return Math.round(Math.min(1, Math.max(0, sure)) * 100) / 100;
}
