import type { DialectName } from "../../../src/cohort/tables/dialects/dialect.js";

/**
 * Real exports beside the checkout. `rowsIn` are the rows below the header, counted by Python's csv module: all rows less the
 * header rows (3 for Qualtrics, 2 for SurveyMonkey, 1 else). `people` are those less the rows that Qualtrics itself calls a
 * Survey Preview or not Finished.
 */
export const realFiles: readonly {
  readonly path: string;
  readonly dialect: DialectName;
  readonly rowsIn: number;
  readonly people: number;
  readonly setAside: number;
}[] = [
  { path: "survey-exports/gruepr-testdata.csv", dialect: "google-forms", rowsIn: 32, people: 32, setAside: 0 },
  {
    path: "survey-exports/gruepr-testdata_justOneAttribute.csv",
    dialect: "google-forms",
    rowsIn: 32,
    people: 32,
    setAside: 0,
  },
  {
    path: "survey-exports/gruepr-testdata_nogender_weekdaysonly.csv",
    dialect: "google-forms",
    rowsIn: 32,
    people: 32,
    setAside: 0,
  },
  {
    path: "survey-exports/gruepr-testdata_nosection.csv",
    dialect: "google-forms",
    rowsIn: 32,
    people: 32,
    setAside: 0,
  },
  { path: "survey-exports/qualtrics-consent-and-text.csv", dialect: "qualtrics", rowsIn: 2, people: 2, setAside: 0 },
  {
    path: "survey-exports/qualtrics-three-header-rows.csv",
    dialect: "qualtrics",
    rowsIn: 100,
    people: 92,
    setAside: 8,
  },
  {
    path: "survey-exports/surveymonkey-two-header-rows.csv",
    dialect: "surveymonkey",
    rowsIn: 300,
    people: 300,
    setAside: 0,
  },
  {
    // 14 mentors and 19 mentees, by the programme's own published solution.
    path: "mentoring-real/googleforms-vt-me-mentoring.csv",
    dialect: "google-sheet",
    rowsIn: 33,
    people: 33,
    setAside: 0,
  },
];
