import { covered, inConfig, inStandardStep, inSteps } from "./row.js";
import type { CatalogueRow } from "./row.js";

const work = "work: { imageDetails: { id: 1, versionId: 2 }, command: run }";

const inImages = (image: string) =>
  inConfig(`triggers: []
images:
  base: ${image}
steps:
  work: { imageRef: base, command: run }`);

/** The config of workflows, their images and steps in general. */
export const workflowRows: readonly CatalogueRow[] = [
  ...covered(
    [
      "PB200",
      "no steps",
      "warning",
      "schema/required-key",
      inConfig("triggers: []").replace("config", "<|config|>"),
    ],
    ["PB200", "empty steps", "warning", "graph/no-steps", inConfig("triggers: []\n<|steps|>: {}")],
    [
      "PB201",
      "steps as a list",
      "error",
      "schema/type",
      inConfig("triggers: []\n<|steps|>:\n  - command: run"),
    ],
    [
      "PB202",
      "no triggers",
      "hint",
      "trigger/missing",
      inConfig(`steps: { ${work} }`).replace("config", "<|config|>"),
    ],
    [
      "PB203",
      "unknown key",
      "warning",
      "schema/unknown-key",
      inConfig(`triggers: []\nsteps: { ${work} }\n<|schedule|>: daily`),
    ],
    [
      "PB204",
      "service key in a workflow",
      "error",
      "schema/foreign-key",
      inConfig(`triggers: []\nsteps: { ${work} }\n<|serviceType|>: api`),
    ],
    [
      "PB204",
      "steps in a service",
      "error",
      "schema/foreign-key",
      inConfig("imageDetails: { id: 1, versionId: 2 }\n<|steps|>: {}", "kind: service"),
    ],
    [
      "PB205",
      "retries of a whole workflow",
      "warning",
      "schema/misplaced-key",
      inConfig(`triggers: []\nsteps: { ${work} }\n<|retryOptions|>: { duration: 5 }`),
    ],
    ["PB210", "image as a text", "error", "schema/type", inImages("<|Dockerfile|>")],
    [
      "PB210",
      "Dockerfile as a number",
      "error",
      "schema/type",
      inImages("{ dockerfile: <|1|>, context: . }"),
    ],
    [
      "PB211",
      "version of an image with two numbers",
      "warning",
      "schema/pattern",
      inImages('{ version: <|"1.0"|>, dockerfile: Dockerfile, context: . }'),
    ],
    [
      "PB215",
      "useCache as a text",
      "error",
      "schema/type",
      inImages("{ dockerfile: Dockerfile, context: ., useCache: <|always|> }"),
    ],
    [
      "PB216",
      "build arguments as a list",
      "error",
      "schema/type",
      inImages(
        "{ dockerfile: Dockerfile, context: ., buildArguments: <|[{ name: A, value: b }]|> }",
      ),
    ],
    [
      "PB217",
      "build argument as a number",
      "warning",
      "schema/type",
      inImages("{ dockerfile: Dockerfile, context: ., buildArguments: { LEVEL: <|3|> } }"),
    ],
    [
      "PB218",
      "credential as a build argument",
      "warning",
      "secret/in-config",
      inImages(
        '{ dockerfile: Dockerfile, context: ., buildArguments: { INDEX_PASSWORD: <|"Winter+2031?"|> } }',
      ),
    ],
    [
      "PB218",
      "credential as a build argument of a step",
      "warning",
      "secret/in-step",
      inSteps(
        'work: { image: { dockerfile: D, context: ., buildArguments: { INDEX_PASSWORD: <|"Winter+2031?"|> } }, command: run }',
      ),
    ],
    [
      "PB219",
      "secrets of an image as a text",
      "error",
      "schema/type",
      inImages("{ dockerfile: Dockerfile, context: ., secrets: <|index-token|> }"),
    ],
    [
      "PB220",
      "unknown key of an image",
      "warning",
      "schema/unknown-key",
      inImages("{ <|dockerFile|>: Dockerfile, context: . }"),
    ],
    [
      "PB221",
      "unused image",
      "warning",
      "reference/unused-image",
      inConfig(
        `triggers: []\nimages:\n  <|base|>: { dockerfile: Dockerfile, context: . }\nsteps: { ${work} }`,
      ),
    ],
    [
      "PB222",
      "images of a service",
      "error",
      "schema/foreign-key",
      inConfig("imageDetails: { id: 1, versionId: 2 }\n<|images|>: {}", "kind: service"),
    ],
    [
      "PB230",
      "blank in a step name",
      "warning",
      "step/name-charset",
      inSteps(work.replace("work", "<|the work|>")),
    ],
    [
      "PB230",
      "underscore in a step name",
      "warning",
      "step/name-charset",
      inSteps(work.replace("work", "<|the_work|>")),
    ],
    ["PB231", "step as a text", "error", "schema/type", inSteps("work: <|run|>")],
    ["PB231", "step with nothing in it", "error", "step/empty", inSteps("<|work|>:")],
    [
      "PB232",
      "unknown step type",
      "error",
      "schema/enum",
      inSteps("work: { type: <|htp|>, method: get, url: https://a.example.com }"),
    ],
    [
      "PB233",
      "http step without its type",
      "error",
      "schema/missing-type",
      inSteps("<|work|>: { method: get, url: https://a.example.com }"),
    ],
    ["PB234", "misspelt key", "warning", "schema/unknown-key", inStandardStep("<|stepTimeut|>: 5")],
    [
      "PB235",
      "command in an sql step",
      "error",
      "schema/foreign-key",
      inSteps("work: { type: sql, sqlQueryPath: q.sql, <|command|>: run }"),
    ],
    [
      "PB236",
      "parents as a text",
      "error",
      "schema/type",
      inSteps(`${work}\nlast: { type: sql, sqlQueryPath: q.sql, parents: <|work|> }`),
    ],
    [
      "PB237",
      "parent that is no step",
      "error",
      "graph/unknown-parent",
      inSteps(`${work}\nlast: { type: sql, sqlQueryPath: q.sql, parents: [<|wrok|>] }`),
    ],
    [
      "PB238",
      "step as its own parent",
      "error",
      "graph/self-parent",
      inSteps("work: { type: sql, sqlQueryPath: q.sql, parents: [<|work|>] }"),
    ],
    [
      "PB239",
      "parent listed twice",
      "warning",
      "graph/duplicate-parent",
      inSteps(`${work}\nlast: { type: sql, sqlQueryPath: q.sql, parents: [work, <|work|>] }`),
    ],
    [
      "PB240",
      "steps that wait for each other",
      "error",
      "graph/cycle",
      inSteps(
        "a: { type: sql, sqlQueryPath: q.sql, parents: [<|b|>] }\nb: { type: sql, sqlQueryPath: q.sql, parents: [a] }",
      ),
    ],
    [
      "PB241",
      "parent that is implied",
      "hint",
      "graph/redundant-parent",
      inSteps(
        `${work}\nnext: { type: sql, sqlQueryPath: q.sql, parents: [work] }\nlast: { type: sql, sqlQueryPath: q.sql, parents: [next, <|work|>] }`,
      ),
    ],
    [
      "PB242",
      "names that differ in case",
      "warning",
      "step/similar-name",
      inSteps(`${work}\n<|Work|>: { type: sql, sqlQueryPath: q.sql }`),
    ],
  ),
];
