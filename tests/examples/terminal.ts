// A real pseudo-terminal for tests, by the program `script` of util-linux: what runs in it believes that somebody sits there.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** Part of util-linux, and so of most systems with Linux; elsewhere it takes other options. */
const program = "script";

/** Why there is no terminal here; undefined where there is one. */
export function noTerminal(): string | undefined {
  const { stdout, error } = spawnSync(program, ["--version"], { encoding: "utf8" });
  if (error === undefined && /util-linux/.test(stdout)) return undefined;
  return "no pseudo-terminal: the program `script` of util-linux is not on this machine";
}

/** Somebody at a terminal. */
export interface Terminal {
  /** Waits until this was printed after what was waited for last, and gives what was printed since then. */
  readonly until: (words: string) => Promise<string>;
  readonly type: (keys: string) => void;
  /** Everything that was on the screen. */
  readonly screen: () => string;
  /** The code with which it ended. */
  readonly ended: Promise<number>;
  /** Ends it at once, where a test failed in the middle. */
  readonly kill: () => void;
}

export const ctrlC = "\x03";
export const ctrlD = "\x04";

/** Runs a command at a terminal. */
export function atTerminal(command: readonly string[], cwd: string): Terminal {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  // -e gives the code of the command, -q says nothing else, and the transcript goes nowhere but here.
  const child: ChildProcess = spawn(program, ["-qec", quoted, "/dev/null"], {
    cwd,
    stdio: ["pipe", "pipe", "inherit"],
  });
  let [printed, seen] = ["", 0];
  let check = () => {};
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    // Without the codes by which a line is drawn anew while it is edited.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what these codes begin with
    printed += text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r\n", "\n");
    check();
  });
  const ended = new Promise<number>((settle) => {
    child.on("close", (code) => {
      settle(code ?? -1);
      check();
    });
  });
  return {
    screen: () => printed,
    ended,
    type: (keys) => child.stdin?.write(keys),
    kill: () => child.kill("SIGKILL"),
    until(words) {
      return new Promise((settle, fail) => {
        check = () => {
          const at = printed.indexOf(words, seen);
          if (at >= 0) {
            const found = printed.slice(seen, at + words.length);
            seen = at + words.length;
            check = () => {};
            settle(found);
          } else if (child.exitCode !== null) fail(new Error(`it ended before "${words}":\n${printed.slice(seen)}`));
        };
        check();
      });
    },
  };
}
