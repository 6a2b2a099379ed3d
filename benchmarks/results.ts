// What a benchmark leaves behind: one JSON file a table, with the machine and everybody's version. No name of a machine or
// a user, and no path: the files are published.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, type as systemOf, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Absent, Measurement, Origin } from "./contest.js";
import type { Figures } from "./figures.js";
import { growthOf } from "./forecast.js";

/** The machine as far as times depend on it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** GiB. */
  readonly memory: number;
  readonly node: string;
  readonly system: string;
}

/** One instance, and which of our contenders the others are compared with. */
export interface Race extends Measurement {
  readonly ours: string;
}

/** A table as it is stored. */
export interface Results {
  readonly table: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly machine: Machine;
  /** Processes that wanted a processor when the run began, on average over a minute; the table before counts as one. */
  readonly load: number;
  readonly seed: number;
  /** Milliseconds beyond which a run was not begun. */
  readonly limit: number;
  readonly contenders: readonly { name: string; version: string; from: Origin; note?: string }[];
  readonly absent: readonly Absent[];
  readonly races: readonly Race[];
  /** By kind of scores and contender, the exponent of the size that time grows by from 500 on. */
  readonly growth: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** This machine. */
export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${systemOf()} ${release().split(/[.-]/).slice(0, 2).join(".")}`,
  };
}

/** The day, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Growth from `least` on, of everybody who was timed on at least two sizes there. */
export function growth(races: readonly Race[], least: number): Results["growth"] {
  const all: Record<string, Record<string, number>> = {};
  for (const { scores, cells } of races) {
    const own: Record<string, number> = {};
    for (const name of Object.keys(cells)) {
      const known = races.flatMap((race) => {
        const cell = race.cells[name];
        const counts = race.scores === scores && race.size >= least && cell !== undefined && "median" in cell;
        return counts ? [{ size: race.size, milliseconds: cell.median }] : [];
      });
      if (known.length > 1) own[name] = rounded(growthOf(known), 3);
    }
    all[scores] = own;
  }
  return all;
}

/** Where a table is stored. */
export function resultsFile(table: string): string {
  return fileURLToPath(new URL(`results/${table}.json`, import.meta.url));
}

/** Writes a table, figures to four digits. */
export function store(results: Results): void {
  const short = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? rounded(value, 4) : value;
  writeFileSync(resultsFile(results.table), `${JSON.stringify(results, short, 1)}\n`);
}

/** Reads a stored table of either form. */
export function stored(table: string): Results | Figures {
  return JSON.parse(readFileSync(resultsFile(table), "utf8"));
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
