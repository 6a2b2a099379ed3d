// Source: the annealing schedule of S. Kirkpatrick et al., Science 220 (1983), with temperatures found from the share of
// changes that pass, as D. S. Johnson, C. R. Aragon, L. A. McGeoch and C. Schevon do ("Optimization by simulated annealing: an
// experimental evaluation; part I", Operations Research 37 (1989), pp. 865-892); the shares are ours, measured on
// MDGPLIB: whatever the instance, hardly anything is won but between the temperatures at which 5 (with 60 people 30) in 1,000
// and 2 in 10,000 tries pass.
//
// A short pass from hot to cold finds those two temperatures. Then cycles cool from one to the other: each but the first one
// begins at the best choice so far, from a temperature that does not melt it.
//
// Cost: the steps that are given. Memory O(1). Ties: none. Departures: none.

/** What a schedule drives: a walk that can be heated, taken back to its best, and improved to the end. */
export interface Walker {
  /** Temperatures are in this unit; 0 where nothing changes anything. */
  readonly unit: number;
  /** Tries `steps` changes at a temperature; `coldness` is 0 at the hottest and 1 at the coldest. Gives how many passed. */
  walk(temperature: number, steps: number, coldness: number): number;
  /** Begins anew: at the best choice, or at another one. */
  restart(from: "best" | "new"): void;
}

/** How to spend the steps. */
export interface Plan {
  /** Cycles of cooling, from 1. */
  readonly cycles: number;
  /** Every so many cycles one begins at a new choice; the first one does. */
  readonly perStart: number;
  /** Whether the second of every three starts begins so hot that everything melts, sizes included. */
  readonly melts: boolean;
  /** Shares of tries that pass: where cooling begins at a new choice and at the best one, and where it ends. */
  readonly shares: { readonly hot: number; readonly warm: number; readonly cold: number };
}

/** Of the steps, what the search for temperatures may take. */
const pilot = 0.03;
const pilotLevels = 80;
/** Temperatures of one cycle, 2^6 and the last. */
const levels = 64;

/** Spends about `steps` tries; `pause` is called between stretches with the share that is done. */
export function cool(
  walker: Walker,
  steps: number,
  { cycles, perStart, melts, shares }: Plan,
  pause: (done: number) => void,
): void {
  const { unit } = walker;
  if (steps < 1) return;
  let spent = 0;
  const stretch = (temperature: number, count: number, coldness: number): number => {
    pause(Math.min(1, spent / steps));
    spent += count;
    return walker.walk(temperature, count, coldness) / Math.max(1, count);
  };
  const found = { hot: unit, warm: unit, cold: unit / 50 };
  const known = { hot: false, warm: false, cold: false };
  const length = Math.max(1, Math.floor((steps * pilot) / pilotLevels));
  let temperature = unit;
  for (let level = 0; level < pilotLevels && !known.cold && unit > 0; level++) {
    const share = stretch(temperature, length, level / pilotLevels);
    for (const name of ["hot", "warm", "cold"] as const) {
      if (known[name] || share >= shares[name]) continue;
      known[name] = true;
      found[name] = temperature;
    }
    temperature *= 0.944;
  }
  if (!known.warm) found.warm = Math.min(found.hot, unit / 4);
  const perLevel = (steps - spent) / (cycles * levels);
  let owed = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const isNew = cycle % perStart === 0;
    // The pass before has melted the sizes, too, and cold circles find back to good ones with difficulty.
    walker.restart(isNew ? "new" : "best");
    const isMelted = melts && isNew && (cycle / perStart) % 3 === 1;
    let at = isMelted ? unit : isNew ? found.hot : found.warm;
    const ratio = root(found.cold / Math.max(at, found.cold) || 1);
    for (let level = 0; level < levels; level++) {
      owed += perLevel;
      const count = Math.floor(owed);
      owed -= count;
      if (count > 0) stretch(at, count, level / levels);
      at *= ratio;
    }
  }
  pause(1);
}

/** The 64th root. */
function root(of: number): number {
  let value = of;
  for (let halving = 0; halving < 6; halving++) value = Math.sqrt(value);
  return value;
}
