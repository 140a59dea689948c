import { changed, type CatalogueRow } from "./row.js";

const spec = `body:
  version: 1
  kind: workflow
  metadata:
    name: nightly
    summary: Runs every night
  release:
    version: 1.0.0
    notes: First
  config:
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py
    triggers:
      - webhook: true
artifact:
  path: .
`;

const release = `body:
  release:
    version: 1.1.0
    notes: Second
  config:
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:
      - webhook: true
`;

/** Without an artifact, and with nothing to build. */
const ready = changed(
  changed(
    spec,
    "image: { dockerfile: Dockerfile, context: . }",
    "imageDetails: { id: 1, versionId: 2 }",
  ),
  "artifact:\n  path: .\n",
  "",
);

const inSpec = (part: string, by: string) => changed(spec, part, by);
const beside = (root: string) => `${spec}${root}\n`;

/** Envelope and artifact (rows B). */
export const envelopeRows: readonly CatalogueRow[] = [
  {
    row: "PB100",
    title: "version-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("  version: 1\n", ""), "body:", "<|body|>:"),
  },
  {
    row: "PB101",
    title: "version-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("version: 1\n", "version: <|true|>\n"),
  },
  {
    row: "PB101",
    title: "version-type, numeric text",
    rule: "schema/type",
    severity: "warning",
    document: inSpec("version: 1\n", 'version: <|"1"|>\n'),
  },
  {
    row: "PB102",
    title: "version-value",
    rule: "spec/format-version",
    severity: "information",
    document: inSpec("version: 1\n", "version: <|2|>\n"),
  },
  {
    row: "PB103",
    title: "kind-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("  kind: workflow\n", ""), "body:", "<|body|>:"),
  },
  {
    row: "PB104",
    title: "kind-enum",
    rule: "schema/enum",
    severity: "error",
    document: inSpec("kind: workflow", "kind: <|workflows|>"),
  },
  {
    row: "PB106",
    title: "metadata-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      inSpec("  metadata:\n    name: nightly\n    summary: Runs every night\n", ""),
      "body:",
      "<|body|>:",
    ),
  },
  {
    row: "PB107",
    title: "release-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      inSpec("  release:\n    version: 1.0.0\n    notes: First\n", ""),
      "body:",
      "<|body|>:",
    ),
  },
  {
    row: "PB108",
    title: "config-required",
    rule: "schema/required-key",
    severity: "error",
    document:
      "<|body|>:\n  version: 1\n  kind: workflow\n  metadata: { name: nightly, summary: Nightly }\n  release: { version: 1.0.0, notes: First }\n",
  },
  {
    row: "PB109",
    title: "config-not-map",
    rule: "schema/type",
    severity: "error",
    document:
      "body:\n  version: 1\n  kind: workflow\n  metadata: { name: nightly, summary: Nightly }\n  release: { version: 1.0.0, notes: First }\n  config: <|steps|>\n",
  },
  {
    row: "PB110",
    title: "body-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("  kind: workflow\n", "  kind: workflow\n  <|owner|>: me\n"),
  },
  {
    row: "PB111",
    title: "release-with-identity",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: `# peak-press: create-release\n${changed(release, "body:\n", "body:\n  <|kind|>: workflow\n")}`,
  },
  {
    row: "PB112",
    title: "featured-boolean",
    rule: "schema/type",
    severity: "error",
    document: beside("featured: <|sure|>"),
  },
  {
    row: "PB113",
    title: "scope-enum",
    rule: "schema/enum",
    severity: "error",
    document: beside("scope: <|Private|>"),
  },
  {
    row: "PB114",
    title: "tenants-type",
    rule: "schema/type",
    severity: "error",
    document: beside("scope: shared\ntenants: <|retail|>"),
  },
  {
    row: "PB115",
    title: "tenants-without-shared",
    rule: "discovery/tenants-without-shared",
    severity: "warning",
    document: beside("<|tenants|>: [retail]"),
  },
  {
    row: "PB116",
    title: "shared-without-tenants",
    rule: "discovery/shared-without-tenants",
    severity: "warning",
    document: beside("scope: <|shared|>\ntenants: []"),
  },
  {
    row: "PB117",
    title: "tenants-duplicate",
    rule: "discovery/duplicate-tenant",
    severity: "warning",
    document: beside("scope: shared\ntenants:\n  - retail\n  - <|retail|>"),
  },
  {
    row: "PB118",
    title: "autorun-boolean",
    rule: "schema/type",
    severity: "error",
    document: beside('autoRunOnDeploy: <|"true"|>'),
  },
  {
    row: "PB119",
    title: "public-scope",
    rule: "discovery/public-scope",
    severity: "information",
    document: beside("scope: <|public|>"),
  },
  {
    row: "PB130",
    title: "artifact-path-required",
    rule: "schema/required-key",
    severity: "error",
    document: inSpec("artifact:\n  path: .\n", "<|artifact|>:\n  ignore_files: [.dockerignore]\n"),
  },
  {
    row: "PB130",
    title: "artifact-path-required, blank",
    rule: "schema/blank",
    severity: "error",
    document: inSpec("path: .\n", 'path: <|" "|>\n'),
  },
  {
    row: "PB133",
    title: "artifact-unknown-key",
    rule: "schema/unknown-key",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  <|ignoreFiles|>: [.dockerignore]\n"),
  },
  {
    row: "PB134",
    title: "ignore-files-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  ignore_files: <|.dockerignore|>\n"),
  },
  {
    row: "PB136",
    title: "ignore-file-not-root",
    rule: "artifact/ignore-file-not-in-path",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  ignore_files: [<|../.dockerignore|>]\n"),
  },
  {
    row: "PB137",
    title: "artifact-required",
    rule: "artifact/required",
    severity: "error",
    document: changed(inSpec("artifact:\n  path: .\n", ""), "        image:", "        <|image|>:"),
  },
  {
    row: "PB138",
    title: "artifact-unneeded",
    rule: "artifact/unneeded",
    severity: "information",
    document: `${ready}<|artifact|>:\n  path: .\n`,
  },
];
