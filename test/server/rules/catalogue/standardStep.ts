import { covered, inSteps, inStandardStep } from "./row.js";
import type { CatalogueRow } from "./row.js";

const other = "{ branch: main, url: https://git.example.com/a.git";

/** Standard steps. */
export const standardStepRows: readonly CatalogueRow[] = [
  ...covered(
    [
      "PB250",
      "no command",
      "error",
      "schema/required-key",
      inSteps("<|work|>: { imageDetails: { id: 1, versionId: 2 } }"),
    ],
    [
      "PB250",
      "blank command",
      "error",
      "schema/blank",
      inSteps('work: { imageDetails: { id: 1, versionId: 2 }, command: <|" "|> }'),
    ],
    ["PB251", "no image", "error", "schema/image-source", inSteps("<|work|>: { command: run }")],
    [
      "PB252",
      "two images",
      "error",
      "schema/image-source",
      inSteps(
        "work: { command: run, image: { dockerfile: D, context: . }, <|imageDetails|>: { id: 1, versionId: 2 } }",
      ),
    ],
    [
      "PB253",
      "image that is not there",
      "error",
      "reference/unknown-image",
      inSteps("work: { command: run, imageRef: <|base|> }"),
    ],
    [
      "PB254",
      "image without its id",
      "error",
      "schema/required-key",
      inSteps("work: { command: run, <|imageDetails|>: { versionId: 2 } }"),
    ],
    [
      "PB255",
      "id that is a word",
      "error",
      "schema/type",
      inSteps("work: { command: run, imageDetails: { id: <|base|>, versionId: 2 } }"),
    ],
    [
      "PB255",
      "id below 1",
      "error",
      "schema/range",
      inSteps("work: { command: run, imageDetails: { id: <|0|>, versionId: 2 } }"),
    ],
    [
      "PB255",
      "version with a fraction",
      "error",
      "schema/type",
      inSteps("work: { command: run, imageDetails: { id: 1, versionId: <|2.5|> } }"),
    ],
    [
      "PB256",
      "image without a version",
      "hint",
      "image/floating-version",
      inSteps("work: { command: run, <|imageDetails|>: { id: 1 } }"),
    ],
    [
      "PB257",
      "keys of plain workflows",
      "error",
      "schema/misplaced-key",
      inSteps("work: { command: run, <|imageId|>: 1 }"),
    ],
    [
      "PB258",
      "resources as a text",
      "error",
      "schema/type",
      inStandardStep("resources: <|large|>"),
    ],
    [
      "PB259",
      "storage in another unit",
      "warning",
      "schema/pattern",
      inStandardStep("resources: { storage: <|10 GiB|> }"),
    ],
    [
      "PB260",
      "instance type by its name",
      "error",
      "schema/type",
      inStandardStep("resources: { instanceTypeId: <|large|> }"),
    ],
    [
      "PB260",
      "instance type 0",
      "error",
      "schema/range",
      inStandardStep("resources: { instanceTypeId: <|0|> }"),
    ],
    [
      "PB262",
      "timeout with a unit",
      "error",
      "schema/type",
      inStandardStep("stepTimeout: <|10m|>"),
    ],
    ["PB262", "timeout of 0", "error", "schema/range", inStandardStep("stepTimeout: <|0|>")],
    [
      "PB263",
      "clearImageCache as a text",
      "error",
      "schema/type",
      inStandardStep("clearImageCache: <|always|>"),
    ],
    [
      "PB264",
      "repository without a branch",
      "error",
      "schema/required-key",
      inStandardStep("<|repository|>: { url: https://git.example.com/a.git }"),
    ],
    [
      "PB265",
      "token itself instead of a credential's name",
      "warning",
      "secret/instead-of-name",
      inStandardStep(
        `repository: ${other}, token: <|${["ghp", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"].join("_")}|> }`,
      ),
    ],
    [
      "PB266",
      "filePath in a standard step",
      "error",
      "schema/foreign-key",
      inStandardStep(`repository: ${other}, <|filePath|>: a.sql }`),
    ],
    [
      "PB267",
      "repository on the disk",
      "warning",
      "step/repository-url",
      inStandardStep("repository: { branch: main, url: <|../a|> }"),
    ],
    [
      "PB268",
      "inherit in a standard step",
      "information",
      "step/inherit-standard",
      inSteps(
        "first: { imageDetails: { id: 1, versionId: 2 }, command: run, outputParameters: { a: a.txt } }\nwork: { imageDetails: { id: 1, versionId: 2 }, command: run, parents: [first], parameters: { <|inherit|>: { A: a } } }",
      ),
    ],
  ),
  {
    row: "PB261",
    title: "instance type that the tenant does not offer",
    leftTo: "the platform, which alone knows the tenant's instance types",
  },
];
