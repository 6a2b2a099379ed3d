import { effort, seed } from "./seed.js";

/** Before all tests: what is needed to run the random ones again. */
export default function announce(): void {
  process.stdout.write(`random tests: seed ${seed}, effort ${effort}\n`);
}
