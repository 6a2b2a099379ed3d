import type { Lineup } from "../cohort/lineup.js";
import { type Eligibility, rulesAgainst } from "../constraints/eligibility.js";
import { cellsOf } from "../constraints/peer-lists.js";
import type { PersonSchema, RoundsProgram } from "../program.js";

/** A round by the positions of its people in the lineup. */
export interface SeatedRound {
  readonly groups: readonly (readonly number[])[];
  readonly byes: readonly number[];
}

/**
 * Reads the rounds of a finished plan against the rules and the sizes of the program, knowing nothing of how they were found:
 * everybody who takes part is once in each, groups have the size and only as many people as are over make another, and no rule
 * is broken. Gives what it breaks, in words; nothing for a plan that may leave.
 */
export function brokenByRounds(
  { size, over, rounds: wanted }: Pick<RoundsProgram<PersonSchema, string, string>, "size" | "over" | "rounds">,
  lineup: Lineup,
  eligibility: Eligibility,
  takePart: readonly number[],
  rounds: readonly SeatedRound[],
): string[] {
  const called = (members: readonly number[]) => members.map((member) => lineup.ids[0][member] ?? "").join(" and ");
  const faults: string[] = [];
  if (rounds.length !== wanted) faults.push(`${rounds.length} rounds, ${wanted} are wanted`);
  const left = takePart.length % size;
  const otherSize = over === "larger" ? size + 1 : size - 1;
  const others = over === "larger" ? left : over === "smaller" ? (size - left) % size : 0;
  const sittingOut = over === "bye" ? left : 0;
  for (const [at, { groups, byes }] of rounds.entries()) {
    const where = `round ${at + 1}`;
    const seats = new Map<number, number>();
    for (const member of [...groups.flat(), ...byes]) seats.set(member, (seats.get(member) ?? 0) + 1);
    for (const [member, count] of seats)
      if (count > 1) faults.push(`${where}: ${called([member])} is in it ${count} times`);
    for (const member of takePart) if (!seats.has(member)) faults.push(`${where}: ${called([member])} is missing`);
    if (seats.size > takePart.length) faults.push(`${where}: somebody is in it who takes no part`);
    const unusual = groups.filter((group) => group.length !== size);
    for (const group of unusual) {
      if (group.length !== otherSize || others === 0) faults.push(`${where}: ${group.length} people are no group`);
    }
    if (unusual.length !== others) faults.push(`${where}: ${unusual.length} groups of another size, ${others} are due`);
    if (byes.length !== sittingOut) faults.push(`${where}: ${byes.length} sit out, ${sittingOut} are over`);
    for (const { row, column } of groups.flatMap(cellsOf)) {
      for (const rule of rulesAgainst(eligibility, row, column)) {
        faults.push(`${where}: ${called([row, column])}: "${eligibility.rules[rule]}"`);
      }
    }
  }
  return faults;
}
