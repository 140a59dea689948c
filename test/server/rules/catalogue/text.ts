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
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    triggers:
      - cron: "0 2 * * *"
`;
const inSpec = (part: string, by: string) => changed(spec, part, by);

/** The text, the levels of keys, and templates (rows A). */
export const textRows: readonly CatalogueRow[] = [
  {
    row: "PB001",
    title: "yaml-syntax",
    rule: "syntax/unclosed-bracket",
    severity: "error",
    document: inSpec("{ id: 12, versionId: 3 }", "<|{|> id: 12, versionId: 3"),
  },
  {
    row: "PB001",
    title: "quote that swallows the rest of the text",
    rule: "syntax/unclosed-quote",
    severity: "error",
    document: `# peak-press: create-spec\n${inSpec("summary: Runs", 'summary: <|"|>Runs')}`,
  },
  {
    row: "PB002",
    title: "root-not-map",
    rule: "schema/type",
    severity: "error",
    document: "# peak-press: create-spec\n<|- body|>\n",
  },
  {
    row: "PB003",
    title: "body-missing",
    rule: "schema/required-key",
    severity: "error",
    document: "# peak-press: create-spec\n<|scope|>: private\n",
  },
  {
    row: "PB004",
    title: "top-level-key-ignored",
    rule: "schema/unknown-key",
    severity: "warning",
    document: `${spec}<|owner|>: me\n`,
  },
  {
    row: "PB005",
    title: "top-level-key-spelling",
    rule: "schema/unknown-key",
    severity: "warning",
    document: `${spec}<|tenant|>: [retail]\n`,
  },
  {
    row: "PB005",
    title: "misspelt tenants of a shared block",
    rule: "schema/unknown-key",
    severity: "warning",
    document: `${spec}scope: shared\n<|tenant|>: [retail]\n`,
  },
  {
    row: "PB005",
    title: "misspelt scope of a block with tenants",
    rule: "schema/unknown-key",
    severity: "warning",
    document: `${spec}<|Scope|>: shared\ntenants: [retail]\n`,
  },
  {
    row: "PB005",
    title: "top-level-key-spelling, snake case",
    rule: "spec/snake-case",
    severity: "hint",
    document: `${spec}<|auto_run_on_deploy|>: true\n`,
  },
  {
    row: "PB006",
    title: "key-in-wrong-level",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: inSpec("  kind: workflow\n", "  kind: workflow\n  <|featured|>: true\n"),
  },
  {
    row: "PB006",
    title: "key-in-wrong-level, update",
    rule: "schema/misplaced-key",
    severity: "warning",
    document:
      "# peak-press: update-spec-metadata\nbody:\n  metadata: { title: Nightly }\n<|scope|>: private\n",
  },
  {
    row: "PB007",
    title: "null-dropped",
    rule: "value/nothing-written",
    severity: "hint",
    document: inSpec("    name: nightly\n", "    name: nightly\n    <|title|>:\n"),
  },
  {
    row: "PB007",
    title: "null-dropped, in a step",
    rule: "value/nothing-written",
    severity: "hint",
    document: inSpec("        command:", "        <|stepTimeout|>: null\n        command:"),
  },
  {
    row: "PB007",
    title: "null-dropped, required",
    rule: "schema/required-key",
    severity: "error",
    document: inSpec("    summary: Runs every night\n", "    <|summary|>:\n"),
  },
  {
    row: "PB008",
    title: "duplicate-key",
    rule: "syntax/duplicate-key",
    severity: "error",
    document: inSpec("  kind: workflow\n", "  kind: workflow\n  <|kind|>: workflow\n"),
  },
  {
    row: "PB009",
    title: "yaml11-boolean",
    rule: "schema/type",
    severity: "error",
    document: inSpec("name: nightly", "name: <|on|>"),
  },
  {
    row: "PB010",
    title: "yaml11-number",
    rule: "schema/type",
    severity: "error",
    document: inSpec("name: nightly", "name: <|12:30|>"),
  },
  {
    row: "PB011",
    title: "yaml11-date",
    rule: "schema/type",
    severity: "error",
    document: inSpec("summary: Runs every night", "summary: <|2026-11-25|>"),
  },
  {
    row: "PB012",
    title: "unquoted-star, cron",
    rule: "syntax/unquoted-star",
    severity: "error",
    document: inSpec('"0 2 * * *"', "<|* 2 * * *|>"),
  },
  {
    row: "PB012",
    title: "unquoted-star, reference",
    rule: "syntax/unquoted-reserved",
    severity: "error",
    document: inSpec("        command: python train.py\n", "        command: <|@param:command|>\n"),
  },
  {
    row: "PB013",
    title: "tab-indentation",
    rule: "syntax/tab-indentation",
    severity: "error",
    document: inSpec(
      "        command: python train.py\n",
      "<|\t        |>command: python train.py\n",
    ),
  },
  {
    row: "PB027",
    title: "template-params-flat",
    rule: "schema/type",
    severity: "warning",
    document: "# peak-press: template-params\nbody: <|{ version: 1 }|>\n",
  },
  {
    row: "PB029",
    title: "document-type-unsure",
    rule: "file/kind-unsure",
    severity: "hint",
    document: "<|body|>:\n  regions: [dach]\n",
  },
  {
    row: "PB030",
    title: "app-file",
    rule: "file/app",
    severity: "information",
    document: "body:\n  kind: <|app|>\n  config: []\n",
  },
  { row: "PB028", title: "os-env-unset", leftTo: "publishing, which knows the environment" },
];
