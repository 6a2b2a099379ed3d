/**
 * The seed of all random tests: fixed, so that a red run can be repeated, and free to choose from outside
 * (`PAIRWRIGHT_SEED=7 npm test`). fast-check prints the seed and the path of a failing case.
 */
export const seed = Number(process.env.PAIRWRIGHT_SEED ?? 20261123);

/** How many times more cases than usual the random tests try: `PAIRWRIGHT_EFFORT=50` is the long run. */
export const effort = Number(process.env.PAIRWRIGHT_EFFORT ?? 1);
