/** What may stand between two cells of a line. */
export type Delimiter = "," | ";" | "\t" | "|";

/** All of them, in the order in which they are tried. */
export const delimiters: readonly Delimiter[] = Object.freeze([",", ";", "\t", "|"]);

/** How much of a file is looked at: enough for thousands of rows, and quick where one cell has a hundred megabytes. */
const sampled = 1_000_000;

/** What a file looks like if a given delimiter is the right one. */
interface Shape {
  readonly delimiter: Delimiter;
  /** Columns of the first line that has several; 1 where there is none. */
  readonly columns: number;
  /** Share in [0, 1] of the lines that have as many columns as that line; lines with others, but not one, count half. */
  readonly steadiness: number;
  /** Whether a later line has several columns too: a lone comma may belong to the words of the header. */
  readonly backed: boolean;
  /** Whether it is not the first line: then it has a title above it, or this is no delimiter at all. */
  readonly titled: boolean;
  /** Quotes where no quote may stand. */
  readonly strayQuotes: number;
}

/**
 * The delimiter of a CSV text with LF line ends, found by how steadily it cuts lines into the same number of cells outside
 * quotes; undefined where the text has one column. Cost: four passes over the first million characters.
 */
export function findDelimiter(text: string): Delimiter | undefined {
  const shapes = delimiters
    .map((delimiter) => shapeOf(text, delimiter))
    .filter(({ columns, steadiness, backed, titled }) => columns > 1 && steadiness > least(backed, titled));
  const [best] = shapes.sort(
    (a, b) => a.strayQuotes - b.strayQuotes || b.steadiness - a.steadiness || b.columns - a.columns,
  );
  return best?.delimiter;
}

/** How steady a delimiter must be: a few titles above a table are fewer than its rows, words with commas come and go. */
function least(backed: boolean, titled: boolean): number {
  return titled ? 3 / 5 : backed ? 1 / 3 : 1 / 2;
}

function shapeOf(text: string, delimiter: Delimiter): Shape {
  const counts: number[] = [];
  const end = Math.min(text.length, sampled);
  let strayQuotes = 0;
  let columns = 1;
  let lineStart = 0;
  let position = 0;
  const closeLine = () => {
    if (position > lineStart) counts.push(columns);
    columns = 1;
  };
  while (position < end) {
    if (text[position] === '"') {
      const close = closingQuote(text, position, end);
      position = close + 1;
      if (position < end && text[position] !== delimiter && text[position] !== "\n") strayQuotes++;
    }
    while (position < end && text[position] !== delimiter && text[position] !== "\n") {
      if (text[position] === '"') strayQuotes++;
      position++;
    }
    if (position >= end) break;
    if (text[position] === delimiter) columns++;
    else {
      closeLine();
      lineStart = position + 1;
    }
    position++;
  }
  // A line that the sample cuts off says nothing about the number of columns, unless it is the only one.
  if (end === text.length || counts.length === 0) closeLine();
  const top = counts.findIndex((count) => count > 1);
  const header = Math.max(top, 0);
  const backed = counts.some((count, line) => line > header && count > 1);
  const wanted = counts[header] ?? 1;
  return { delimiter, columns: wanted, steadiness: steadinessOf(counts, wanted), backed, titled: top > 0, strayQuotes };
}

/** Position of the quote that ends the cell opened at `open`, or `end` where there is none. */
function closingQuote(text: string, open: number, end: number): number {
  let position = text.indexOf('"', open + 1);
  while (position !== -1 && position < end && text[position + 1] === '"') position = text.indexOf('"', position + 2);
  return position === -1 || position > end ? end : position;
}

function steadinessOf(counts: readonly number[], wanted: number): number {
  let steady = 0;
  for (const count of counts) steady += count === wanted ? 1 : count > 1 ? 0.5 : 0;
  return counts.length === 0 ? 0 : steady / counts.length;
}
