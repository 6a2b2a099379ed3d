import { type Mistake, mistake, saidBy } from "../errors.js";

/** What was tried with a path. */
export type Attempt = "read" | "write";

/**
 * What a failed file operation means to the person who gave the path. Kinds that nobody has met yet keep the words of the
 * system.
 */
export function refusal(error: unknown, attempt: Attempt, path: string): Mistake {
  switch (codeOf(error)) {
    case "ENOENT":
      return mistake("file-missing", path, "there is no such file.", "Check the path.");
    case "EISDIR":
      return attempt === "read"
        ? mistake("file-is-folder", path, "this is a folder, not a file.", "Name the CSV file inside it.")
        : mistake("report-is-folder", path, "a folder has the name of the report.", "Rename or remove that folder.");
    case "ENOTDIR":
    case "EEXIST":
      return mistake("folder-is-file", path, "a part of the path is a file, not a folder.", "Name another folder.");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return mistake(
        "file-permission",
        path,
        `you have no permission to ${attempt} here.`,
        attempt === "read" ? "Ask for read access, or copy the file." : "Name a folder that is yours.",
      );
    default:
      return mistake(
        "file-failed",
        path,
        `the system could not ${attempt} here: ${saidBy(error)}.`,
        "Resolve that and try again.",
      );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
