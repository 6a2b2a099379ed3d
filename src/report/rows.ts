/** A cell by the key of its column. */
export type Row = Readonly<Record<string, string>>;

/** A column of a table for spreadsheets. */
export interface Field {
  readonly key: string;
  readonly title: string;
}

/** A table for spreadsheets. */
export interface Table {
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
}
