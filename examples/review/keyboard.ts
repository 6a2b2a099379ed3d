// Lines that somebody types, at a terminal or through a pipe.
import { createInterface } from "node:readline";

/** Where answers come from. */
export interface Keyboard {
  /** The next line; nothing at the end of the input (Ctrl-D) and after Ctrl-C. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Whether Ctrl-C was pressed while something was asked. */
  readonly wasInterrupted: () => boolean;
  readonly close: () => void;
}

/**
 * Opens the keyboard. At a terminal, lines can be edited, and Ctrl-C while something is asked ends the conversation in good order;
 * while the program computes, Ctrl-C ends it at once as always, and what was written down stays. Through a pipe, what is read is
 * shown behind its question, so that the transcript can be read.
 */
export function openKeyboard(): Keyboard {
  const { stdin, stdout } = process;
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
  const reader = createInterface({ input: stdin, ...(isTerminal ? { output: stdout } : {}), terminal: isTerminal });
  const lines: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let [isClosed, isInterrupted] = [false, false];
  // Only while a line is edited does the terminal hand over Ctrl-C as a key.
  const edit = (isOn: boolean) => {
    if (isTerminal) stdin.setRawMode(isOn);
  };
  const give = (line: string | undefined) => {
    const to = waiting;
    waiting = undefined;
    to?.(line);
  };
  edit(false);
  reader.on("line", (line) => {
    if (waiting === undefined) lines.push(line);
    else give(line);
  });
  reader.on("SIGINT", () => {
    isInterrupted = true;
    reader.close();
  });
  reader.on("close", () => {
    isClosed = true;
    give(undefined);
  });
  return {
    async ask(question) {
      const early = lines.shift();
      if (isTerminal && early === undefined && !isClosed) {
        edit(true);
        reader.setPrompt(question);
        reader.prompt();
      } else stdout.write(question);
      const line = early ?? (isClosed ? undefined : await new Promise<string | undefined>((give) => (waiting = give)));
      edit(false);
      if (!isTerminal || early !== undefined) stdout.write(`${line ?? ""}\n`);
      else if (line === undefined) stdout.write("\n");
      return line;
    },
    wasInterrupted: () => isInterrupted,
    close: () => reader.close(),
  };
}
