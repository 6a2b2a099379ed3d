import type { PairReasons } from "../reasons/reasons.js";
import { pairsIn } from "./peers-document.js";
import type { Field, Row } from "./rows.js";
import type { ShownPeers } from "./shown.js";

/** The columns of the people of a group, in the words of the table in a report. */
const places = ["person", "with", "and"] as const;

/** The columns of a plan for peers. */
export function peersFields({ names, reasonsOf }: ShownPeers): Field[] {
  const plain = (title: string) => ({ key: title, title });
  return [
    plain("status"),
    ...places.flatMap((place) => [plain(place), ...(names.person ? [plain(`${place} name`)] : [])]),
    ...["fit", "known", "required"].map(plain),
    ...(reasonsOf
      ? [plain("they share"), ...places.map((place) => plain(`${place} can learn`)), plain("unknown")]
      : []),
    ...["cause", "text"].map(plain),
  ];
}

/** One row for each group, and one for each person in none. */
export function peersRows({ outcome, names, reasonsOf }: ShownPeers): Row[] {
  if (outcome.status === "infeasible") return [];
  const cells = (people: readonly string[]) =>
    Object.fromEntries(
      people.flatMap((id, at) => [
        [places[at] ?? "", id],
        [`${places[at]} name`, names.person?.(id) ?? ""],
      ]),
    );
  const groups = outcome.groups.map((group) => ({
    status: "matched",
    ...cells(group.people),
    fit: group.fit.toFixed(6),
    known: group.known.toFixed(6),
    required: group.must ? "yes" : "no",
    ...(reasonsOf
      ? told(
          group.people,
          pairsIn(group).map(([one, other]) => reasonsOf(one, other)),
        )
      : {}),
  }));
  const left = outcome.unmatched.map(({ id, cause, text }) => ({ status: "unmatched", ...cells([id]), cause, text }));
  return [...groups, ...left];
}

/** What the pairs of a group share and can learn, each thing once. */
function told(people: readonly string[], reasons: readonly PairReasons[]): Row {
  const once = (things: readonly string[]) => [...new Set(things)].join("; ");
  const learnt = (id: string) =>
    reasons.flatMap(({ pair, learns }) =>
      ["one", "other"].flatMap((key) => (pair[key] === id ? (learns[key] ?? []) : [])),
    );
  return {
    "they share": once(reasons.flatMap(({ shared }) => shared)),
    ...Object.fromEntries(people.map((id, at) => [`${places[at]} can learn`, once(learnt(id))])),
    unknown: once(reasons.flatMap(({ unknown }) => unknown)),
  };
}
