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

const deployment = `body:
  metadata:
    name: nightly-emea
    summary: Runs every night
  spec:
    id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10
  revision:
    notes: First
`;

const inSpec = (part: string, by: string) => changed(spec, part, by);

/** Metadata and release (rows C). */
export const metadataRows: readonly CatalogueRow[] = [
  {
    row: "PB150",
    title: "name-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    name: nightly\n", ""), "metadata:", "<|metadata|>:"),
  },
  {
    row: "PB150",
    title: "name-required, deployment",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      changed(deployment, "    name: nightly-emea\n", ""),
      "metadata:",
      "<|metadata|>:",
    ),
  },
  {
    row: "PB151",
    title: "summary-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    summary: Runs every night\n", ""), "metadata:", "<|metadata|>:"),
  },
  {
    row: "PB152",
    title: "metadata-string",
    rule: "schema/type",
    severity: "error",
    document: inSpec("summary: Runs every night", "summary: <|12|>"),
  },
  {
    row: "PB153",
    title: "metadata-empty",
    rule: "schema/blank",
    severity: "error",
    document: inSpec("summary: Runs every night", 'summary: <|""|>'),
  },
  {
    row: "PB154",
    title: "name-style",
    rule: "metadata/name-style",
    severity: "hint",
    document: inSpec("name: nightly", "name: <|nightly_run|>"),
  },
  {
    row: "PB156",
    title: "content-type-enum",
    rule: "schema/enum",
    severity: "error",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    description: Runs\n    descriptionContentType: <|markdown|>\n",
    ),
  },
  {
    row: "PB157",
    title: "content-type-alone",
    rule: "metadata/content-type-alone",
    severity: "hint",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    <|descriptionContentType|>: text/plain\n",
    ),
  },
  {
    row: "PB158",
    title: "markdown-as-plain",
    rule: "metadata/markdown-as-plain",
    severity: "hint",
    document: inSpec(
      "    name: nightly\n",
      '    name: nightly\n    description: <|"# Nightly run"|>\n    descriptionContentType: text/plain\n',
    ),
  },
  {
    row: "PB159",
    title: "image-url",
    rule: "metadata/image-url",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    imageUrl: <|picture.png|>\n"),
  },
  {
    row: "PB160",
    title: "tags-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("    name: nightly\n", "    name: nightly\n    tags: [<|retail|>]\n"),
  },
  {
    row: "PB161",
    title: "tag-name-required",
    rule: "schema/required-key",
    severity: "error",
    document: inSpec("    name: nightly\n", "    name: nightly\n    tags: [<|{}|>]\n"),
  },
  {
    row: "PB162",
    title: "tag-duplicate",
    rule: "metadata/duplicate-tag",
    severity: "warning",
    document: inSpec(
      "    name: nightly\n",
      "    name: nightly\n    tags: [{ name: a }, { name: <|a|> }]\n",
    ),
  },
  {
    row: "PB163",
    title: "metadata-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    <|label|>: Night\n"),
  },
  {
    row: "PB163",
    title: "metadata-unknown-key, status",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: inSpec("    name: nightly\n", "    name: nightly\n    <|status|>: available\n"),
  },
  {
    row: "PB170",
    title: "release-version-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inSpec("    version: 1.0.0\n", ""), "release:", "<|release|>:"),
  },
  {
    row: "PB171",
    title: "release-version-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("version: 1.0.0", "version: <|1.0|>"),
  },
  {
    row: "PB172",
    title: "release-version-semver",
    rule: "schema/pattern",
    severity: "error",
    document: inSpec("version: 1.0.0", "version: <|v1.0.0|>"),
  },
  {
    row: "PB174",
    title: "release-notes-type",
    rule: "schema/type",
    severity: "error",
    document: inSpec("notes: First", "notes: <|[First]|>"),
  },
  {
    row: "PB175",
    title: "release-notes-missing",
    rule: "release/notes-missing",
    severity: "hint",
    document: changed(
      inSpec("    notes: First\n", ""),
      "    version: 1.0.0",
      "    <|version|>: 1.0.0",
    ),
  },
  {
    row: "PB176",
    title: "release-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: inSpec("    notes: First\n", "    notes: First\n    <|date|>: today\n"),
  },
  { row: "PB140", title: "artifact-size", leftTo: "publishing, which packs the artifact" },
  { row: "PB141", title: "artifact-secret-file", leftTo: "publishing, which lists the files" },
  { row: "PB142", title: "artifact-empty", leftTo: "publishing, which lists the files" },
  { row: "PB155", title: "name-taken", leftTo: "the platform: known when signed in" },
  { row: "PB173", title: "release-version-order", leftTo: "the platform: known when signed in" },
];
