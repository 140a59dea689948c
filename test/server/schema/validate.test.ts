import { describe, expect, it } from "vitest";
import { check, expectOne, standard, withParameters, workflow } from "./schemaFixture.js";

describe("a faulty value", () => {
  it.each([
    [
      "names what was found where a list of step names belongs",
      workflow(`${standard}\nb: { imageDetails: { id: 1 }, command: x, parents: <|a|> }`),
      'error schema/type: "parents" must be a list of step names; found the text "a".',
    ],
    [
      "says that a number must be quoted where text belongs",
      workflow("a: { imageDetails: { id: 1 }, command: x, parameters: { env: { N: <|3|> } } }"),
      'warning schema/type: "N" must be text: write "3" in quotes, because 3 without them is a number.',
    ],
    [
      "says that yes means true where text belongs",
      workflow("a: { imageDetails: { id: 1 }, command: <|yes|> }"),
      'error schema/type: "command" must be text: write "yes" in quotes, because yes without them is read as true.',
    ],
    [
      "says that a date must be quoted where text belongs",
      workflow("a: { imageDetails: { id: 1 }, command: <|2024-01-01|> }"),
      'error schema/type: "command" must be text: write "2024-01-01" in quotes, because 2024-01-01 without them is a date.',
    ],
    [
      "says that a number stands in quotes",
      workflow('a: { imageDetails: { id: <|"1"|> }, command: x }'),
      'error schema/type: "id" must be a whole number: write 1 without quotes.',
    ],
    [
      "names the unit of a number",
      workflow("a: { imageDetails: { id: 1 }, command: x, stepTimeout: <|soon|> }"),
      'error schema/type: "stepTimeout" must be a number of seconds; found the text "soon".',
    ],
    [
      "names the limits of a number",
      workflow(
        "a: { imageDetails: { id: 1 }, command: x, runConfiguration: { retryOptions: { duration: <|600|> } } }",
      ),
      'error schema/range: "duration" must be from 0 to 120 seconds; found 600.',
    ],
    [
      "suggests the value that was probably meant",
      workflow("a: { type: http, url: x, method: <|POST|> }"),
      'error schema/enum: "POST" is not allowed for "method"; did you mean "post"?',
    ],
    [
      "lists the values when none is near",
      workflow("a: { type: export, schema: x, table: x, sortBy: x, sortOrder: <|up|> }"),
      'error schema/enum: "up" is not allowed for "sortOrder"; choose "asc" or "desc".',
    ],
    [
      "translates a type's name from programming languages",
      withParameters("run:\n  - { name: n, type: <|int|>, required: true }"),
      'error schema/enum: "int" is not allowed for "type"; did you mean "number"?',
    ],
    [
      "says that a payload is text",
      workflow("a: { type: http, url: x, method: post, payload: <|{ a: 1 }|> }"),
      'error schema/type: "payload" is JSON written as text, for example below "payload: |"; found a mapping.',
    ],
    [
      "marks the key of a block that stands in the wrong place",
      workflow("a:\n  type: http\n  url: x\n  method: post\n  <|payload|>:\n    a: 1\n    b: 2"),
      'error schema/type: "payload" is JSON written as text, for example below "payload: |"; found a mapping.',
    ],
    [
      "knows the one file of an http step's output",
      workflow("a: { type: http, url: x, method: get, outputParameters: { r: <|out.json|> } }"),
      'error schema/const: An output parameter of an http step is always "response.txt"; "r" is the text "out.json".',
    ],
    [
      "asks for text that is not blank",
      workflow('a: { imageDetails: { id: 1 }, command: <|" "|> }'),
      'error schema/blank: "command" must not be blank.',
    ],
    [
      "asks for list items that are something",
      workflow(`${standard}\nb: { imageDetails: { id: 1 }, command: x, parents: [<|~|>] }`),
      'error schema/type: An entry of "parents" must be text; found nothing.',
    ],
    [
      "only warns about a storage size that looks wrong",
      workflow(
        "a: { imageDetails: { id: 1 }, command: x, resources: { storage: <|10 gigabytes|> } }",
      ),
      'warning schema/pattern: "storage" should be a whole number directly followed by GB, such as 10GB; found the text "10 gigabytes".',
    ],
    [
      "only warns about a webhook trigger that is off",
      workflow(standard, "triggers:\n  - webhook: <|false|>"),
      'warning schema/const: A webhook trigger is written "webhook: true"; with false the entry means nothing.',
    ],
    [
      "says what a step is",
      workflow("a: <|x|>"),
      'error schema/type: "a" must be a step, which is a mapping; found the text "x".',
    ],
    [
      "asks for a list of steps as a mapping",
      workflow("{}").replace("steps:\n      {}", "<|steps|>:\n      - command: x"),
      'error schema/type: "steps" must be a mapping from step names to steps; found a list.',
    ],
  ])("%s", (_, marked, expected) => expectOne(marked, expected));

  it("is worded as a version where it is a version", () => {
    const text = workflow(standard).replace("version: 1.0.0", "version: 1.0");
    expect(check(text)).toEqual([
      'error schema/type <1.0> "version" is a semantic version of three numbers such as 1.4.0; found the number 1.0.',
    ]);
  });

  it("is only warned about where a format version stands in quotes", () => {
    const text = workflow(standard).replace("version: 1\n", 'version: "1"\n');
    expect(check(text)).toEqual([
      'warning schema/type <"1"> "version" must be a number: write 1 without quotes.',
    ]);
  });
});

describe("a missing or superfluous key", () => {
  it.each([
    [
      "is named together with the others that are missing, at the step",
      workflow("<|a|>: { type: http }"),
      'error schema/required-key: The http step "a" needs "method" and "url".',
    ],
    [
      "counts as missing when nothing stands after it",
      workflow("a:\n  imageDetails: { id: 1 }\n  <|command|>:"),
      'error schema/required-key: The standard step "a" needs "command".',
    ],
    [
      "is named at its step where others are missing too",
      workflow("<|a|>:\n  type: http\n  method:"),
      'error schema/required-key: The http step "a" needs "method" and "url".',
    ],
    [
      "is named at the first key of a list item",
      workflow(
        `${standard}\nb:\n  imageDetails: { id: 1 }\n  command: x\n  parents: [a]\n  executionParameters:\n    parentStatus:\n      - <|condition|>: all-of\n        parents: [a]`,
      ),
      'error schema/required-key: An entry of "parentStatus" needs "status".',
    ],
    [
      "is asked for by the type of the authentication",
      workflow("a: { type: http, method: get, url: x, <|auth|>: { type: basic, username: u } }"),
      'error schema/required-key: "auth" of the type basic needs "password".',
    ],
    [
      "belongs to another step type",
      workflow("a: { type: http, method: get, url: x, <|command|>: x }"),
      'error schema/foreign-key: "command" belongs to a standard step; this is an http step.',
    ],
    [
      "belongs to another step type further down",
      workflow("a: { type: sql, sqlQueryPath: x.sql, parameters: { <|secrets|>: [b] } }"),
      'error schema/foreign-key: "secrets" belongs to a standard step or an http step; this is an sql step.',
    ],
    [
      "belongs to another way of authentication",
      workflow("a: { type: http, method: get, url: x, auth: { type: no-auth, <|apiKey|>: k } }"),
      'warning schema/foreign-key: "apiKey" belongs to the type api-key; this is the type no-auth.',
    ],
    [
      "belongs to another kind of block",
      workflow(standard, "<|serviceType|>: api"),
      'error schema/foreign-key: "serviceType" belongs to a service; this is a workflow.',
    ],
    [
      "shows the type that is missing",
      workflow("<|a|>: { method: get, url: x }"),
      'error schema/missing-type: "a" needs "type: http", because "method" and "url" belong to an http step.',
    ],
    [
      "is misspelt",
      workflow("a: { imageDetails: { id: 1 }, command: x, <|parent|>: [] }"),
      'warning schema/unknown-key: The key "parent" is unknown in the standard step "a"; did you mean "parents"?',
    ],
    [
      "is an error when it is a required one misspelt",
      workflow("a: { imageDetails: { id: 1 }, <|comand|>: x }"),
      'error schema/unknown-key: The key "comand" is unknown in the standard step "a"; did you mean "command"?',
    ],
    [
      "is not asked for as image when it is an image misspelt",
      workflow("a: { <|imageref|>: b, command: x }"),
      'warning schema/unknown-key: The key "imageref" is unknown in the standard step "a"; did you mean "imageRef"?',
    ],
    [
      "belongs beside body",
      workflow(standard).replace("  config:", "  <|scope|>: public\n  config:"),
      'warning schema/misplaced-key: The key "scope" belongs beside "body", not in it; here it is ignored.',
    ],
    [
      "belongs below a group of headers",
      workflow("a: { type: http, method: get, url: x, headers: { <|Accept|>: text/csv } }"),
      'error schema/unknown-key: The header "Accept" belongs below "absolute" (literal values) or "secrets" (names of secrets).',
    ],
    [
      "is unknown among the lists of parameters",
      withParameters("<|runtime|>: []"),
      'error schema/unknown-key: The key "runtime" is unknown in "parameters", which takes "build" and "run".',
    ],
  ])("%s", (_, marked, expected) => expectOne(marked, expected));
});

describe("keys of which exactly one is right", () => {
  it.each([
    [
      "an image is missing",
      workflow("<|a|>: { command: x }"),
      'error schema/image-source: The standard step "a" needs an image: exactly one of "image", "imageRef" or "imageDetails".',
    ],
    [
      "there are two images",
      workflow("a: { command: x, imageRef: b, <|imageDetails|>: { id: 1 } }"),
      'error schema/image-source: The standard step "a" has "imageRef" and "imageDetails", but takes only one of "image", "imageRef" or "imageDetails".',
    ],
    [
      "a script is missing",
      workflow("<|a|>: { type: sql }"),
      'error schema/sql-source: The sql step "a" needs a script: exactly one of "sqlQueryPath" or "repository".',
    ],
    [
      "two scripts are only a warning",
      workflow(
        "a: { type: sql, sqlQueryPath: x, <|repository|>: { branch: m, url: u, filePath: f } }",
      ),
      'warning schema/sql-source: The sql step "a" has "sqlQueryPath" and "repository", but takes only one of "sqlQueryPath" or "repository".',
    ],
    [
      "a trigger is none",
      workflow(standard, "triggers:\n  - <|{}|>"),
      'error schema/trigger-source: An entry of "triggers" needs a schedule or a webhook: exactly one of "cron" or "webhook".',
    ],
    [
      "a trigger is two",
      workflow(standard, 'triggers:\n  - cron: "0 2 * * *"\n    <|webhook|>: true'),
      'error schema/trigger-source: An entry of "triggers" has "cron" and "webhook", but takes only one of "cron" or "webhook".',
    ],
    [
      "a watcher has no receiver",
      workflow(standard, "watchers:\n  - <|events|>: { fail: true }"),
      'error schema/watcher-target: An entry of "watchers" needs a receiver: exactly one of "user", "webhook" or "email".',
    ],
  ])("%s", (_, marked, expected) => expectOne(marked, expected));
});
