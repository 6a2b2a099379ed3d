// Contenders that are programs of their own: scipy, LEMON, and whatever you bring with `--command name=path`.
//
// The protocol. The program is started once, without arguments, and reads lines from its standard input. Each line is the
// path of a file with one instance; the same path again is the same instance again, so it may keep what it read. For each
// line it solves the instance from nothing and writes one line to its standard output: the milliseconds that solving took
// by its own clock (reading the file left out), the largest memory that it ever had in kB (0 if unknown), and then one
// number for each row: the column that it gets, -1 for none (for peers: the partner). It ends when its input ends.
//
// The file, all little-endian: four 32-bit whole numbers, which are the form (1 matrix, 2 transport, 3 lists, 4 peers), the
// number of rows, of columns, and of candidates (form 3, else 0); then
//   1  rows * columns 64-bit floats, row by row: the costs, whole numbers of 0 or more. The sum is to be as small as
//      possible, every row gets a column, no column two rows; there are at least as many columns as rows;
//   2  the same, and then `columns` 32-bit whole numbers: how many rows each column may have at most;
//   3  one 64-bit float for each candidate, its cost; `rows + 1` 32-bit numbers, where the candidates of each row begin; one
//      32-bit number for each candidate, its column;
//   4  rows * rows 64-bit floats, symmetric: what each pair of peers is worth, -1 on the diagonal. The sum is to be as
//      LARGE as possible, and everybody gets a partner.
import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { AnyPairs, PeersProblem } from "../../src/kernels/problem.js";
import type { Contender, Origin, Question, RaceKind } from "../contest.js";
import { largest } from "../judge.js";
import { pairsOfColumns, pairsOfPartners } from "./pairs.js";

/** A program that follows the protocol, and what stands about it in the tables. */
export interface Program {
  readonly name: string;
  readonly version: string;
  readonly from: Origin;
  readonly note?: string;
  readonly command: string;
  readonly given?: readonly string[];
  /** Which forms of instances it takes. */
  readonly forms: readonly number[];
  /** A folder for the instances. */
  readonly folder: string;
  /** Milliseconds after which an answer is no longer waited for. */
  readonly patience: number;
}

/** The program as a contender; it is started when it is first needed. */
export function external<K extends RaceKind>(program: Program): Contender<K> {
  const { name, version, from, note } = program;
  let running: Process | undefined;
  return {
    name,
    version,
    from,
    ...(note === undefined ? {} : { note }),
    refuses({ problem }) {
      return program.forms.includes(formOf(problem)) ? undefined : "not its kind of problem";
    },
    async ready({ problem, scores, label }) {
      const file = join(program.folder, `${name}-${scores}-${label}`.replaceAll(/[^\w-]/g, "_"));
      writeFileSync(file, encoded(problem));
      return {
        async run() {
          running ??= started(program);
          const [milliseconds = Number.NaN, memory = 0, ...columns] = (await running.ask(file))
            .trim()
            .split(/\s+/)
            .map(Number);
          const people = Int32Array.from(columns);
          const pairs = problem.kind === "peers" ? pairsOfPartners(people) : pairsOfColumns(people);
          return { milliseconds, memory, pairs };
        },
        end: async () => rmSync(file, { force: true }),
      };
    },
    close: async () => running?.end(),
  };

  /** A program that fell silent or ended is started anew for the next question. */
  function started({ command, given = [], patience }: Program): Process {
    return opened(command, given, patience, () => {
      running = undefined;
    });
  }
}

interface Process {
  ask(line: string): Promise<string>;
  end(): void;
}

function opened(command: string, given: readonly string[], patience: number, onEnd: () => void): Process {
  const child = spawn(command, given, { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  let waiting: { resolve(line: string): void; reject(error: Error): void } | undefined;
  const fail = (why: string) => {
    onEnd();
    waiting?.reject(new Error(why));
    waiting = undefined;
  };
  child.stderr.on("data", (data: Buffer) => {
    complaint = `${complaint}${data}`.slice(-2000);
  });
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) =>
    fail(`ended with ${code ?? signal}: ${complaint.trim().split("\n").at(-1) ?? ""}`),
  );
  child.stdin.on("error", () => fail("ended while it was asked"));
  createInterface({ input: child.stdout }).on("line", (line) => {
    waiting?.resolve(line);
    waiting = undefined;
  });
  return {
    ask(line) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          child.kill("SIGKILL");
          fail(`no answer within ${Math.round(patience / 1000)} s`);
        }, patience);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            then(value);
          };
        waiting = { resolve: settle(resolve), reject: settle(reject) };
        child.stdin.write(`${line}\n`);
      });
    },
    end() {
      child.removeAllListeners("exit");
      child.stdin.end();
      child.kill();
    },
  };
}

function formOf(problem: Question<RaceKind>["problem"]): number {
  if (problem.kind === "peers") return 4;
  if (problem.kind === "listed pairs") return 3;
  if (problem.kind === "pairs") return problem.columnPlaces.max.some((places) => places > 1) ? 2 : 1;
  return 0;
}

function encoded(problem: AnyPairs | PeersProblem): Buffer {
  const form = formOf(problem);
  if (problem.kind === "peers") {
    const worth = problem.scores.map((score) => (Number.isNaN(score) ? -1 : score));
    return joined(Int32Array.of(form, problem.people, problem.people, 0), worth);
  }
  const { rows, columns } = problem;
  if (problem.kind === "streamed pairs") throw new Error("scores that are not stored cannot be sent");
  const dearest = largest(problem);
  if (problem.kind === "listed pairs") {
    const cost = problem.score.map((score) => dearest - score);
    return joined(Int32Array.of(form, rows, columns, cost.length), cost, problem.start, problem.column);
  }
  const cost = problem.scores.map((score) => dearest - score);
  return joined(Int32Array.of(form, rows, columns, 0), cost, ...(form === 2 ? [problem.columnPlaces.max] : []));
}

/** The bytes of the arrays, one after the other. */
function joined(...arrays: readonly (Int32Array | Float64Array)[]): Buffer {
  return Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
}
