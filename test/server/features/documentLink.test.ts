import type { DocumentLink } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import type { LinkData } from "../../../server/src/features/documentLink.js";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { createWorkspace } from "../../../server/src/workspace.js";
import { markedDocument } from "../../support/marks.js";
import { MemoryFiles } from "../../support/memoryFiles.js";

const logger = { info: () => undefined, error: () => undefined };

const beside = {
  "training/Dockerfile": "FROM python\n",
  "training/.dockerignore": "*.log\n",
  "training/gpu/gpu.Dockerfile": "FROM cuda\n",
  "parts/steps.yaml": "load: { type: sql }\n",
  "orders.block.yaml": "body: { kind: workflow }\n",
};

function open(marked: string, path = "some.block.yaml", texts: Record<string, string> = beside) {
  const files = new MemoryFiles(texts);
  const workspace = createWorkspace(files, { roots: ["file:///work"] });
  const service = createLanguageService({
    settings: () => defaultSettings,
    workspace: () => workspace.snapshot(),
    logger,
  });
  const { document, ranges } = markedDocument(marked, { uri: MemoryFiles.uri(path) });
  const links = service.documentLink(document);
  const resolve = (link: DocumentLink) =>
    link.data === undefined
      ? link
      : service.resolveDocumentLink(document, link, link.data as LinkData);
  return { files, workspace, links, ranges, resolve };
}

/** The marked ranges, and where the links of a text lead. */
function targets(marked: string, path?: string) {
  const { links, ranges, resolve } = open(marked, path);
  expect(links.map(({ range }) => range)).toEqual(ranges);
  return links.map((link) => resolve(link).target?.replace("file:///work/", ""));
}

const workflow = (config: string, root = "") => `body:
  kind: workflow
  config:
${config}${root}`;

describe("links", () => {
  it("lead to the files that are there, in the order of the text", () => {
    const text = workflow(
      `    images: { a: { dockerfile: <|Dockerfile|>, context: <|.|> }, b: { dockerfile: missing } }
    steps:
      train: { command: x, image: { dockerfile: <|gpu.Dockerfile|>, context: gpu } }
`,
      "artifact: { path: <|training|>, ignore_files: [<|.dockerignore|>, .gitignore] }\n",
    );
    expect(targets(text)).toEqual([
      "training/Dockerfile",
      "training/Dockerfile",
      "training/gpu/gpu.Dockerfile",
      "training/Dockerfile",
      "training/.dockerignore",
    ]);
  });

  it("lead to included files and to the block that is deployed", () => {
    const text =
      "body:\n  config:\n    steps:\n      {% include <|'parts/steps.yaml'|> %}\n      {% include 'no.yaml' %}\n";
    expect(targets(text, "some.block.yaml.j2")).toEqual(["parts/steps.yaml"]);
    const deployment =
      "# peak-press: create-deployment\n# peak-press-spec: <|orders.block.yaml|>\nbody: { spec: { id: 1 } }\n";
    expect(targets(deployment, "deploy.yaml")).toEqual(["orders.block.yaml"]);
  });

  it("lead from a project file to the variables of templates", () => {
    const text = 'templateParameters: { "*.j2": <|parts/steps.yaml|>, "a*.j2": nowhere.yaml }\n';
    expect(targets(text, ".press-blocks.yaml")).toEqual(["parts/steps.yaml"]);
  });

  it("lead to the script of an sql step where its repository shows it", () => {
    const step = (url: string) =>
      workflow(
        `    steps: { a: { type: sql, repository: { url: "<|${url}|>", branch: main, filePath: "<|sql/a b.sql|>" } } }\n`,
      )
        .replaceAll('"<|', '<|"')
        .replaceAll('|>"', '"|>');
    expect(targets(step("https://github.com/acme/etl.git"))).toEqual([
      "https://github.com/acme/etl.git",
      "https://github.com/acme/etl/blob/main/sql/a%20b.sql",
    ]);
    expect(targets(step("https://gitlab.com/acme/etl"))[1]).toBe(
      "https://gitlab.com/acme/etl/-/blob/main/sql/a%20b.sql",
    );
  });

  it.each([
    ["http", "<|http://example.com/a|>", ["http://example.com/a"]],
    ["https", "<|https://example.com/a?b=c|>", ["https://example.com/a?b=c"]],
    ["no other scheme", "command:workbench.action.quit", []],
    ["no file address", "file:///etc/passwd", []],
    ["no address with a password in it", "https://me:pw@example.com", []],
    ["no address with a placeholder", "'https://example.com/{{ID}}'", []],
  ])("lead to addresses: %s", (_, url, expected) => {
    expect(
      targets(workflow(`    steps: { a: { type: http, method: get, url: ${url} } }\n`)),
    ).toEqual(expected);
  });

  it("do not lead out of the artifact", () => {
    const text = workflow(
      "    images: { a: { dockerfile: ../orders.block.yaml } }\n",
      "artifact: { path: <|training|> }\n",
    );
    expect(targets(text)).toEqual(["training/Dockerfile"]);
  });

  it("have no target any more when the file is gone before they are followed", () => {
    const { files, workspace, links, resolve } = open(
      "artifact: { path: training }\nbody: { kind: workflow }\n",
    );
    const [link] = links;
    expect(link && resolve(link).target).toBe("file:///work/training/Dockerfile");
    files.remove("training/Dockerfile");
    workspace.didChange([MemoryFiles.uri("training/Dockerfile")]);
    expect(link && resolve(link).target).toBeUndefined();
  });
});
