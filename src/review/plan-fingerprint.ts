import { canonical } from "../plan/record.js";
import { fingerprint } from "../random.js";

/**
 * The fingerprint by which a whole plan is approved: SHA-256 of all that stands in it, the same after a trip through JSON.
 *
 * @example `planFingerprint(plan) === planFingerprint(JSON.parse(JSON.stringify(plan)))`
 */
export function planFingerprint(plan: object): string {
  // Numbers and keys are written as JSON writes them; what JSON leaves out, `canonical` leaves out as well.
  return fingerprint(canonical(plan));
}
