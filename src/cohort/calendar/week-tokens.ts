import { daysOf, joiningWords, monthOf, untilWords, type Weekday } from "./day-words.js";

/** A time of day as it was written: `half` where am or pm stands beside it, `clear` where it can only be a 24-hour clock. */
export interface TimeToken {
  readonly kind: "time";
  readonly hour: number;
  readonly minute: number;
  readonly half?: "am" | "pm";
  readonly clear: boolean;
  readonly text: string;
}

/** A calendar date as it was written; for "10/28" it is not decided which number is the month. */
export interface DateToken {
  readonly kind: "date";
  readonly year?: number;
  /** Either day and month in this order, or (`undecided`) the two numbers as they stand. */
  readonly numbers: readonly [number, number];
  readonly undecided: boolean;
  readonly text: string;
}

/** A piece of an answer about a week. */
export type Token =
  | TimeToken
  | DateToken
  | { readonly kind: "days"; readonly days: readonly Weekday[]; readonly doubtful: boolean; readonly text: string }
  | { readonly kind: "until" | "join" | "end" | "unknown"; readonly text: string };

/** Hours with a name, such as the options "Morning" and "Evening" of a form: minutes after midnight, by folded name. */
export type Blocks = ReadonlyMap<string, { readonly from: number; readonly to: number }>;

const patterns = {
  blank: /\s+/uy,
  isoDate: /(\d{4})-(\d\d)-(\d\d)(?!\d)/uy,
  slashed: /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?(?![\d/])/uy,
  dotted: /(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?(?!\d)/uy,
  dayMonth: /(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?: of| de)? (\p{L}+)\.?(?:,? (?:de )?(\d{4})(?!\d))?/uy,
  monthDay: /(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:.h])(?:,? (\d{4})(?!\d))?/uy,
  digits: /([01]\d|2[0-4])([0-5]\d)(?![\d:])/uy,
  time: /(\d{1,2})(?:[:.](\d\d)(?::\d\d)?|(h)(\d\d)?(?!\p{L}))?(?: ?(a|p)\.?m\b\.?|(a|p)(?!\p{L}))?(?![\d:])/uy,
  word: /\p{L}[\p{L}']*(?:-feira)?/uy,
  end: /[;|\n]/uy,
  until: /-+|~/uy,
  join: /[,/&+().:[\]]/uy,
  other: /\S/uy,
} as const;

/** Lower case and without accents, so that one spelling of each word is enough. */
export function bare(folded: string): string {
  return folded.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l").replaceAll("ß", "ss");
}

/** Times with a name, as hours; midnight is the end of a day, or its start where hours begin with it. */
const namedHours: ReadonlyMap<string, number> = new Map<string, number>([
  ...["noon", "midday", "mittag", "mittags", "mediodia", "midi", "mezzogiorno", "poludnie"].map(
    (word) => [word, 12] as const,
  ),
  ...["midnight", "mitternacht", "medianoche", "minuit", "mezzanotte", "middernacht", "polnoc"].map(
    (word) => [word, 24] as const,
  ),
]);

/**
 * Cuts an answer (`bare`, line breaks as semicolons) into tokens. `dated`: dates may occur, so that "28.10." is one.
 * Cost: linear in the text, and in the blocks at each word.
 */
export function tokensOf(text: string, blocks: Blocks, dated: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  while (at < text.length) {
    const blank = take(patterns.blank);
    if (blank) at += blank[0].length;
    if (at >= text.length) break;
    const block = blockAt(text, at, blocks);
    if (block !== undefined) {
      tokens.push(clock(block.from, block.name), { kind: "until", text: "-" }, clock(block.to, block.name));
      at += block.name.length;
      continue;
    }
    const [token, length] = tokenAt(take, text, at, dated, tokens.at(-1));
    tokens.push(token);
    at += length;
  }
  return tokens;
}

function clock(minutes: number, text: string): TimeToken {
  return { kind: "time", hour: Math.floor(minutes / 60), minute: minutes % 60, clear: true, text };
}

function blockAt(text: string, at: number, blocks: Blocks) {
  if (blocks.size === 0 || /[\p{L}\d]/u.test(text.slice(at - 1, at))) return undefined;
  for (const [name, { from, to }] of blocks) {
    if (text.startsWith(name, at) && !/^[\p{L}\d]/u.test(text.slice(at + name.length))) return { name, from, to };
  }
  return undefined;
}

function tokenAt(
  take: (pattern: RegExp) => RegExpExecArray | undefined,
  text: string,
  at: number,
  dated: boolean,
  before: Token | undefined,
): readonly [Token, number] {
  const date = dateToken(take, dated);
  if (date) return [date, date.text.length];
  const time = timeToken(take(patterns.digits), take(patterns.time));
  if (time) return [time, time.text.length];
  const [word] = take(patterns.word) ?? [];
  if (word !== undefined) return [wordToken(word, /^\s*\d/.test(text.slice(at + word.length)), before), word.length];
  for (const kind of ["end", "until", "join"] as const) {
    const [mark] = take(patterns[kind]) ?? [];
    if (mark !== undefined) return [{ kind, text: mark }, mark.length];
  }
  const [other = text.slice(at, at + 1)] = take(patterns.other) ?? [];
  return [{ kind: "unknown", text: other }, Math.max(1, other.length)];
}

function wordToken(word: string, beforeNumber: boolean, before: Token | undefined): Token {
  const hour = namedHours.get(word);
  if (hour !== undefined) return { kind: "time", hour, minute: 0, clear: true, text: word };
  if (untilWords.has(word) || (word === "do" && beforeNumber && before?.kind === "time")) {
    return { kind: "until", text: word };
  }
  const found = daysOf(word);
  if (found) return { kind: "days", ...found, text: word };
  return { kind: joiningWords.has(word) ? "join" : "unknown", text: word };
}

function timeToken(digits: RegExpExecArray | undefined, found: RegExpExecArray | undefined): TimeToken | undefined {
  if (digits) {
    return { kind: "time", hour: Number(digits[1]), minute: Number(digits[2]), clear: true, text: digits[0] };
  }
  if (!found) return undefined;
  const [text, hours = "", minutes = "0", letter, more = "0"] = found;
  const half = found[5] ?? found[6];
  const hour = Number(hours);
  const clear = half === undefined && (letter !== undefined || hours.startsWith("0") || hour === 0 || hour > 12);
  const time = { kind: "time", hour, minute: Number(letter === undefined ? minutes : more), clear, text } as const;
  return half === undefined ? time : { ...time, half: half === "a" ? "am" : "pm" };
}

function dateToken(take: (pattern: RegExp) => RegExpExecArray | undefined, dated: boolean): DateToken | undefined {
  const iso = take(patterns.isoDate);
  if (iso) return dateOf(iso[0], Number(iso[3]), Number(iso[2]), iso[1]);
  const slashed = take(patterns.slashed);
  if (slashed) return { ...dateOf(slashed[0], Number(slashed[1]), Number(slashed[2]), slashed[3]), undecided: true };
  const dotted = take(patterns.dotted);
  if (dotted && (dated || dotted[3] !== undefined))
    return dateOf(dotted[0], Number(dotted[1]), Number(dotted[2]), dotted[3]);
  const byDay = take(patterns.dayMonth);
  const afterDay = monthNamed(byDay?.[2], dated);
  if (byDay && afterDay !== undefined) return dateOf(byDay[0], Number(byDay[1]), afterDay, byDay[3]);
  const byMonth = take(patterns.monthDay);
  const beforeDay = monthNamed(byMonth?.[1], dated);
  if (byMonth && beforeDay !== undefined) return dateOf(byMonth[0], Number(byMonth[2]), beforeDay, byMonth[3]);
  return undefined;
}

/** "mar" is March in a form with dates, and else Tuesday in Spanish and French. */
function monthNamed(word: string | undefined, dated: boolean): number | undefined {
  return word === undefined || (!dated && daysOf(word) !== undefined) ? undefined : monthOf(word);
}

function dateOf(text: string, day: number, month: number, year: string | undefined): DateToken {
  const token = { kind: "date", numbers: [day, month], undecided: false, text } as const;
  if (year === undefined) return token;
  return { ...token, year: year.length === 2 ? 2000 + Number(year) : Number(year) };
}
