import { THOUSAND } from "./circle-units.js";
import type { CoverPart } from "./cover-part.js";

/**
 * The mean, over the members who have wishes, of the share of them that a circle put together by lot would cover: the best
 * of `others` members drawn without return, and of `led` leads, for each wish. In [0, 1]. Cost O(topics * (people + 1000)).
 */
export function coveredByLot(part: CoverPart, people: number, leads: number, others: number, led: number): number {
  let sum = 0;
  let wishing = 0;
  for (let member = 0; member < people; member++) wishing += part.known[member]!;
  for (let topic = 0; topic < part.topics; topic++) {
    let need = 0;
    for (let member = 0; member < people; member++) need += part.needs[member * part.topics + topic]!;
    if (need === 0) continue;
    const ofMembers = atMost(part.offers.subarray(topic * people, (topic + 1) * people));
    const ofLeads = atMost(part.leadOffers.subarray(topic * leads, (topic + 1) * leads));
    // The mean of a whole number from 0 to 1000 is the sum, over all below 1000, of the chance that it is larger.
    let mean = 0;
    for (let value = 0; value < THOUSAND; value++) {
      mean += 1 - noneAbove(ofMembers[value]!, people, others) * noneAbove(ofLeads[value]!, leads, led);
    }
    sum += need * mean;
  }
  return wishing === 0 || part.unit === 0 ? 0 : Math.min(1, sum / part.unit / wishing);
}

/** By value from 0 to 1000: how many offers are at most that. */
function atMost(offers: Float64Array): Float64Array {
  const counts = new Float64Array(THOUSAND + 1);
  for (const offer of offers) counts[offer] = counts[offer]! + 1;
  for (let value = 1; value <= THOUSAND; value++) counts[value] = counts[value]! + counts[value - 1]!;
  return counts;
}

/** The chance that all of `drawn` people, drawn from `all` without return, are among `low` of them. */
function noneAbove(low: number, all: number, drawn: number): number {
  if (low === all) return 1;
  let chance = 1;
  for (let at = 0; at < Math.min(drawn, all) && chance > 0; at++) chance *= Math.max(0, low - at) / (all - at);
  return chance;
}

/**
 * The standard deviation of what one other person, member or lead, covers of a member's wishes, over all such pairs; pairs in
 * which nobody has wishes stand at the mean. In [0, 0.5]. Cost O(people * wishes * (people + leads)).
 */
export function spreadOf(part: CoverPart, people: number, leads: number): number {
  const { topics, needs, unit } = part;
  if (unit === 0) return 0;
  let pairs = 0;
  let sum = 0;
  let squares = 0;
  let all = 0;
  for (let member = 0; member < people; member++) {
    all += people - 1 + leads;
    if (part.known[member] === 0) continue;
    const wished = Array.from({ length: topics }, (_, topic) => topic).filter(
      (topic) => needs[member * topics + topic]! > 0,
    );
    const add = (table: Float64Array, width: number, other: number) => {
      let covered = 0;
      for (const topic of wished) covered += needs[member * topics + topic]! * table[topic * width + other]!;
      pairs++;
      sum += covered / unit;
      squares += (covered / unit) * (covered / unit);
    };
    for (let other = 0; other < people; other++) if (other !== member) add(part.offers, people, other);
    for (let lead = 0; lead < leads; lead++) add(part.leadOffers, leads, lead);
  }
  if (pairs === 0) return 0;
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / pairs) / all));
}
