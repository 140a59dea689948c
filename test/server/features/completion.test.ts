import { describe } from "vitest";
import { expectCells } from "../../support/completionCells.js";
import { workflow } from "../../support/workflow.js";

describe("accepting a key at the top of a file", () => {
  expectCells(
    [
      ["in an empty file", "<|>", "body", "body:\n  <|>"],
      ["half-typed", "bo<|>", "body", "body:\n  <|>"],
      [
        "after the end of the body",
        "body:\n  version: 1\n<|>",
        "artifact",
        "body:\n  version: 1\nartifact:\n  path: <|.|>",
      ],
      ["with a choice", "body: {}\nsc<|>", "scope", "body: {}\nscope: <|private,public,shared|>"],
      ["with a flag", "body: {}\nfeat<|>", "featured", "body: {}\nfeatured: <|true,false|>"],
      ["with a list", "body: {}\n<|>", "tenants", "body: {}\ntenants:\n  - <|>"],
      ["in a file with CRLF", "body: {}\r\n<|>", "tenants", "body: {}\r\ntenants:\r\n  - <|>"],
      ["whose colon is there", "bo<|>:\n  version: 1", "body", "body:\n  version: 1"],
      ["in quotes", 'body: {}\n"sc<|>"', "scope", 'body: {}\n"scope": <|private,public,shared|>'],
    ],
    (part) => part,
  );
});

describe("accepting a key of the body", () => {
  expectCells(
    [
      [
        "on a blank line",
        "body:\n  <|>",
        "metadata",
        "body:\n  metadata:\n    name: <|>\n    summary: <|>",
      ],
      [
        "half-typed",
        "body:\n  version: 1\n  ki<|>",
        "kind",
        "body:\n  version: 1\n  kind: <|workflow,service,webapp|>",
      ],
      [
        "between others",
        "body:\n  version: 1\n  <|>\n  kind: workflow",
        "release",
        "body:\n  version: 1\n  release:\n    version: <|1.0.0|>\n  kind: workflow",
      ],
      [
        "indented by four",
        "body:\n    version: 1\n    <|>",
        "release",
        "body:\n    version: 1\n    release:\n        version: <|1.0.0|>",
      ],
      [
        "in flow style",
        "body: { version: 1, <|> }",
        "metadata",
        "body: { version: 1, metadata: { name: <|>, summary: <|> } }",
      ],
      [
        "in flow style that is still open",
        "body: { <|>\n",
        "kind",
        "body: { kind: <|workflow,service,webapp|>\n",
      ],
      [
        "in flow style over several lines",
        "body: {\n  version: 1,\n  <|>\n}\n",
        "release",
        "body: {\n  version: 1,\n  release: { version: <|1.0.0|> }\n}\n",
      ],
      [
        "below a blank line",
        "body:\n  version: 1\n\n  <|>\n\nscope: private\n",
        "config",
        "body:\n  version: 1\n\n  config:\n    <|>\n\nscope: private\n",
      ],
    ],
    (part) => part,
  );
});

describe("accepting a key of a step", () => {
  expectCells(
    [
      [
        "on a blank line at the end",
        "      read:\n        <|>",
        "type",
        "      read:\n        type: <|standard,http,export,sql|>",
      ],
      [
        "half-typed after a value",
        "      read:\n        command: x\n        par<|>",
        "parents",
        "      read:\n        command: x\n        parents:\n          - <|>",
      ],
      [
        "half-typed before a key",
        "      read:\n        com<|>\n        parents: []",
        "command",
        "      read:\n        command: <|>\n        parents: []",
      ],
      [
        "half-typed before another step",
        "      read:\n        com<|>\n      write:\n        command: y",
        "command",
        "      read:\n        command: <|>\n      write:\n        command: y",
      ],
      [
        "that holds a mapping",
        "      read:\n        type: sql\n        rep<|>",
        "repository",
        "      read:\n        type: sql\n        repository:\n          branch: <|>\n          url: <|>\n          filePath: <|>",
      ],
      [
        "in flow style",
        "      read: { type: http, <|> }",
        "method",
        "      read: { type: http, method: <|get,post,put,patch,delete|> }",
      ],
      [
        "in flow style, half-typed",
        "      read: { type: http, ur<|> }",
        "url",
        "      read: { type: http, url: <|> }",
      ],
      [
        "in flow style, with a list",
        "      read: { command: x, <|> }",
        "parents",
        "      read: { command: x, parents: [<|>] }",
      ],
      [
        "in flow style that is still open",
        "      read: { type: http, <|>\n      write:\n        command: y",
        "auth",
        "      read: { type: http, auth: { <|> }\n      write:\n        command: y",
      ],
      [
        "of its credentials",
        "      read:\n        type: http\n        auth:\n          type: basic\n          <|>",
        "password",
        "      read:\n        type: http\n        auth:\n          type: basic\n          password: <|>",
      ],
      [
        "of its retries",
        "      read:\n        runConfiguration:\n          retryOptions:\n            <|>",
        "duration",
        "      read:\n        runConfiguration:\n          retryOptions:\n            duration: <|>",
      ],
      [
        "in front of a colon",
        "      read:\n        comm<|>: x",
        "command",
        "      read:\n        command: x",
      ],
      [
        "in the first entry of a list",
        "      read:\n        executionParameters:\n          conditional:\n            - <|>",
        "stepName",
        "      read:\n        executionParameters:\n          conditional:\n            - stepName: <|>",
      ],
      [
        "in a further line of an entry",
        "      read:\n        executionParameters:\n          conditional:\n            - stepName: a\n              <|>",
        "condition",
        "      read:\n        executionParameters:\n          conditional:\n            - stepName: a\n              condition: <|equals,not-equals|>",
      ],
      [
        "with a list in an entry",
        "      read:\n        executionParameters:\n          parentStatus:\n            - <|>",
        "parents",
        "      read:\n        executionParameters:\n          parentStatus:\n            - parents:\n                - <|>",
      ],
      [
        "where the entry still lacks its dash",
        "      read:\n        executionParameters:\n          conditional:\n            <|>",
        "stepName",
        "      read:\n        executionParameters:\n          conditional:\n            - stepName: <|>",
      ],
      [
        "in a flow entry",
        "      read:\n        executionParameters:\n          parentStatus: [{ <|> }]",
        "status",
        "      read:\n        executionParameters:\n          parentStatus: [{ status: [<|success,failure|>] }]",
      ],
    ],
    (part) => workflow(part),
  );
});

describe("accepting a value", () => {
  expectCells(
    [
      ["of a choice", "      read:\n        type: <|>", "http", "      read:\n        type: http"],
      [
        "half-typed",
        "      read:\n        type: ex<|>",
        "export",
        "      read:\n        type: export",
      ],
      [
        "in the middle of a word",
        "      read:\n        type: st<|>and",
        "standard",
        "      read:\n        type: standard",
      ],
      [
        "right behind the colon",
        "      read:\n        type:<|>",
        "sql",
        "      read:\n        type: sql",
      ],
      ["in quotes", '      read:\n        type: "<|>"', "sql", '      read:\n        type: "sql"'],
      [
        "in single quotes",
        "      read:\n        type: 's<|>'",
        "sql",
        "      read:\n        type: 'sql'",
      ],
      [
        "in quotes that are still open",
        '      read:\n        type: "s<|>\n        command: x',
        "sql",
        '      read:\n        type: "sql"\n        command: x',
      ],
      ["in flow style", "      read: { type: <|> }", "http", "      read: { type: http }"],
      [
        "of a flag",
        "      read:\n        clearImageCache: <|>",
        "true",
        "      read:\n        clearImageCache: true",
      ],
      [
        "in a list",
        "      read:\n        executionParameters:\n          parentStatus:\n            - status:\n                - <|>",
        "success",
        "      read:\n        executionParameters:\n          parentStatus:\n            - status:\n                - success",
      ],
      [
        "on a line of its own",
        "      read:\n        type:\n          <|>",
        "http",
        "      read:\n        type:\n          http",
      ],
    ],
    (part) => workflow(part),
  );
});
