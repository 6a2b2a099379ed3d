// A process that writes to a ledger until it is killed, or takes turns with others: started by kills.test.ts.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { PairwrightError } from "../../../src/errors.js";
import { type Disk, disk } from "../../../src/node/ledger/disk.js";
import { type LedgerFile, openLedgerOn } from "../../../src/node/ledger/open-ledger.js";
import { keep, part } from "../../review/decided.js";
import { slow } from "./disks.js";

const [task = "", path = "", step = "1000000", turns = "0", dieAt = "0"] = process.argv.slice(2);
let writes = 0;
const inSteps = slow(disk, Number(step));
/** The disk; after so many writes it kills this process, in the middle of a line as a rule. */
const on: Disk = {
  ...inSteps,
  write: (...given) => {
    const written = inSteps.write(...given);
    if (++writes === Number(dieAt)) process.kill(process.pid, "SIGKILL");
    return written;
  },
};

/** Tells the parent; it is on its way when the call returns. */
const tell = (...words: readonly unknown[]) => writeSync(1, `${words.join(" ")}\n`);

const acknowledge = (open: LedgerFile, from: number) => {
  for (const { number, hash } of open.entries().slice(from)) tell("ack", number, hash);
};

function untilKilled(): void {
  tell("opening");
  const open = openLedgerOn(on, path);
  for (const { code } of open.told) tell("told", code);
  for (let turn = 0; ; turn++) {
    const before = open.entries().length;
    if (turn % 23 === 22) {
      const id = `person-${process.pid}-${turn - 1}`;
      open.erase({ id }, { by: "Di", because: "Left and asked for it." });
      acknowledge(open, before);
      tell("erased", id);
    } else if (turn % 5 === 4) {
      open.appendAll([part("bo", `a${turn}`), part("cy", `a${turn}`), part("di", `a${turn}`)]);
      acknowledge(open, before);
    } else {
      open.append(keep(`person-${process.pid}-${turn}`, "grace"));
      acknowledge(open, before);
    }
  }
}

function inTurns(): void {
  for (let turn = 0; turn < Number(turns); ) {
    let open: LedgerFile;
    try {
      open = openLedgerOn(on, path);
    } catch (error) {
      if (!(error instanceof PairwrightError && error.mistakes[0]?.code === "ledger-locked")) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      continue;
    }
    // Whoever has the ledger makes this file, and nobody else may be there to make it.
    const mark = `${path}-mark`;
    closeSync(openSync(mark, "wx"));
    for (let many = 0; many < 3; many++, turn++) {
      const before = open.entries().length;
      open.append(keep(`person-${process.pid}-${turn}`, "grace"));
      acknowledge(open, before);
    }
    rmSync(mark);
    open.close();
  }
}

if (task === "until killed") untilKilled();
else inTurns();
