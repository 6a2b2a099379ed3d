// The tables that are races, by name.
import type { Options } from "../options.js";
import { race } from "../race.js";
import type { Results } from "../results.js";
import { denseTable } from "./dense.js";
import { peersTable } from "./peers.js";
import { sparseTable } from "./sparse.js";
import { transportTable } from "./transport.js";

/** Runs a table. */
export const races: Readonly<Record<string, (options: Options) => Promise<Results>>> = {
  dense: (options) => race(denseTable, options),
  transport: (options) => race(transportTable, options),
  sparse: (options) => race(sparseTable, options),
  peers: (options) => race(peersTable, options),
};
