import { changed, inSteps, type CatalogueRow } from "./row.js";

const block = inSteps(`work:
  image: { dockerfile: Dockerfile, context: . }
  command: run`).replace("triggers: []", "triggers: [{ webhook: true }]");
const built = changed(
  block,
  "artifact: { path: . }\n",
  "artifact:\n  path: app\n  ignore_files: [.dockerignore]\n",
);
const app = { "app/Dockerfile": "FROM python", "app/.dockerignore": ".git\n" };
const inBlock = (part: string, by: string) => changed(built, part, by);

const named = (name: string) =>
  changed(
    inSteps("work: { type: sql, sqlQueryPath: q.sql }").replace(
      "triggers: []",
      "triggers: [{ webhook: true }]",
    ),
    "name: catalogue",
    `name: ${name}`,
  );
const including = (include: string) =>
  changed(named("catalogue"), "work: { type: sql, sqlQueryPath: q.sql }", include);
const variables = {
  ".press-blocks.yaml": "templateParameters: { 'some.block.yaml': values.yaml }\n",
  "values.yaml": "region: north\n",
};
const step = { "steps.yaml": "work: { type: sql, sqlQueryPath: q.sql }\n" };

const spec = {
  "block.yaml": `${named("catalogue")}parameters:
  build:
    - { name: size, title: Size, type: number, required: false, defaultValue: 1 }
  run:
    - name: region
      title: Region
      type: string
      required: true
      options: [{ title: North, value: north }, { title: South, value: south }]
    - { name: key, title: Key, type: string, required: false, hideValue: true }
    - { name: days, title: Days, type: number, required: false, defaultValue: 7 }
`,
};
const deployment = (run: string) => `# peak-press-spec: block.yaml
body:
  metadata: { name: catalogue-north, summary: Runs in the north }
  spec: { id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10 }
  revision: { notes: First }
  parameters:
    ${run}
`;
const patch = (body: string) =>
  `# peak-press: patch-parameters\n# peak-press-spec: block.yaml\nbody: ${body}\n`;
const fallback = (text: string) =>
  `# peak-press: params-fallback\n# peak-press-spec: <|block.yaml|>\n${text}\n`;
const fallbackPlain = (text: string) => fallback(text).replace("<|block.yaml|>", "block.yaml");

type Row = readonly [
  row: `PB${string}`,
  title: string,
  finding: `${"error" | "warning" | "information" | "hint"} ${string}`,
  document: string,
  files: Readonly<Record<string, string>>,
];

const table: readonly Row[] = [
  [
    "PB020",
    "template-variable-unknown",
    "warning template/unknown-variable",
    named("{{ <|regon|> }}-run"),
    variables,
  ],
  [
    "PB020",
    "template-variable-unknown, in an included file",
    "warning template/unknown-variable",
    including('{% include <|"steps.yaml"|> %}'),
    { ...variables, "steps.yaml": "{{ steps }}\n" },
  ],
  [
    "PB021",
    "template-param-unused",
    "hint template/unused-parameter",
    "# peak-press: template-params\nregion: north\n<|zone|>: west\n",
    {
      ".press-blocks.yaml": "templateParameters: { '/templates/*': some.block.yaml }\n",
      "templates/a.yaml.j2": '{{ region }}{% include "b.yaml" %}',
      "templates/b.yaml": "x: 1\n",
    },
  ],
  [
    "PB022",
    "include-not-found",
    "error template/include-not-found",
    including('{% include <|"parts.yaml"|> %}'),
    step,
  ],
  [
    "PB022",
    "include-not-found, through another file",
    "error template/include-not-found",
    including('{% include <|"steps.yaml"|> %}'),
    { "steps.yaml": "{% include 'parts.yaml' %}\n" },
  ],
  [
    "PB023",
    "include-cycle, of itself",
    "error template/include-cycle",
    including('{% include <|"some.block.yaml"|> %}'),
    { "some.block.yaml": "" },
  ],
  [
    "PB023",
    "include-cycle, of others",
    "error template/include-cycle",
    including('{% include <|"a.yaml"|> %}'),
    { "a.yaml": "{% include 'b.yaml' %}", "b.yaml": "{% include 'a.yaml' %}" },
  ],
  [
    "PB024",
    "include-with-tail",
    "warning template/text-after-include",
    including('{% include "steps.yaml" %} <|{% if daily %}|>\n      {% endif %}'),
    step,
  ],
  ["PB025", "template-changes-type", "hint template/unquoted-value", named("<|{{ region }}|>"), {}],
  [
    "PB025",
    "template-changes-type, with a value that is a number",
    "hint template/unquoted-value",
    named("<|{{ region }}|>"),
    { ...variables, "values.yaml": "region: 12\n" },
  ],
  [
    "PB105",
    "kind-legacy",
    "information spec/legacy-kind",
    "body: { version: 1, kind: <|webapp|>, metadata: { name: shop, summary: Shop }, release: { version: 1.0.0, notes: First }, config: { imageDetails: { id: 1, versionId: 2 } } }\n",
    { ".press-blocks.yaml": "sdkVersion: '1.7.0'\n" },
  ],
  [
    "PB131",
    "artifact-path-missing",
    "error artifact/path-missing",
    inBlock("path: app", "path: <|application|>"),
    app,
  ],
  [
    "PB132",
    "artifact-path-not-dir",
    "error artifact/path-not-folder",
    inBlock("path: app", "path: <|app/Dockerfile|>"),
    app,
  ],
  [
    "PB135",
    "ignore-file-missing",
    "error artifact/ignore-file-missing",
    inBlock("[.dockerignore]", "[.dockerignore, <|more.txt|>]"),
    app,
  ],
  [
    "PB139",
    "artifact-no-ignore",
    "warning artifact/no-ignore-file",
    changed(inBlock("  ignore_files: [.dockerignore]\n", ""), "artifact:", "<|artifact|>:"),
    { "app/Dockerfile": "" },
  ],
  [
    "PB212",
    "dockerfile-missing",
    "warning image/dockerfile-missing",
    inBlock("dockerfile: Dockerfile", "dockerfile: <|build/Dockerfile|>"),
    app,
  ],
  [
    "PB213",
    "context-missing",
    "warning image/context-missing",
    inBlock("context: .", "context: <|build|>"),
    app,
  ],
  [
    "PB607",
    "value-unknown-param",
    "warning deployment/unknown-parameter",
    deployment("run: { region: north, <|zone|>: west }"),
    spec,
  ],
  [
    "PB607",
    "value-unknown-param, in the wrong list",
    "warning deployment/unknown-parameter",
    deployment("run: { region: north, <|size|>: 2 }"),
    spec,
  ],
  [
    "PB608",
    "value-missing-required",
    "error deployment/required-value",
    deployment("<|run|>: { days: 3 }"),
    spec,
  ],
  [
    "PB609",
    "value-type-mismatch",
    "error deployment/value-type",
    deployment("run: { region: north, days: <|many|> }"),
    spec,
  ],
  [
    "PB610",
    "value-not-option",
    "warning deployment/value-not-option",
    deployment("run: { region: <|west|> }"),
    spec,
  ],
  [
    "PB611",
    "value-hidden-literal",
    "warning deployment/hidden-value",
    deployment("run: { region: north, key: <|abc|> }"),
    spec,
  ],
  [
    "PB641",
    "patch-build-param",
    "error deployment/patch-build-parameter",
    patch("{ <|size|>: 2 }"),
    spec,
  ],
  [
    "PB652",
    "fallback-unknown",
    "warning deployment/unknown-parameter",
    fallbackPlain("region: north\ndays: 1\n<|zone|>: west"),
    spec,
  ],
  [
    "PB652",
    "fallback-missing",
    "warning deployment/required-value",
    fallback("region: north"),
    spec,
  ],
  [
    "PB652",
    "fallback of another type",
    "warning deployment/value-type",
    fallbackPlain("region: north\ndays: <|many|>"),
    spec,
  ],
];

/** What is wrong only together with other files (of all families). */
export const betweenFilesRows: readonly CatalogueRow[] = [
  ...table.map(([row, title, finding, document, files]): CatalogueRow => {
    const [severity = "", rule = ""] = finding.split(" ");
    return { row, title, severity: severityOf(severity), rule, document, files };
  }),
  {
    row: "PB026",
    title: "runtime-placeholder",
    rule: "http/unprotected-placeholder",
    severity: "hint",
    document: inSteps(`send:
  type: http
  method: get
  url: <|https://example.com/{{REGION}}|>
  parameters: { env: { REGION: north } }`).replace("triggers: []", "triggers: [{ webhook: true }]"),
  },
  {
    row: "PB214",
    title: "dockerfile-ignored",
    leftTo: "publishing, which applies the ignore rules to the folder",
  },
];

function severityOf(text: string) {
  const known = (["error", "warning", "information", "hint"] as const).find(
    (each) => each === text,
  );
  if (known === undefined) throw new Error(`"${text}" is no severity.`);
  return known;
}
