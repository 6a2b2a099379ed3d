import { z } from "zod";
import { mistake } from "../../errors.js";
import type { Field } from "../intake/fields.js";
import { answer, misread, type Reading, type ReadingContext, unanswered, understood } from "../survey/question.js";
import { groupOf, noGroup } from "./groups.js";

/**
 * A schema that reads what the sealed field reads and gives the group as the name of a symbol. Nothing that it says repeats the answer: neither its
 * mistakes, which name the cell alone, nor the repairs that intake reports. Every sealed question may be left unanswered.
 */
export function redacted(field: Field, schema: z.ZodType): z.ZodType {
  const read = (input: unknown, context: ReadingContext): Reading => {
    if (typeof input === "symbol") return understood(input); // the second reading, by the schema of the role
    const reading = field.reader.read(input, context);
    if (reading.mistakes.length > 0) return misread(unreadable(context));
    if (reading.value === undefined) return unanswered;
    const judged = schema.safeParse(reading.value);
    if (!judged.success) return misread(unreadable(context));
    const group = groupOf(judged.data);
    if (group === noGroup) return misread(groupless(context));
    return group === undefined ? unanswered : understood(Symbol(group));
  };
  const questions = field.questions.length > 0 ? field.questions : [field.name];
  return answer("seal", questions, { kind: "sealed", grid: field.reader.grid, read }, z.symbol()).optional();
}

function unreadable({ where }: ReadingContext) {
  const remedy = "Look at the cell itself, correct it or empty it; it is sealed and therefore not repeated here.";
  return mistake("sealed-answer", where(), "the answer is none that the sealed question takes.", remedy);
}

function groupless({ where }: ReadingContext) {
  const remedy = "Seal a choice, a text, a number or yes and no; turn dates into bands first.";
  return mistake("sealed-kind", where(), "the sealed answer does not put a person into a group.", remedy);
}
