import { afterFirst, covered, inHttpStep, inStandardStep, inSteps } from "./row.js";
import type { CatalogueRow } from "./row.js";

const standard = "imageDetails: { id: 1, versionId: 2 }, command: run";

/** Variables, secrets and output parameters of steps. */
export const stepParameterRows: readonly CatalogueRow[] = covered(
  [
    "PB270",
    "env as a list",
    "error",
    "schema/type",
    inStandardStep("parameters: { env: <|[A]|> }"),
  ],
  [
    "PB271",
    "variable as a number",
    "warning",
    "schema/type",
    inStandardStep("parameters: { env: { RETRIES: <|3|> } }"),
  ],
  [
    "PB271",
    "variable as a boolean",
    "warning",
    "schema/type",
    inStandardStep("parameters: { env: { DEBUG: <|yes|> } }"),
  ],
  [
    "PB271",
    "variable as a list",
    "warning",
    "schema/type",
    inStandardStep("parameters: { env: { REGIONS: <|[north]|> } }"),
  ],
  [
    "PB272",
    "variable with a hyphen",
    "hint",
    "environment/variable-name",
    inStandardStep("parameters: { env: { <|LOG-LEVEL|>: info } }"),
  ],
  [
    "PB273",
    "secrets as a text",
    "error",
    "schema/type",
    inStandardStep("parameters: { secrets: <|key|> }"),
  ],
  [
    "PB274",
    "secret listed twice",
    "warning",
    "environment/duplicate-secret",
    inStandardStep("parameters: { secrets: [key, <|key|>] }"),
  ],
  [
    "PB275",
    "inherit as a list",
    "error",
    "schema/type",
    inHttpStep("parameters: { inherit: <|[a]|> }"),
  ],
  [
    "PB276",
    "output parameter that is not there",
    "warning",
    "step/inherit-unknown",
    afterFirst("parents: [first]\nparameters: { inherit: { A: <|zzzzz|> } }"),
  ],
  [
    "PB277",
    "output parameter of a step further up",
    "information",
    "step/inherit-not-parent",
    afterFirst("parents: [reader]\nparameters: { inherit: { A: <|a|> } }"),
  ],
  [
    "PB278",
    "output parameter of two parents",
    "information",
    "step/inherit-ambiguous",
    inSteps(
      `one: { ${standard}, outputParameters: { a: a.txt } }\ntwo: { ${standard}, outputParameters: { a: a.txt } }\nlast: { type: sql, sqlQueryPath: q.sql, parents: [one, two], parameters: { inherit: { A: <|a|> } } }`,
    ),
  ],
  [
    "PB279",
    "inherit without parents",
    "warning",
    "step/inherit-without-parents",
    afterFirst("parameters: { <|inherit|>: { A: a } }"),
  ],
  [
    "PB280",
    "name in env and inherit",
    "warning",
    "environment/name-collision",
    afterFirst('parents: [first]\nparameters: { env: { A: "1" }, inherit: { <|A|>: a } }'),
  ],
  [
    "PB281",
    "credential as a variable",
    "warning",
    "secret/in-step",
    inStandardStep('parameters: { env: { API_KEY: <|"Winter+2031?"|> } }'),
  ],
  [
    "PB282",
    "secrets of an sql step",
    "error",
    "schema/foreign-key",
    inSteps("work: { type: sql, sqlQueryPath: q.sql, parameters: { <|secrets|>: [key] } }"),
  ],
  [
    "PB282",
    "parameters of an export step",
    "error",
    "schema/foreign-key",
    inSteps(
      "work: { type: export, schema: S, table: T, sortBy: C, <|parameters|>: { env: { A: b } } }",
    ),
  ],
  [
    "PB285",
    "output parameters as a list",
    "error",
    "schema/type",
    inStandardStep("outputParameters: <|[a]|>"),
  ],
  [
    "PB286",
    "output file of an http step",
    "error",
    "schema/const",
    inSteps(
      "send: { type: http, method: get, url: https://a.example.com, outputParameters: { a: <|a.json|> } }\nlast: { type: sql, sqlQueryPath: q.sql, parents: [send], parameters: { inherit: { A: a } } }",
    ),
  ],
  [
    "PB287",
    "output parameters of an sql step",
    "error",
    "schema/foreign-key",
    inSteps("work: { type: sql, sqlQueryPath: q.sql, <|outputParameters|>: {} }"),
  ],
  [
    "PB288",
    "output parameter that nobody reads",
    "hint",
    "output/unused",
    inStandardStep("outputParameters: { <|a|>: a.txt }"),
  ],
  [
    "PB289",
    "two output parameters of one file",
    "hint",
    "output/same-file",
    inSteps(
      `first: { ${standard}, outputParameters: { a: a.txt, b: <|a.txt|> } }\nlast: { type: sql, sqlQueryPath: q.sql, parents: [first], parameters: { inherit: { A: a, B: b } } }`,
    ),
  ],
);
