// Tables as text, for whoever watches a run.
import type { Cell } from "./contest.js";
import type { Race, Results } from "./results.js";

/** One instance: everybody's times, and how many times as long as ours they take. */
export function raceText(race: Race): string {
  const { scores, label, cells, proven } = race;
  const found =
    race.total === null ? "nobody was asked" : `best total ${race.total}, ${proven ? "proven" : "NOT PROVEN"}`;
  const lines = [`\n${scores}, ${label} (${found})`];
  for (const [name, cell] of Object.entries(cells)) {
    if ("skipped" in cell) {
      lines.push(`  ${name.padEnd(28)}${"-".padStart(10)}  ${cell.skipped}`);
      continue;
    }
    const times = [digits(cell.median).padStart(10), `${digits(cell.min)} to ${digits(cell.max)}`.padStart(22)];
    lines.push(`  ${name.padEnd(28)}${times.join("")}${`${cell.rounds} runs`.padStart(9)}  ${compared(race, name)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A whole table: medians by size, one block for each kind of scores. */
export function summaryText(results: Results): string {
  const blocks = [`\n== ${results.title}: medians in ms; † worse than the best answer; - not run\n`];
  for (const scores of new Set(results.races.map((race) => race.scores))) {
    const races = results.races.filter((race) => race.scores === scores);
    const widths = races.map(({ label }) => Math.max(16, label.length + 2));
    const line = (name: string, cells: readonly string[]) =>
      name.padEnd(28) + cells.map((cell, at) => cell.padStart(widths[at] ?? 16)).join("");
    blocks.push(`\n${line(scores, [...races.map(({ label }) => label), "growth"])}\n`);
    for (const { name } of results.contenders) {
      const cells = races.map((race) => {
        const cell = race.cells[name];
        return cell === undefined || "skipped" in cell ? "-" : `${digits(cell.median)} ${compared(race, name)}`;
      });
      blocks.push(`${line(name, [...cells, exponent(results.growth[scores]?.[name])])}\n`);
    }
  }
  return blocks.join("");
}

/** How a contender did beside ours: `3.1x`, and what is wrong with its answer. */
export function compared(race: Race, name: string): string {
  const [cell, ours] = [race.cells[name], race.cells[race.ours]];
  if (cell === undefined || "skipped" in cell) return "-";
  const times =
    name === race.ours
      ? "ours"
      : ours === undefined || "skipped" in ours
        ? ""
        : `${digits(cell.median / ours.median, 2)}x`;
  return `${times}${flaw(cell)}`.trim();
}

/** What is wrong with an answer, as a mark behind its time. */
export function flaw(cell: Cell): string {
  if ("skipped" in cell) return "";
  if (cell.wrong !== undefined) return ` † ${cell.wrong}`;
  return cell.excess === undefined ? "" : ` † +${Number((100 * cell.excess).toPrecision(2))} %`;
}

/** The exponent of growth. */
export function exponent(value: number | undefined): string {
  return value === undefined ? "" : `n^${value.toFixed(2)}`;
}

/** A number to so many digits, thousands apart by a comma. */
export function digits(value: number, wanted = 3): string {
  if (value >= 10 ** wanted) return Math.round(value).toLocaleString("en-US");
  const text = Number(value.toPrecision(wanted)).toString();
  return text.includes("e") ? value.toFixed(4) : text;
}
