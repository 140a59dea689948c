import { changed, type CatalogueRow } from "./row.js";

const head = (kind: string) => `body:
  version: 1
  kind: ${kind}
  metadata: { name: explorer, summary: Explores prices }
  release: { version: 1.0.0, notes: First }
  config:
`;

const parameter = `${head("workflow")}    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources: { instanceTypeId: "@param:machine" }
    triggers: [{ webhook: true }]
parameters:
  build:
    - { name: machine, title: Machine, type: number, required: false, defaultValue: 21 }
  run:
    - name: region
      title: Region
      type: string
      required: false
      defaultValue: north
`;
const last = "      defaultValue: north\n";
const withParameter = (part: string, by: string) => changed(parameter, part, by);
const withMore = (more: string) => `${parameter}      ${more}\n`;
const condition = (text: string) =>
  `${parameter}    - { name: mail, title: Mail, type: boolean, required: false, defaultValue: true }
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions: ${text}
`;
const inStep = (part: string) =>
  changed(parameter, "        resources: {", `        ${part}\n        resources: {`);

/** Declared parameters and references to them (rows K). */
export const declarationRows: readonly CatalogueRow[] = [
  {
    row: "PB500",
    title: "parameters-keys",
    rule: "schema/unknown-key",
    severity: "error",
    document: withParameter("  run:\n", "  <|runtime|>:\n"),
  },
  {
    row: "PB501",
    title: "parameters-type",
    rule: "schema/type",
    severity: "error",
    document: `${head("workflow")}    steps: { a: { type: sql, sqlQueryPath: a.sql } }\n    triggers: [{ webhook: true }]\nparameters:\n  run: <|{ region: north }|>\n`,
  },
  {
    row: "PB502",
    title: "param-name-required",
    rule: "schema/required-key",
    severity: "error",
    document: withParameter("- name: region\n      title", "- <|title|>"),
  },
  {
    row: "PB503",
    title: "param-type-required",
    rule: "schema/required-key",
    severity: "error",
    document: withParameter(
      "- name: region\n      title: Region\n      type: string\n",
      "- <|name|>: region\n      title: Region\n",
    ),
  },
  {
    row: "PB504",
    title: "param-type-enum",
    rule: "schema/enum",
    severity: "error",
    document: withParameter("type: string", "type: <|str|>"),
  },
  {
    row: "PB505",
    title: "param-required-required",
    rule: "schema/required-key",
    severity: "error",
    document: changed(
      withParameter("      required: false\n", ""),
      "- name: region",
      "- <|name|>: region",
    ),
  },
  {
    row: "PB505",
    title: "param-required-required, not a boolean",
    rule: "schema/type",
    severity: "error",
    document: withParameter("      required: false", '      required: <|"no"|>'),
  },
  {
    row: "PB506",
    title: "param-default-missing",
    rule: "parameter/default-missing",
    severity: "warning",
    document: changed(withParameter(last, ""), "- name: region", "- <|name|>: region"),
  },
  {
    row: "PB507",
    title: "param-default-type",
    rule: "parameter/default-type",
    severity: "warning",
    document: withParameter(last, "      defaultValue: <|12|>\n"),
  },
  {
    row: "PB507",
    title: "param-default-type, readable text",
    rule: "parameter/default-type",
    severity: "hint",
    document: withParameter("defaultValue: 21", 'defaultValue: <|"21"|>'),
  },
  {
    row: "PB508",
    title: "hide-value-type",
    rule: "schema/type",
    severity: "error",
    document: withMore("hideValue: <|always|>"),
  },
  {
    row: "PB509",
    title: "hide-value-string-only",
    rule: "parameter/hide-value-string-only",
    severity: "error",
    document: withParameter("defaultValue: 21", "hideValue: <|true|>"),
  },
  {
    row: "PB510",
    title: "options-shape",
    rule: "schema/empty-list",
    severity: "error",
    document: withMore("options: <|[]|>"),
  },
  {
    row: "PB510",
    title: "options-shape, no title",
    rule: "schema/required-key",
    severity: "error",
    document: withMore("options: [{ <|value|>: north }]"),
  },
  {
    row: "PB511",
    title: "option-value-type",
    rule: "option/value-type",
    severity: "warning",
    document: withMore(
      "options: [{ title: North, value: north }, { title: Other, value: <|12|> }]",
    ),
  },
  {
    row: "PB512",
    title: "default-not-option",
    rule: "parameter/default-not-option",
    severity: "warning",
    document: `${withParameter("defaultValue: north", "defaultValue: <|east|>")}      options: [{ title: North, value: north }]\n`,
  },
  {
    row: "PB513",
    title: "option-duplicate",
    rule: "option/duplicate",
    severity: "warning",
    document: withMore("options: [{ title: North, value: north }, { title: <|North|>, value: n }]"),
  },
  {
    row: "PB514",
    title: "param-duplicate",
    rule: "parameter/duplicate-name",
    severity: "error",
    document: `${parameter}    - { name: <|region|>, title: Again, type: string, required: false, defaultValue: a }\n`,
  },
  {
    row: "PB515",
    title: "param-build-and-run",
    rule: "parameter/build-and-run",
    severity: "information",
    document: `${parameter}    - { name: <|machine|>, title: Again, type: string, required: false, defaultValue: a }\n`,
  },
  {
    row: "PB516",
    title: "param-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: withMore("<|label|>: Region"),
  },
  {
    row: "PB517",
    title: "param-title-missing",
    rule: "parameter/title-missing",
    severity: "hint",
    document: withParameter("name: region\n      title: Region", "name: <|region|>"),
  },
  {
    row: "PB518",
    title: "hidden-default",
    rule: "parameter/hidden-default",
    severity: "warning",
    document: `${withParameter("defaultValue: north", "defaultValue: <|north|>")}      hideValue: true\n`,
  },
  {
    row: "PB519",
    title: "conditions-shape",
    rule: "schema/required-key",
    severity: "error",
    document: condition("[{ <|dependsOn|>: mail, operator: equals }]"),
  },
  {
    row: "PB519",
    title: "conditions-shape, a mixture",
    rule: "schema/foreign-key",
    severity: "error",
    document: condition(
      "[{ conditionType: AND, <|dependsOn|>: mail, conditions: [{ dependsOn: mail, operator: equals, value: true }] }]",
    ),
  },
  {
    row: "PB520",
    title: "condition-operator",
    rule: "schema/enum",
    severity: "error",
    document: condition("[{ dependsOn: mail, operator: <|is|>, value: true }]"),
  },
  {
    row: "PB521",
    title: "condition-type",
    rule: "schema/enum",
    severity: "error",
    document: condition(
      "[{ conditionType: <|and|>, conditions: [{ dependsOn: mail, operator: equals, value: true }] }]",
    ),
  },
  {
    row: "PB522",
    title: "condition-depends-unknown",
    rule: "enablement/unknown-parameter",
    severity: "error",
    document: condition("[{ dependsOn: <|post|>, operator: equals, value: true }]"),
  },
  {
    row: "PB523",
    title: "condition-depends-self",
    rule: "enablement/self",
    severity: "error",
    document: condition("[{ dependsOn: <|subject|>, operator: equals, value: a }]"),
  },
  {
    row: "PB524",
    title: "condition-cycle",
    rule: "enablement/ring",
    severity: "error",
    document: changed(
      condition("[{ dependsOn: <|region|>, operator: equals, value: a }]"),
      last,
      `${last}      conditions: [{ dependsOn: subject, operator: equals, value: a }]\n`,
    )
      .replace("dependsOn: <|region|>", "dependsOn: region")
      .replace("dependsOn: subject", "dependsOn: <|subject|>"),
  },
  {
    row: "PB525",
    title: "condition-needs-composite",
    rule: "enablement/side-by-side",
    severity: "warning",
    document: condition(
      "\n        - { dependsOn: mail, operator: equals, value: true }\n        - <|{ dependsOn: region, operator: equals, value: a }|>",
    ),
  },
  {
    row: "PB526",
    title: "condition-value-type",
    rule: "enablement/value-type",
    severity: "warning",
    document: condition("[{ dependsOn: mail, operator: equals, value: <|always|> }]"),
  },
  {
    row: "PB527",
    title: "condition-required-param",
    rule: "enablement/required",
    severity: "information",
    document: `${withParameter("      required: false", "      <|required|>: true")}      conditions: [{ dependsOn: machine, operator: equals, value: 1 }]\n`,
  },
  {
    row: "PB530",
    title: "param-ref-unknown",
    rule: "parameter/unknown-reference",
    severity: "error",
    document: inStep('stepTimeout: <|"@param:limit"|>'),
  },
  {
    row: "PB531",
    title: "param-ref-run",
    rule: "parameter/run-reference",
    severity: "error",
    document: inStep('parameters: { env: { R: <|"@param:region"|> } }'),
  },
  {
    row: "PB532",
    title: "param-ref-type",
    rule: "reference/parameter-type",
    severity: "warning",
    document: inStep('clearImageCache: <|"@param:machine"|>'),
  },
  {
    row: "PB533",
    title: "param-ref-partial",
    rule: "reference/inside-text",
    severity: "warning",
    document: inStep('parameters: { env: { R: <|"on @param:machine"|> } }'),
  },
  {
    row: "PB534",
    title: "param-ref-outside-config",
    rule: "reference/outside-config",
    severity: "warning",
    document: withParameter("notes: First", 'notes: <|"@param:machine"|>'),
  },
  {
    row: "PB535",
    title: "build-param-unused",
    rule: "parameter/unused",
    severity: "information",
    document: changed(
      withParameter('        resources: { instanceTypeId: "@param:machine" }\n', ""),
      "name: machine",
      "name: <|machine|>",
    ),
  },
  {
    row: "PB536",
    title: "param-ref-syntax",
    rule: "reference/spelling",
    severity: "warning",
    document: inStep("parameters: { env: { R: <|'${param.machine}'|> } }"),
  },
];
