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

const deployment = `body:
  metadata:
    name: nightly-emea
    summary: Runs every night
  spec:
    id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10
  revision:
    notes: First
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

/** Envelope, artifact, metadata and release (rows B and C). */
export const envelopeRows: readonly CatalogueRow[] = [
  {
    row: "PB100 version-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("  version: 1\n", ""), "body:", "<|body|>:"),
  },
  {
    row: "PB101 version-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("version: 1\n", "version: <|true|>\n"),
  },
  {
    row: "PB101 version-type, numeric text",
    rule: "schema/type",
    severity: "warning",
    document: inSpec("version: 1\n", 'version: <|"1"|>\n'),
  },
  {
    row: "PB102 version-value",
    rule: "spec/format-version",
    severity: "information",
    document: inSpec("version: 1\n", "version: <|2|>\n"),
  },
  {
    row: "PB103 kind-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("  kind: workflow\n", ""), "body:", "<|body|>:"),
  },
  {
    row: "PB104 kind-enum",
    rule: "schema/enum",
    severity: "error",
    document: inSpec("kind: workflow", "kind: <|workflows|>"),
  },
  {
    row: "PB106 metadata-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      inSpec("  metadata:\n    name: nightly\n    summary: Runs every night\n", ""),
      "body:",
      "<|body|>:",
    ),
  },
  {
    row: "PB107 release-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      inSpec("  release:\n    version: 1.0.0\n    notes: First\n", ""),
      "body:",
      "<|body|>:",
    ),
  },
  {
    row: "PB108 config-required",
    rule: "schema/required-key",
    severity: "error",
    document:
      "<|body|>:\n  version: 1\n  kind: workflow\n  metadata: { name: nightly, summary: Nightly }\n  release: { version: 1.0.0, notes: First }\n",
  },
  {
    row: "PB109 config-not-map",
    rule: "schema/type",
    severity: "error",
    document:
      "body:\n  version: 1\n  kind: workflow\n  metadata: { name: nightly, summary: Nightly }\n  release: { version: 1.0.0, notes: First }\n  config: <|steps|>\n",
  },
  {
    row: "PB110 body-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("  kind: workflow\n", "  kind: workflow\n  <|owner|>: me\n"),
  },
  {
    row: "PB111 release-with-identity",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: `# peak-press: create-release\n${changed(release, "body:\n", "body:\n  <|kind|>: workflow\n")}`,
  },
  {
    row: "PB112 featured-boolean",
    rule: "schema/type",
    severity: "error",
    document: beside("featured: <|sure|>"),
  },
  {
    row: "PB113 scope-enum",
    rule: "schema/enum",
    severity: "error",
    document: beside("scope: <|Private|>"),
  },
  {
    row: "PB114 tenants-type",
    rule: "schema/type",
    severity: "error",
    document: beside("scope: shared\ntenants: <|retail|>"),
  },
  {
    row: "PB115 tenants-without-shared",
    rule: "discovery/tenants-without-shared",
    severity: "warning",
    document: beside("<|tenants|>: [retail]"),
  },
  {
    row: "PB116 shared-without-tenants",
    rule: "discovery/shared-without-tenants",
    severity: "warning",
    document: beside("scope: <|shared|>\ntenants: []"),
  },
  {
    row: "PB117 tenants-duplicate",
    rule: "discovery/duplicate-tenant",
    severity: "warning",
    document: beside("scope: shared\ntenants:\n  - retail\n  - <|retail|>"),
  },
  {
    row: "PB118 autorun-boolean",
    rule: "schema/type",
    severity: "error",
    document: beside('autoRunOnDeploy: <|"true"|>'),
  },
  {
    row: "PB119 public-scope",
    rule: "discovery/public-scope",
    severity: "information",
    document: beside("scope: <|public|>"),
  },
  {
    row: "PB130 artifact-path-required",
    rule: "schema/required-key",
    severity: "error",
    document: inSpec("artifact:\n  path: .\n", "<|artifact|>:\n  ignore_files: [.dockerignore]\n"),
  },
  {
    row: "PB130 artifact-path-required, blank",
    rule: "schema/blank",
    severity: "error",
    document: inSpec("path: .\n", 'path: <|" "|>\n'),
  },
  {
    row: "PB133 artifact-unknown-key",
    rule: "schema/unknown-key",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  <|ignoreFiles|>: [.dockerignore]\n"),
  },
  {
    row: "PB134 ignore-files-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  ignore_files: <|.dockerignore|>\n"),
  },
  {
    row: "PB136 ignore-file-not-root",
    rule: "artifact/ignore-file-not-in-path",
    severity: "error",
    document: inSpec("path: .\n", "path: .\n  ignore_files: [<|../.dockerignore|>]\n"),
  },
  {
    row: "PB137 artifact-required",
    rule: "artifact/required",
    severity: "error",
    document: changed(inSpec("artifact:\n  path: .\n", ""), "        image:", "        <|image|>:"),
  },
  {
    row: "PB138 artifact-unneeded",
    rule: "artifact/unneeded",
    severity: "information",
    document: `${ready}<|artifact|>:\n  path: .\n`,
  },
  {
    row: "PB150 name-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    name: nightly\n", ""), "metadata:", "<|metadata|>:"),
  },
  {
    row: "PB150 name-required, deployment",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      changed(deployment, "    name: nightly-emea\n", ""),
      "metadata:",
      "<|metadata|>:",
    ),
  },
  {
    row: "PB151 summary-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    summary: Runs every night\n", ""), "metadata:", "<|metadata|>:"),
  },
  {
    row: "PB152 metadata-string",
    rule: "schema/type",
    severity: "error",
    document: inSpec("summary: Runs every night", "summary: <|12|>"),
  },
  {
    row: "PB153 metadata-empty",
    rule: "schema/blank",
    severity: "error",
    document: inSpec("summary: Runs every night", 'summary: <|""|>'),
  },
  {
    row: "PB154 name-style",
    rule: "metadata/name-style",
    severity: "hint",
    document: inSpec("name: nightly", "name: <|nightly_run|>"),
  },
  {
    row: "PB156 content-type-enum",
    rule: "schema/enum",
    severity: "error",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    description: Runs\n    descriptionContentType: <|markdown|>\n",
    ),
  },
  {
    row: "PB157 content-type-alone",
    rule: "metadata/content-type-alone",
    severity: "hint",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    <|descriptionContentType|>: text/plain\n",
    ),
  },
  {
    row: "PB158 markdown-as-plain",
    rule: "metadata/markdown-as-plain",
    severity: "hint",
    document: inSpec(
      "    name: nightly\n",
      '    name: nightly\n    description: <|"# Nightly run"|>\n    descriptionContentType: text/plain\n',
    ),
  },
  {
    row: "PB159 image-url",
    rule: "metadata/image-url",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    imageUrl: <|picture.png|>\n"),
  },
  {
    row: "PB160 tags-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("    name: nightly\n", "    name: nightly\n    tags: [<|retail|>]\n"),
  },
  {
    row: "PB161 tag-name-required",
    rule: "schema/required-key",
    severity: "error",
    document: inSpec("    name: nightly\n", "    name: nightly\n    tags: [<|{}|>]\n"),
  },
  {
    row: "PB162 tag-duplicate",
    rule: "metadata/duplicate-tag",
    severity: "warning",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    tags: [{ name: a }, { name: <|a|> }]\n",
    ),
  },
  {
    row: "PB163 metadata-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    <|label|>: Night\n"),
  },
  {
    row: "PB163 metadata-unknown-key, status",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    <|status|>: available\n"),
  },
  {
    row: "PB170 release-version-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    version: 1.0.0\n", ""), "release:", "<|release|>:"),
  },
  {
    row: "PB171 release-version-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("version: 1.0.0", "version: <|1.0|>"),
  },
  {
    row: "PB172 release-version-semver",
    rule: "schema/pattern",
    severity: "error",
    document: inSpec("version: 1.0.0", "version: <|v1.0.0|>"),
  },
  {
    row: "PB174 release-notes-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("notes: First", "notes: <|[First]|>"),
  },
  {
    row: "PB175 release-notes-missing",
    rule: "release/notes-missing",
    severity: "hint",
    document: changed(
      inSpec("    notes: First\n", ""),
      "    version: 1.0.0",
      "    <|version|>: 1.0.0",
    ),
  },
  {
    row: "PB176 release-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("    notes: First\n", "    notes: First\n    <|date|>: today\n"),
  },
  { row: "PB105 kind-legacy", leftTo: "a later check, which needs the target SDK version" },
  { row: "PB131 artifact-path-missing", leftTo: "the checks of the disk" },
  { row: "PB132 artifact-path-not-dir", leftTo: "the checks of the disk" },
  { row: "PB135 ignore-file-missing", leftTo: "the checks of the disk" },
  { row: "PB139 artifact-no-ignore", leftTo: "the checks of the disk" },
  { row: "PB140 artifact-size", leftTo: "publishing, which packs the artifact" },
  { row: "PB141 artifact-secret-file", leftTo: "publishing, which lists the files" },
  { row: "PB142 artifact-empty", leftTo: "publishing, which lists the files" },
  { row: "PB155 name-taken", leftTo: "the platform: known when signed in" },
  { row: "PB173 release-version-order", leftTo: "the platform: known when signed in" },
];
