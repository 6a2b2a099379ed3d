// Stored tables as Markdown: a short form for the README (ours, everybody from outside, the best of npm) and the whole.
import type { Cell, Timed } from "./contest.js";
import { digits, exponent, flaw } from "./print.js";
import type { Race, Results } from "./results.js";

/** A row of the short form: one contender, or the fastest of several at each size. */
interface Line {
  readonly title: string;
  readonly names: readonly string[];
}

/** The short form: times of ours, and how many times as long the others take. Where that is below 1, we lose: bold. */
export function shortTable(results: Results): string {
  const { contenders, races } = results;
  const outside = contenders.filter(({ from }) => from === "outside");
  const npm = contenders.filter(({ from }) => from === "npm").map(({ name }) => name);
  const lines: Line[] = outside.map(({ name }) => ({ title: name, names: [name] }));
  if (npm.length > 0) lines.push({ title: "best of npm", names: npm });
  const sizes = [...new Set(races.map(({ label }) => sizeOf(label)))];
  const rows = [
    ["scores", "", ...sizes, "grows by"],
    ["---", "---", ...sizes.map(() => "---:"), "---:"],
  ];
  for (const scores of new Set(races.map((race) => race.scores))) {
    const own = sizes.map((size) => races.find((race) => race.scores === scores && sizeOf(race.label) === size));
    const ours = own.findLast((race) => race !== undefined)?.ours ?? "";
    rows.push([`\`${scores}\``, "pairwright", ...own.map(oursText), exponent(results.growth[scores]?.[ours])]);
    for (const { title, names } of lines) {
      const cells = own.map((race) => (race === undefined ? "" : bestText(race, names)));
      const [name = ""] = names;
      rows.push(["", title, ...cells, names.length > 1 ? "" : exponent(results.growth[scores]?.[name])]);
    }
  }
  return [...rows.map(row), "", ...notes(results)].join("\n");
}

/** Everybody at every size. */
export function fullTable(results: Results): string {
  const parts = [`## ${results.title}\n`];
  for (const scores of new Set(results.races.map((race) => race.scores))) {
    const races = results.races.filter((race) => race.scores === scores);
    const rows = [
      [`\`${scores}\`, ms`, ...races.map(({ label }) => label), "grows by"],
      ["---", ...races.map(() => "---:"), "---:"],
    ];
    for (const { name } of results.contenders.filter((one) => races.some(({ cells }) => isTimed(cells[one.name])))) {
      const cells = races.map((race) => {
        const cell = race.cells[name];
        if (!isTimed(cell)) return "-";
        const spread = `${digits(cell.min, 2)}–${digits(cell.max, 2)}`;
        return `${digits(cell.median)} (${spread})${name === race.ours ? "" : ` ${ratioText(race, cell)}`}${flaw(cell)}`;
      });
      rows.push([name, ...cells, exponent(results.growth[scores]?.[name])]);
    }
    parts.push(rows.map(row).join("\n"), "");
  }
  return [...parts, ...notes(results)].join("\n");
}

/** Every race that somebody else wins, by who wins it: "scipy: `unif` 100 (0.85×), 200 (0.96×); `geo` 100 (0.9×)". */
export function losses({ races, contenders }: Results): string[] {
  return contenders.flatMap(({ name, from }) => {
    if (from === "pairwright") return [];
    const kinds = [...new Set(races.map(({ scores }) => scores))].flatMap((scores) => {
      const lost = races.flatMap((race) => {
        const cell = race.cells[name];
        const ratio = isTimed(cell) && flaw(cell) === "" ? ratioOf(race, cell) : undefined;
        if (race.scores !== scores || ratio === undefined || !isLoss(ratio)) return [];
        return [`${sizeOf(race.label)} (${digits(ratio, 2)}×)`];
      });
      return lost.length > 0 ? [`\`${scores}\` ${lost.join(", ")}`] : [];
    });
    return kinds.length > 0 ? [`${name}: ${kinds.join("; ")}`] : [];
  });
}

function notes(results: Results): string[] {
  const lost = losses(results);
  const { machine, date, load, limit, contenders, absent } = results;
  const said = contenders.filter(({ from }) => from !== "pairwright");
  const notes = [...new Set(said.flatMap(({ note }) => note ?? []))].map(
    (note) => `${names(said.filter((one) => one.note === note))}: ${note}`,
  );
  const weTookPart = results.races.some((race) => isTimed(race.cells[race.ours]));
  const wrong = said.filter(({ name }) =>
    results.races.some(({ cells }) => isTimed(cells[name]) && flaw(cells[name]) !== ""),
  );
  const unproven = results.races
    .filter(({ proven, total }) => total !== null && !proven)
    .map(({ scores, label }) => `\`${scores}\` ${label}`);
  return [
    lost.length > 0
      ? `Where we lose, by who is faster. ${lost.join(". ")}.`
      : weTookPart
        ? "Nobody was faster in this run."
        : "We did not take part.",
    "",
    ...(wrong.length > 0 ? [`† worse than the best answer, by this share of it: ${names(wrong)}.`] : []),
    ...(unproven.length > 0 ? [`Not proven by prices: ${unproven.join("; ")}.`] : []),
    `Medians of one run on ${date}, contenders in turn on the same instances; \`-\`: not run, mostly because more than ` +
      `${limit / 1000} s were foreseen. ${machine.processor}, ${machine.cores} processors, ${machine.memory} GiB, ` +
      `${machine.system}, Node ${machine.node.slice(1)}${load > 1.5 ? `, busy (load ${load})` : ""}; ${said.map(({ name, version }) => `${name} ${version}`).join(", ")}.` +
      `${notes.length > 0 ? ` ${notes.join("; ")}.` : ""}` +
      `${absent.length > 0 ? ` Absent: ${absent.map(({ name, why }) => `${name} (${why})`).join(", ")}.` : ""}`,
  ];
}

function names(all: readonly { name: string }[]): string {
  return all.map(({ name }) => name).join(", ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What stands above a column: the first number of the label, which the kinds of scores share. */
function sizeOf(label: string): string {
  return label.split(" ")[0] ?? label;
}

function isTimed(cell: Cell | undefined): cell is Timed {
  return cell !== undefined && "median" in cell;
}

function oursText(race: Race | undefined): string {
  const cell = race?.cells[race.ours];
  return race === undefined ? "" : isTimed(cell) ? `${digits(cell.median)} ms${flaw(cell)}` : "-";
}

/** Whether a ratio is below 1 as it is shown. */
function isLoss(ratio: number): boolean {
  return Number(ratio.toPrecision(2)) < 1;
}

function ratioOf(race: Race, cell: Timed): number | undefined {
  const ours = race.cells[race.ours];
  return isTimed(ours) ? cell.median / ours.median : undefined;
}

function ratioText(race: Race, cell: Timed): string {
  const ratio = ratioOf(race, cell);
  if (ratio === undefined) return `${digits(cell.median)} ms`;
  return isLoss(ratio) ? `**${digits(ratio, 2)}×**` : `${digits(ratio, 2)}×`;
}

/** The fastest of the named that is right, and which one it is where there are several; else the fastest wrong one. */
function bestText(race: Race, among: readonly string[]): string {
  const timed = among.flatMap((name) => {
    const cell = race.cells[name];
    return isTimed(cell) ? [{ name, cell }] : [];
  });
  const right = timed.filter(({ cell }) => flaw(cell) === "");
  const [best] = (right.length > 0 ? right : timed).sort((one, other) => one.cell.median - other.cell.median);
  if (best === undefined) return "-";
  return `${ratioText(race, best.cell)}${among.length > 1 ? ` ${best.name}` : ""}${flaw(best.cell)}`;
}
