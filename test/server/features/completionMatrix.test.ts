import { describe, expect, it } from "vitest";
import { acceptCompletion } from "../../support/acceptCompletion.js";
import type { Cell } from "../../support/completionCells.js";

/** How a file is laid out. */
interface Habits {
  readonly unit: 2 | 4;
  /** Whether the dashes of a list stand in the column of its key. */
  readonly lists: "flush" | "indented";
  readonly lineBreak: "\n" | "\r\n";
}

const layouts = ([2, 4] as const).flatMap((unit) =>
  (["flush", "indented"] as const).map((lists) => ({ unit, lists })),
);

/** In these texts a tab is one level, and `~` what a list is indented by. */
function laidOut(text: string, { unit, lists, lineBreak }: Habits): string {
  return text
    .replaceAll("\t", " ".repeat(unit))
    .replaceAll("~", lists === "flush" ? "" : " ".repeat(unit))
    .replaceAll("\n", lineBreak);
}

const head = `body:
\tversion: 1
\tkind: workflow
\tmetadata: { name: orders, summary: Reads orders }
\trelease: { version: 1.0.0 }
\tconfig:
\t\timages:
\t\t\tpython: { dockerfile: Dockerfile }
\t\tsteps:
\t\t\tread:
\t\t\t\tcommand: x
\t\t\t\timageRef: python
\t\t\t\toutputParameters:
\t\t\t\t\trows: rows.txt
\t\t\tcheck:
\t\t\t\ttype: sql
\t\t\t\tsqlQueryPath: check.sql
\t\t\t\tparents:
\t\t\t\t~- read
`;
const behind = "\n\t\t\tlast:\n\t\t\t\ttype: sql\n\t\t\t\tsqlQueryPath: last.sql\n";

/** Whether the text goes on with other steps; each with another line break. */
const ends = [
  { place: "in the middle", lineBreak: "\n", end: behind },
  { place: "at the end", lineBreak: "\r\n", end: "" },
] as const;

const inStep: readonly Cell[] = [
  ["a key on a blank line", "<|>", "command", "command: <|>"],
  ["a key after a comment", "# why\n\t\t\t\t<|>", "command", "# why\n\t\t\t\tcommand: <|>"],
  ["a half-typed key", "comm<|>", "command", "command: <|>"],
  ["a key of which the end is there", "com<|>mand", "command", "command: <|>"],
  [
    "a key before another",
    "imag<|>\n\t\t\t\tstepTimeout: 5",
    "imageRef",
    "imageRef: <|>\n\t\t\t\tstepTimeout: 5",
  ],
  ["a key in quotes", '"comm<|>"', "command", '"command": <|>'],
  ["a key before its colon", "comm<|>: x", "command", "command: x"],
  [
    "a key above what is indented already",
    "runC<|>\n\t\t\t\t\tretryOptions: {}",
    "runConfiguration",
    "runConfiguration:\n\t\t\t\t\tretryOptions: {}",
  ],
  [
    "a key with a list",
    "command: x\n\t\t\t\tpar<|>",
    "parents",
    "command: x\n\t\t\t\tparents:\n\t\t\t\t~- <|>",
  ],
  [
    "a key with required keys",
    "type: sql\n\t\t\t\trep<|>",
    "repository",
    "type: sql\n\t\t\t\trepository:\n\t\t\t\t\tbranch: <|>\n\t\t\t\t\turl: <|>\n\t\t\t\t\tfilePath: <|>",
  ],
  [
    "a key with customary keys",
    "command: x\n\t\t\t\t<|>",
    "image",
    "command: x\n\t\t\t\timage:\n\t\t\t\t\tdockerfile: <|Dockerfile|>\n\t\t\t\t\tcontext: <|.|>",
  ],
  ["a key with a choice", "<|>", "type", "type: <|standard,http,export,sql|>"],
  [
    "a key with the only value that fits",
    "url: x\n\t\t\t\tty<|>",
    "type",
    "url: x\n\t\t\t\ttype: http",
  ],
  ["a whole standard step", "<|>", "standard step", "command: <|>\n\t\t\t\timageRef: <|>"],
  [
    "a whole http step",
    "ht<|>",
    "http step",
    "type: http\n\t\t\t\tmethod: <|get,post,put,patch,delete|>\n\t\t\t\turl: <|>",
  ],
  [
    "a whole export step",
    "<|>",
    "export step",
    "type: export\n\t\t\t\tschema: <|>\n\t\t\t\ttable: <|>\n\t\t\t\tsortBy: <|>",
  ],
  ["a whole sql step", "<|>", "sql step", "type: sql\n\t\t\t\tsqlQueryPath: <|>"],
  [
    "whole credentials",
    "type: http\n\t\t\t\tauth:\n\t\t\t\t\t<|>",
    "type oauth",
    "type: http\n\t\t\t\tauth:\n\t\t\t\t\ttype: oauth\n\t\t\t\t\tclientId: <|>\n\t\t\t\t\tclientSecret: <|>\n\t\t\t\t\tauthUrl: <|>",
  ],
  [
    "conditions on outputs",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\t<|>",
    "conditional",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\tconditional:\n\t\t\t\t\t~- condition: <|equals,not-equals|>\n\t\t\t\t\t~  stepName: <|>\n\t\t\t\t\t~  paramName: <|>\n\t\t\t\t\t~  value: <|>",
  ],
  [
    "conditions on the status of parents",
    "executionParameters:\n\t\t\t\t\tpar<|>",
    "parentStatus",
    "executionParameters:\n\t\t\t\t\tparentStatus:\n\t\t\t\t\t~- condition: <|all-of,one-of|>\n\t\t\t\t\t~  parents:\n\t\t\t\t\t~  ~- <|>\n\t\t\t\t\t~  status:\n\t\t\t\t\t~  ~- <|success,failure|>",
  ],
  [
    "a list in an entry of a list",
    "executionParameters:\n\t\t\t\t\tparentStatus:\n\t\t\t\t\t~- <|>",
    "parents",
    "executionParameters:\n\t\t\t\t\tparentStatus:\n\t\t\t\t\t~- parents:\n\t\t\t\t\t~  ~- <|>",
  ],
  [
    "a further key of an entry",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\tconditional:\n\t\t\t\t\t~- stepName: read\n\t\t\t\t\t~  <|>",
    "condition",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\tconditional:\n\t\t\t\t\t~- stepName: read\n\t\t\t\t\t~  condition: <|equals,not-equals|>",
  ],
  ["a parent", "parents:\n\t\t\t\t~- <|>", "read", "parents:\n\t\t\t\t~- read"],
  [
    "a second parent",
    "parents:\n\t\t\t\t~- read\n\t\t\t\t~- ch<|>",
    "check",
    "parents:\n\t\t\t\t~- read\n\t\t\t\t~- check",
  ],
  ["a parent in brackets", "parents: [<|>]", "read", "parents: [read]"],
  ["a parent in open brackets", "parents: [re<|>", "read", "parents: [read"],
  ["a parent in an open quote in brackets", 'parents: ["re<|>', "read", 'parents: ["read"'],
  ["a parent where the list is missing", "parents: <|>", "check", "parents: [check]"],
  ["a value", "type: <|>", "http", "type: http"],
  ["a half-typed value", "type: ht<|>", "http", "type: http"],
  ["a value right behind the colon", "type:<|>", "sql", "type: sql"],
  ["a value in double quotes", 'type: "<|>"', "export", 'type: "export"'],
  ["a value in single quotes", "type: 'ex<|>'", "export", "type: 'export'"],
  ["a value in an open quote", 'type: "ht<|>', "http", 'type: "http"'],
  ["a value before a comment", "type: <|> # why", "http", "type: http # why"],
  [
    "an output",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\tconditional:\n\t\t\t\t\t~- stepName: read\n\t\t\t\t\t~  paramName: <|>",
    "rows",
    "parents: [read]\n\t\t\t\texecutionParameters:\n\t\t\t\t\tconditional:\n\t\t\t\t\t~- stepName: read\n\t\t\t\t\t~  paramName: rows",
  ],
  [
    "a variable for an output",
    "parents: [read]\n\t\t\t\tparameters:\n\t\t\t\t\tinherit:\n\t\t\t\t\t\t<|>",
    "ROWS",
    "parents: [read]\n\t\t\t\tparameters:\n\t\t\t\t\tinherit:\n\t\t\t\t\t\tROWS: rows",
  ],
  [
    "a mapping in braces",
    "runConfiguration: { <|> }",
    "retryOptions",
    "runConfiguration: { retryOptions: { numberOfRetries: <|> } }",
  ],
  [
    "an entry in braces",
    "executionParameters: { parentStatus: [{ <|> }] }",
    "status",
    "executionParameters: { parentStatus: [{ status: [<|success,failure|>] }] }",
  ],
];

const asStep: readonly Cell[] = [
  [
    "a new step",
    "<|>",
    "http step",
    "<|>:\n\t\t\t\ttype: http\n\t\t\t\tmethod: <|get,post,put,patch,delete|>\n\t\t\t\turl: <|>",
  ],
  [
    "a new step, half-typed",
    "sq<|>",
    "sql step",
    "<|>:\n\t\t\t\ttype: sql\n\t\t\t\tsqlQueryPath: <|>",
  ],
];

const asConfig: readonly Cell[] = [
  ["triggers", "tr<|>", "triggers", "triggers:\n\t\t~- <|>"],
  ["a trigger", "triggers:\n\t\t~- <|>", "cron", "triggers:\n\t\t~- cron: <|>"],
  [
    "a watcher",
    "watchers:\n\t\t~- <|>",
    "watcher: user",
    "watchers:\n\t\t~- events:\n\t\t~  \tfail: <|true,false|>\n\t\t~  user: <|>",
  ],
  [
    "a watcher with an address",
    "watchers:\n\t\t~- <|>",
    "watcher: webhook",
    "watchers:\n\t\t~- events:\n\t\t~  \tfail: <|true,false|>\n\t\t~  webhook:\n\t\t~  \tname: <|>\n\t\t~  \turl: <|>\n\t\t~  \tpayload: <|>",
  ],
];

describe.each(layouts)("completion with $unit blanks and $lists lists", (habits) => {
  describe.each(ends)("$place of a file", ({ end, lineBreak }) => {
    const layout = { ...habits, lineBreak };
    const cells = [
      ...inStep.map((cell) => ({ cell, before: `${head}\t\t\twrite:\n\t\t\t\t`, end })),
      ...asStep.map((cell) => ({ cell, before: `${head}\t\t\t`, end })),
      ...asConfig.map((cell) => ({
        cell,
        before: `${head}\t\t`,
        end: end === "" ? "" : "\nscope: private\n",
      })),
    ];
    it.each(cells)("accepts $cell.0", ({ cell, before, end: rest }) => {
      const [, written, label, after] = cell;
      const frame = (part: string) => laidOut(before + part + rest, layout);
      expect(acceptCompletion(frame(written), label)).toBe(frame(after));
    });
  });
});
