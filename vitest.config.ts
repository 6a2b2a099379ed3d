import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { effort } from "./tests/seed.js";

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^pairwright$/, replacement: source("index.ts") },
      { find: /^pairwright\/kernels$/, replacement: source("kernels/index.ts") },
      { find: /^pairwright\/node$/, replacement: source("node/index.ts") },
      { find: /^pairwright\/workbook$/, replacement: source("workbook/index.ts") },
    ],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/announce.ts"],
    setupFiles: ["tests/quiet.ts"],
    // A narrowed or an empty run is a failure: neither has shown that the library works.
    allowOnly: false,
    passWithNoTests: false,
    // Milliseconds; the long run multiplies the cases of the random tests, and with them the time that they may take.
    testTimeout: 60_000 * effort,
    hookTimeout: 180_000,
  },
});
