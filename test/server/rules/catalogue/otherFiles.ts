import { changed, type CatalogueRow } from "./row.js";

const id = "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10";
const deployment = `# peak-press: create-deployment
body:
  metadata:
    name: forecast-emea
    summary: Forecast for EMEA
  spec:
    id: ${id}
    release:
      version: 2.3.0
  revision:
    notes: First roll-out
  parameters:
    build:
      storage: 40GB
    run:
      regions: [dach, benelux]
`;
const inDeployment = (part: string, by: string) => changed(deployment, part, by);

const revision = (body: string) => `# peak-press: create-revision\nbody:\n${body}`;
const specUpdate = (body: string) => `# peak-press: update-spec-metadata\nbody:\n${body}`;
const deploymentUpdate = (body: string) =>
  `# peak-press: update-deployment-metadata\nbody:\n${body}`;
const patch = (body: string) => `# peak-press: patch-parameters\nbody:\n${body}`;
const fallback = (text: string) => `# peak-press: params-fallback\n${text}`;
const related = (text: string) => `# peak-press: related-blocks\n${text}`;
const block = "{ id: a1, resource_id: null, kind: workflow, name: forecast, status: deployed }";

/** Deployments, revisions, updates of metadata and auxiliary files (rows L). */
export const otherFileRows: readonly CatalogueRow[] = [
  {
    row: "PB600 spec-id-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(inDeployment(`    id: ${id}\n`, ""), "  spec:", "  <|spec|>:"),
  },
  {
    row: "PB601 spec-id-format",
    rule: "schema/pattern",
    severity: "warning",
    document: inDeployment(id, "<|forecast|>"),
  },
  {
    row: "PB602 spec-release-version",
    rule: "schema/pattern",
    severity: "error",
    document: inDeployment("version: 2.3.0", "version: <|latest|>"),
  },
  {
    row: "PB603 revision-notes-required",
    rule: "schema/required-key",
    severity: "error",
    document: inDeployment("  revision:\n    notes: First roll-out\n", "  <|revision|>: {}\n"),
  },
  {
    row: "PB604 revision-missing",
    rule: "schema/required-key",
    severity: "warning",
    document: changed(
      inDeployment("  revision:\n    notes: First roll-out\n", ""),
      "body:",
      "<|body|>:",
    ),
  },
  {
    row: "PB605 values-shape",
    rule: "schema/unknown-key",
    severity: "error",
    document: inDeployment("    build:\n", "    <|builds|>:\n"),
  },
  {
    row: "PB605 values-shape, declarations",
    rule: "schema/type",
    severity: "error",
    document: inDeployment(
      "    build:\n      storage: 40GB\n",
      "    build: <|[{ name: storage, type: string, required: false }]|>\n",
    ),
  },
  {
    row: "PB606 value-type",
    rule: "schema/type",
    severity: "error",
    document: inDeployment("storage: 40GB", "storage: <|2026-11-25|>"),
  },
  {
    row: "PB620 revision-foreign-key",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: revision(`  <|spec|>: { id: ${id} }\n  revision: { notes: Smaller }\n`),
  },
  {
    row: "PB621 revision-empty",
    rule: "schema/no-change",
    severity: "information",
    document: "# peak-press: create-revision\nbody: <|{}|>\n",
  },
  {
    row: "PB630 update-empty",
    rule: "schema/no-change",
    severity: "warning",
    document: "# peak-press: update-spec-metadata\nbody: <|{}|>\n",
  },
  {
    row: "PB631 update-status-enum",
    rule: "schema/enum",
    severity: "error",
    document: specUpdate("  metadata: { status: <|retired|> }\n"),
  },
  {
    row: "PB632 update-flat-vs-nested, spec",
    rule: "schema/misplaced-key",
    severity: "error",
    document: specUpdate("  <|title|>: Forecast\n"),
  },
  {
    row: "PB632 update-flat-vs-nested, deployment",
    rule: "schema/misplaced-key",
    severity: "error",
    document: deploymentUpdate("  <|metadata|>: { title: Forecast }\n"),
  },
  {
    row: "PB633 update-foreign",
    rule: "schema/misplaced-key",
    severity: "error",
    document: specUpdate("  metadata: { title: Forecast }\n  <|release|>: { version: 1.0.0 }\n"),
  },
  {
    row: "PB634 update-status-deployment",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: deploymentUpdate("  title: Forecast\n  <|status|>: deployed\n"),
  },
  {
    row: "PB640 patch-shape",
    rule: "schema/type",
    severity: "warning",
    document: patch("  run: <|{ regions: [dach] }|>\n"),
  },
  {
    row: "PB640 patch-shape, the newer operation",
    rule: "schema/type",
    severity: "warning",
    document: patch("  parameters: <|{ regions: [dach] }|>\n"),
  },
  {
    row: "PB650 fallback-root",
    rule: "schema/type",
    severity: "error",
    document: fallback("<|- regions|>\n"),
  },
  {
    row: "PB660 related-root",
    rule: "schema/type",
    severity: "error",
    document: related(`<|blocks:\n  - ${block}|>\n`),
  },
  {
    row: "PB662 related-item-keys",
    rule: "schema/required-key",
    severity: "warning",
    document: related("- { <|id|>: a1, resource_id: null, kind: workflow, name: forecast }\n"),
  },
  {
    row: "PB663 related-key-style",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: related(changed(`- ${block}\n`, "resource_id", "<|resourceId|>")),
  },
  {
    row: "PB664 related-status",
    rule: "schema/enum",
    severity: "warning",
    document: related(changed(`- ${block}\n`, "status: deployed", "status: <|running|>")),
  },
  {
    row: "PB665 related-kind",
    rule: "schema/enum",
    severity: "warning",
    document: related(changed(`- ${block}\n`, "kind: workflow", "kind: <|app|>")),
  },
  {
    row: "PB666 related-duplicate",
    rule: "related/duplicate-id",
    severity: "warning",
    document: related(`- ${block}\n- ${block.replace("id: a1", "id: <|a1|>")}\n`),
  },
  {
    row: "PB651 fallback-empty",
    rule: "file/empty",
    severity: "error",
    document: "<|# peak-press: params-fallback|>\n",
  },
  {
    row: "PB661 related-empty",
    rule: "file/empty",
    severity: "error",
    document: "<|# peak-press: related-blocks|>\n",
  },
  { row: "PB607 value-unknown-param", leftTo: "the checks between files" },
  { row: "PB608 value-missing-required", leftTo: "the checks between files" },
  { row: "PB609 value-type-mismatch", leftTo: "the checks between files" },
  { row: "PB610 value-not-option", leftTo: "the checks between files" },
  { row: "PB611 value-hidden-literal", leftTo: "the checks between files" },
  { row: "PB612 spec-not-found", leftTo: "the platform: known when signed in" },
  { row: "PB641 patch-build-param", leftTo: "the checks between files" },
  { row: "PB652 fallback-unknown", leftTo: "the checks between files" },
];
