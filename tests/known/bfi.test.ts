// Reliabilities of real answers against published ones, and against a second way to the same number.
import { instrument, readTable, reliabilities, scoreInstrument } from "pairwright";
import { describe, expect, it } from "vitest";
import { sharedFile } from "../shared-data.js";

// Source: data set bfi of the R package psych 2.2.9: 2,800 people of the SAPA project, 25 IPIP items; the file beside this
// checkout holds 1,400 of them. Alphas as published for all 2,800.
const source =
  "R package psych 2.2.9, data set bfi (SAPA project); alphas .703 .727 .762 .814 .600 for all 2,800 people";
const published = { agree: 0.703, conscientious: 0.727, extraversion: 0.762, neuroticism: 0.814, openness: 0.6 };
/** The same from the 1,400 of the file, computed by a program of its own in another language, with pairwise deletion. */
const ofFile = {
  agree: 0.7059735892529959,
  conscientious: 0.7294902272430588,
  extraversion: 0.7592041530395516,
  neuroticism: 0.8134079792554777,
  openness: 0.6032539283953893,
};

const answers = sharedFile("profiles/bfi-1400.csv");
const keyText = sharedFile("profiles/bfi-key.json");
type Scale = keyof typeof published;
const names: readonly Scale[] = ["agree", "conscientious", "extraversion", "neuroticism", "openness"];

describe.runIf(answers !== undefined && keyText !== undefined)(source.slice(0, 36), () => {
  const key: { readonly scales: Readonly<Record<Scale, readonly string[]>> } = JSON.parse(keyText ?? "{}");
  const items = () =>
    names.flatMap((scale) =>
      key.scales[scale].map(
        (signed) => ({ scale, id: signed.replace("-", ""), key: signed.startsWith("-") ? "-" : "+" }) as const,
      ),
    );
  const bfi = () =>
    instrument({
      id: "bfi-25",
      name: "25 IPIP items",
      licence: "read only",
      source,
      validated: true,
      range: [1, 6],
      labels: {},
      scales: { agree: {}, conscientious: {}, extraversion: {}, neuroticism: {}, openness: {} },
      usual: names,
      onlyForReason: [],
      items: items().map((item, at) => ({ ...item, number: at + 1, text: item.id })),
    });
  const everybody = () => {
    const { headers, rows } = readTable(answers ?? "");
    return rows.map(({ cells }) =>
      Object.fromEntries(
        items().map(({ id }) => {
          const cell = cells[headers.indexOf(id)];
          return [id, cell === "" || cell === undefined ? undefined : Number(cell)];
        }),
      ),
    );
  };

  it("has the reliabilities that another program finds in the same 1,400 people", () => {
    expect(everybody()).toHaveLength(1400);
    const found = reliabilities(bfi(), everybody());
    for (const scale of names) expect(found[scale]).toBeCloseTo(ofFile[scale], 12);
  });

  it("has those that were published for all 2,800, to within what half of the people can differ", () => {
    const found = reliabilities(bfi(), everybody());
    const apart = names.map((scale) => Math.abs((found[scale] ?? Number.NaN) - published[scale]));
    expect(Math.max(...apart)).toBeLessThan(0.004);
  });

  it("gives everybody a score who answered half, and fills what is missing near what they would have said", () => {
    const { people, acquiescence } = scoreInstrument(bfi(), everybody(), { careless: "scored" });
    // No scale of five items is balanced.
    expect(acquiescence.every((shift) => shift === undefined)).toBe(true);
    const missing = everybody().map((person) => names.map((scale) => countMissing(person, key.scales[scale])));
    expect(missing.flat().filter((count) => count === 3)).toHaveLength(13);
    const unknown = people.flatMap(({ scales }, at) =>
      names.filter((scale, position) => (scales[scale] === undefined) !== (missing[at]?.[position] ?? 0) > 2),
    );
    expect(unknown).toEqual([]);
  });

  it("fills gaps better than the mean of what is left does", () => {
    // From every twentieth person one answer is taken away, each item in turn; both guesses are held against the whole scale.
    const complete = everybody().filter((person) =>
      key.scales.agree.every((id) => person[id.replace("-", "")] !== undefined),
    );
    const ids = key.scales.agree.map((id) => id.replace("-", ""));
    const wholes = scoreInstrument(bfi(), complete, { scales: ["agree"] }).people;
    let twoWay = 0;
    let prorated = 0;
    for (let at = 0; at < complete.length; at += 20) {
      const person = complete[at] ?? {};
      const gap = ids[(at / 20) % ids.length] ?? "";
      const others = complete.map((one, position) => (position === at ? { ...one, [gap]: undefined } : one));
      const whole = wholes[at]?.scales.agree ?? Number.NaN;
      const filled = scoreInstrument(bfi(), others, { scales: ["agree"] }).people[at]?.scales.agree ?? Number.NaN;
      const left = scoreInstrument(bfi(), [{ ...person, [gap]: undefined }], { scales: ["agree"] });
      twoWay += Math.abs(filled - whole);
      prorated += Math.abs((left.people[0]?.scales.agree ?? Number.NaN) - whole);
    }
    expect(twoWay).toBeLessThan(prorated);
  }, 60_000);

  it("has scales of a standard deviation of about a fifth of their range, on which the dead band of profile rests", () => {
    const { people } = scoreInstrument(bfi(), everybody(), { careless: "scored" });
    const deviations = names.map((scale) => deviation(people.flatMap(({ scales }) => scales[scale] ?? [])));
    expect(Math.min(...deviations)).toBeGreaterThan(0.15);
    expect(Math.max(...deviations)).toBeLessThan(0.25);
    expect(Math.abs(deviations.reduce((sum, one) => sum + one, 0) / names.length - 0.2)).toBeLessThan(0.01);
  });

  it("flags few of those who answered carefully enough to be published, and leaves out none", () => {
    const { people, followUp } = scoreInstrument(bfi(), everybody());
    expect(people).toHaveLength(1400);
    expect(followUp.length).toBeLessThan(0.02 * 1400);
  });
});

function countMissing(person: Readonly<Record<string, number | undefined>>, signed: readonly string[]): number {
  return signed.filter((id) => person[id.replace("-", "")] === undefined).length;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1));
}
