// Peers: a perfect matching of largest weight in a complete graph.
import { packagesForPeers } from "../contenders/npm.js";
import { ourSolvers } from "../contenders/ours.js";
import { lemon } from "../contenders/programs.js";
import { type PeersKind, peers, peersKinds } from "../instances.js";
import type { Table } from "../race.js";

const sizes = [100, 200, 500, 1000, 2000];

/** The table `peers`. scipy solves no such problem. */
export const peersTable: Table<"peers"> = {
  name: "peers",
  title: "Peers, everybody with everybody",
  kind: "peers",
  sizes: Object.fromEntries(peersKinds.map((scores) => [scores, sizes])),
  grownFrom: 500,
  question(scores, size, seed) {
    const kind = peersKinds.find((one): one is PeersKind => one === scores) ?? "uint";
    return { problem: peers(kind, size, seed), scores, label: `${size.toLocaleString("en-US")} people`, size };
  },
  async contenders({ compiler }, around) {
    const { contenders, absent } = await packagesForPeers();
    return [...ourSolvers("peers"), lemon(compiler, around), ...contenders, ...absent];
  },
};
