// Runs one race in this process: `tsx benchmarks/one.ts dense --sizes 100,500`. Called by run.ts.
import { options } from "./options.js";
import { races } from "./tables/index.js";

const [name = "", ...given] = process.argv.slice(2);
const run = races[name];
if (run === undefined) throw new Error(`There is no race ${name}; there are ${Object.keys(races).join(", ")}.`);
// scipy and LEMON take 8 to 10 s for 100,000 lists.
await run(options(given, { limit: name === "sparse" ? 20 : 5, budget: 0.4 }));
