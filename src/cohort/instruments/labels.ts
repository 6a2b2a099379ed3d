import type { AnswerLabels, Language } from "./instrument.js";

/**
 * The five answers of IPIP questionnaires, from "does not describe me" to "describes me". The words other than English are
 * translations made for this project; whoever needs validated ones gives them with `labels`.
 */
export const accuracy: Readonly<Record<Language, AnswerLabels>> = Object.freeze({
  en: Object.freeze({
    "Very inaccurate": 1,
    "Moderately inaccurate": 2,
    "Neither accurate nor inaccurate": 3,
    "Neither inaccurate nor accurate": 3,
    "Moderately accurate": 4,
    "Very accurate": 5,
  }),
  de: Object.freeze({
    "Sehr unzutreffend": 1,
    "Eher unzutreffend": 2,
    "Weder zutreffend noch unzutreffend": 3,
    "Weder unzutreffend noch zutreffend": 3,
    "Eher zutreffend": 4,
    "Sehr zutreffend": 5,
  }),
  es: Object.freeze({
    "Muy inexacto": 1,
    "Algo inexacto": 2,
    "Ni exacto ni inexacto": 3,
    "Ni inexacto ni exacto": 3,
    "Algo exacto": 4,
    "Muy exacto": 5,
  }),
  fr: Object.freeze({
    "Très inexact": 1,
    "Plutôt inexact": 2,
    "Ni exact ni inexact": 3,
    "Ni inexact ni exact": 3,
    "Plutôt exact": 4,
    "Très exact": 5,
  }),
});
