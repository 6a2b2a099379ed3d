import { z } from "zod";
import { mistake } from "../../errors.js";
import { isMissing, trimmed } from "../text.js";
import { type Answer, answer, misread, type Question, type Reader, unanswered, understood } from "./question.js";

/** One @, no blanks, a dot in the domain: what a person may get wrong. Whether post arrives no pattern can tell. */
const address = /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\]+$/;

/** Longer texts are no address (RFC 5321, 4.5.3.1.3: a path has at most 256 octets). */
const longest = 256;

/**
 * The form in which two spellings of an e-mail address are the same: NFC, lower case, without `mailto:` and without the
 * name of `Ada Lovelace <ada@example.org>`; undefined when the text is no address.
 */
export function emailAddress(text: string): string | undefined {
  if (text.length > 4 * longest) return undefined;
  const whole = trimmed(text);
  const bare = /<([^<>]*)>$/.exec(whole)?.[1] ?? whole;
  const found = bare
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
  return found.length <= longest && address.test(found) ? found : undefined;
}

const reader: Reader = {
  kind: "email",
  grid: false,
  read: (input, context) => {
    if (isMissing(input)) return unanswered;
    const found = typeof input === "string" ? emailAddress(input) : undefined;
    if (found === undefined) {
      const remedy = "Write it like name@example.org.";
      return misread(mistake("not-an-email", context.where(), "an e-mail address is expected.", remedy, input));
    }
    return understood(found, found === input ? [] : [{ from: String(input), to: found }]);
  },
};

/**
 * An e-mail address, read in lower case and without the name of `Ada <ada@example.org>`, so that it can serve as an id.
 *
 * @throws PairwrightError when the question is blank.
 * @example `z.object({ id: email(["Email Address", "Email address"]) })`
 */
export function email(question: Question): Answer<string> {
  return answer("email", question, reader, z.string().regex(address));
}
