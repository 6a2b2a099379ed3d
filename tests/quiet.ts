import { afterEach, beforeEach } from "vitest";

/*
 * A library that prints cannot be used in a pipe, so printing fails the test during which it happened. What is wrong
 * with a test goes into its assertion; a figure worth reading goes to process.stdout.
 */
const methods = ["debug", "dir", "error", "info", "log", "table", "trace", "warn"] as const;
const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  for (const method of methods) {
    console[method] = (...given: unknown[]) => {
      printed.push(`console.${method}(${given.map(String).join(", ")})`);
    };
  }
});

afterEach(() => {
  // Thrown here and not by the method itself: the code under test could catch it.
  if (printed.length > 0) throw new Error(`Nothing may be printed, but there was:\n${printed.join("\n")}`);
});
