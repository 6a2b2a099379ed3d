import { cohortOf, match, peers, closeness, coverage, settled } from "../src/index.ts";
import { z } from "zod";
const Person = z.object({ id: z.string(), pace: z.number().optional(), team: z.string() });
const program = peers({ of: Person, rules: { "another team": (a, b) => a.team !== b.team }, criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace }, luck: (a, b) => (a.id < b.id ? 0.2 : 0.8) }, weights: { pace: 2, luck: 1 } });
const people = "abcdefg".split("").map((id, i) => ({ id, pace: (i * 7) % 5 + 1, team: i % 3 === 0 ? "x" : "y" + i }));
const plan = settled(match(program, cohortOf(program, { person: people }), { seed: 1 }));
console.log(JSON.stringify(plan, null, 1).slice(0, 3000));
const p2 = settled(match(program, cohortOf(program, { person: people.map(p=>({...p,team: "ab".includes(p.id)?p.id:"z"})) }), { seed: 1 }));
console.log(JSON.stringify(p2.groups), p2.unmatched.map(u=>u.text));
