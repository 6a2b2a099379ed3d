import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    kernels: "src/kernels/index.ts",
    node: "src/node/index.ts",
    workbook: "src/workbook/index.ts",
  },
  format: ["esm", "cjs"],
  target: "node20",
  platform: "neutral",
  dts: true,
  clean: true,
  // Shared code stands once in each format: an error thrown by one entry must be an instance of the class of another.
  splitting: true,
  // esbuild would keep these out of a "neutral" build; they are used by pairwright/node only (the tests see to that).
  external: [/^node:/],
  // Published as ES modules only, which `require` cannot load before Node 20.19: the CommonJS build must carry it.
  noExternal: [/^temporal-(?:polyfill|utils)/],
  // Everything of an entry stands in one file, so what a program does not use goes only if making it is known to be harmless.
  pure: ["Object.freeze"],
});
