/** The package ships no types: this is the part that is used. */
declare module "damerau-levenshtein" {
  /** Edits (insert, delete, replace, swap neighbours) from one text to the other; exact up to four. */
  export default function damerauLevenshtein(one: string, other: string): { readonly steps: number };
}
