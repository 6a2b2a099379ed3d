import { describe, expect, test } from "vitest";
import {
  communicationStyle,
  instrument,
  instruments,
  ipipViaR,
  miniIpip,
  workingStyle,
} from "../../../src/cohort/index.js";
import { codesOf, frozen } from "../../mistakes.js";

describe("the Mini-IPIP", () => {
  // The key as it is published, item by item: a second copy of it, in another form than the source of the library.
  const published = "E+ A+ C+ N+ O+ E- A- C- N- O- E+ A+ C+ N+ O- E- A- C- N- O-".split(" ");
  const letters = {
    Extraversion: "E",
    Agreeableness: "A",
    Conscientiousness: "C",
    Neuroticism: "N",
    "Intellect/Imagination": "O",
  } as const;

  test("has its twenty items under their numbers, keyed as published", () => {
    expect(miniIpip.items.map(({ scale, key }) => `${letters[scale]}${key}`)).toEqual(published);
    expect(miniIpip.items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    const reversed = miniIpip.items.filter(({ key }) => key === "-").map(({ number }) => number);
    expect(reversed).toEqual([6, 7, 8, 9, 10, 15, 16, 17, 18, 19, 20]);
  });

  test("asks for Conscientiousness and Intellect unless told otherwise: eight items", () => {
    const asked = miniIpip.items.filter(({ scale }) => miniIpip.usual.some((usual) => usual === scale));
    expect(asked.map(({ number }) => number)).toEqual([3, 5, 8, 10, 13, 15, 18, 20]);
    expect(miniIpip.onlyForReason).toEqual(["Neuroticism"]);
  });

  test("has the published reliabilities", () => {
    const alphas = Object.values(miniIpip.scales).map(({ alphas }) => alphas?.[0]);
    expect(alphas).toEqual([0.77, 0.7, 0.69, 0.68, 0.65]);
  });
});

describe("the IPIP-VIA-R", () => {
  test("has eleven scales with two items for and two against, and nothing about belief", () => {
    const scales = Object.keys(ipipViaR.scales);
    expect(scales).toHaveLength(11);
    for (const scale of scales) {
      const keys = ipipViaR.items.filter((item) => item.scale === scale).map(({ key }) => key);
      expect(keys).toEqual(["+", "+", "-", "-"]);
    }
    expect(ipipViaR.items.filter(({ text }) => /god|universal power|belie[fv]e in/i.test(text))).toEqual([]);
  });

  test("does not ask for what everybody says of themselves", () => {
    for (const scale of ["Integrity", "Fairness"]) expect(ipipViaR.usual).not.toContain(scale);
    for (const scale of ["Creativity", "Prudence", "Teamwork", "Valour", "Judgment"]) {
      expect(ipipViaR.usual).toContain(scale);
    }
  });
});

describe("the items written for this project", () => {
  test("are choices between two poles, marked as not validated", () => {
    for (const one of [communicationStyle, workingStyle]) {
      expect(one.validated).toBe(false);
      expect(one.licence).toBe("CC0-1.0");
      expect(one.items.every(({ ends }) => ends?.length === 2)).toBe(true);
    }
    expect(communicationStyle.items.map(({ id }) => id)).toEqual(["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"]);
    expect(communicationStyle.items.filter(({ given }) => given).map(({ id }) => id)).toEqual(["c2", "c6"]);
    expect(workingStyle.items.map(({ id }) => id)).toEqual(["w1", "w2", "w3", "w4", "w5", "w6"]);
    expect([communicationStyle.deadBand, workingStyle.deadBand]).toEqual([undefined, 1]);
  });
});

test("every instrument of the table is frozen data that survives JSON, and may be used freely", () => {
  for (const one of Object.values(instruments)) {
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    expect(Object.isFrozen(one) && Object.isFrozen(one.items) && one.items.every(Object.isFrozen)).toBe(true);
    expect(["public domain", "CC0-1.0"]).toContain(one.licence);
    expect(one.source.length).toBeGreaterThan(5);
  }
});

describe("an instrument of one's own", () => {
  const good = {
    id: "pace",
    name: "Pace",
    licence: "CC0-1.0",
    source: "ourselves",
    validated: false,
    range: [1, 7],
    labels: {},
    scales: { Pace: {} },
    usual: ["Pace"],
    onlyForReason: [],
    items: [
      { id: "p1", number: 1, text: "I work fast.", scale: "Pace", key: "+" },
      { id: "p2", number: 2, text: "I take my time.", scale: "Pace", key: "-" },
    ],
  } as const;
  /** What JavaScript may hand over though the types forbid it. */
  const loosely = (changes: object) => () => instrument(Object.assign({ ...good }, changes));

  test("is copied and frozen; what was given is left alone", () => {
    const made = instrument(frozen({ ...good }));
    expect(made).toEqual(good);
    expect(Object.isFrozen(made.items[0])).toBe(true);
  });

  test("tells everything that is wrong at once", () => {
    expect(codesOf(loosely({ range: [5, 1] }))).toEqual(["instrument-range"]);
    expect(codesOf(loosely({ range: [1, 2.5] }))).toEqual(["instrument-range"]);
    expect(codesOf(loosely({ scales: { Speed: {} }, usual: ["Speed"] }))).toEqual([
      "instrument-scale",
      "instrument-scale",
      "instrument-empty-scale",
    ]);
    expect(codesOf(loosely({ usual: ["Haste"] }))).toEqual(["instrument-scale"]);
    const [first, second] = good.items;
    expect(codesOf(loosely({ items: [first, { ...second, key: "?" }] }))).toEqual(["instrument-key"]);
    expect(codesOf(loosely({ items: [first, { ...first, text: "I WORK fast." }] }))).toEqual([
      "instrument-item-twice",
      "instrument-item-twice",
      "instrument-item-twice",
    ]);
  });
});
