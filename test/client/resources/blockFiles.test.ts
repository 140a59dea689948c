import { describe, expect, it } from "vitest";
import {
  BlockFiles,
  type BlockFileEntry,
  type ProblemCount,
} from "../../../client/src/resources/blockFiles.js";
import {
  publishState,
  publishStateText,
  type PublishableFile,
} from "../../../client/src/resources/publishState.js";
import type { Knowledge } from "../../../client/src/resources/platformKnowledge.js";
import {
  contentDigest,
  PublishedRecords,
  textDigest,
  type PublishedRecord,
} from "../../../client/src/publish/publishedRecords.js";
import { WorkspaceNode } from "../../../client/src/views/workspace/workspaceNode.js";
import type { ResourceNode } from "../../../client/src/views/nodes/node.js";
import { directLanguageServer } from "../support/directLanguageServer.js";
import { MemoryMemento } from "../support/memoryPorts.js";

const spec = (name: string, version = "1.0.0", more = "") => `body:
  version: 1
  kind: workflow
  metadata: { name: ${name}, summary: A block }
  release: { version: ${version}, notes: First }
  config:
    steps: { one: { type: standard, imageDetails: { id: 1, versionId: 1 }, command: "true" } }
    triggers: [{ webhook: true }]
${more}`;
const deployment = `body:
  metadata: { name: orders-north, summary: A deployment }
  spec: { id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10 }
  revision: { notes: First }
`;
const account = { id: "1", origin: "https://press.peak.ai" };

/** A workspace in memory: URI → text; undefined for a file that cannot be read. */
function create(texts: Record<string, string | undefined>) {
  const counts = { found: 0, read: 0 };
  const open = new Map<string, ProblemCount>();
  const server = directLanguageServer(() => undefined);
  const files = new BlockFiles({
    find: () => {
      counts.found += 1;
      return Promise.resolve(Object.keys(texts).map(entry));
    },
    readText: (uri) => {
      counts.read += 1;
      return Promise.resolve(texts[uri]);
    },
    problems: (uri) => open.get(uri),
    readBlock: (params) => server.readRendered(params),
    onListenerError: (error) => {
      throw error;
    },
  });
  return { files, counts, open, texts };
}

/** `memory:/folder/path` as the editor names it. */
function entry(uri: string): BlockFileEntry {
  const [folder = "", ...path] = uri.slice("memory:/".length).split("/");
  return { uri, folder, path: path.join("/") };
}

async function lines(node: ResourceNode, indent = ""): Promise<readonly string[]> {
  const children = await node.getChildren();
  const nested = children.map(async (child) => {
    const { label, description = "" } = child.toTreeItem();
    return [`${indent}${label} ${description}`.trimEnd(), ...(await lines(child, `${indent}  `))];
  });
  return (await Promise.all(nested)).flat();
}

describe("BlockFiles", () => {
  it("look for nothing before somebody asks, and read each file once", async () => {
    const { files, counts } = create({ "memory:/a/x.block.yaml": spec("x") });
    files.refresh();
    files.invalidate(["memory:/a/x.block.yaml"]);
    expect(counts).toEqual({ found: 0, read: 0 });
    await files.load();
    await files.load();
    expect(counts).toEqual({ found: 1, read: 1 });
  });

  it("read again what has changed, and tell so", async () => {
    const uri = "memory:/a/x.block.yaml";
    const { files, counts, texts } = create({
      [uri]: spec("x"),
      "memory:/a/y.block.yaml": spec("y"),
    });
    await files.load();
    let changes = 0;
    files.onDidChange(() => (changes += 1));
    texts[uri] = spec("renamed");
    files.invalidate([uri, "memory:/a/unheard.yaml"]);
    files.invalidate(["memory:/a/unheard.yaml"]);
    expect(changes).toBe(1);
    expect((await files.load()).map(({ name }) => name)).toEqual(["renamed", "y"]);
    expect(counts).toEqual({ found: 1, read: 3 });
  });

  it("know kind, name, version and errors of files that are not open, in any file system", async () => {
    const { files } = create({
      "memory:/a/good.block.yaml": spec("good"),
      "memory:/a/late.block.yaml": deployment,
      "memory:/a/wrong.block.yaml": spec("wrong").replace(
        "command:",
        "parents: [nobody], command:",
      ),
      "memory:/a/template.block.yaml": spec(
        "{{ name }}",
        "1.0.0",
        "{% if x %}\nother: 1\n{% endif %}\n",
      ),
      "memory:/a/gone.block.yaml": undefined,
    });
    const found = (await files.load()).map(({ path, kind, name, version, problems }) => [
      path.replace(".block.yaml", ""),
      kind,
      name,
      version,
      problems?.errors,
    ]);
    expect(found).toEqual([
      ["gone", undefined, undefined, undefined, undefined],
      ["good", "create-spec", "good", "1.0.0", 0],
      ["late", "create-deployment", "orders-north", undefined, 0],
      ["template", "create-spec", undefined, undefined, undefined],
      ["wrong", "create-spec", "wrong", "1.0.0", 1],
    ]);
  });
});

describe("the Workspace view", () => {
  const unknown = () => ({ state: "unknown" }) as const;

  it("lists files by folder, with what is wrong with them", async () => {
    const { files, open } = create({
      "memory:/work/top.block.yaml": spec("top"),
      "memory:/work/nightly/train.block.yaml": spec("train").replace(
        "command:",
        "parents: [nobody], command:",
      ),
      "memory:/work/nightly/deploy.block.yaml": deployment,
    });
    open.set("memory:/work/top.block.yaml", { errors: 2, warnings: 1 });
    expect(await lines(new WorkspaceNode({ files, publishState: unknown }))).toEqual([
      "nightly",
      "  deploy.block.yaml create deployment",
      "  train.block.yaml 1 error",
      "top.block.yaml 2 errors, 1 warning",
    ]);
  });

  it("has a level more where several folders are open", async () => {
    const { files } = create({
      "memory:/one/x.block.yaml": spec("x"),
      "memory:/two/sub/y.block.yaml": spec("y"),
    });
    expect(await lines(new WorkspaceNode({ files, publishState: unknown }))).toEqual([
      "one",
      "  x.block.yaml",
      "two",
      "  sub",
      "    y.block.yaml",
    ]);
  });

  it("opens a file on a click, offers what it is for, and says it in words", async () => {
    const { files } = create({ "memory:/one/x.block.yaml": spec("x") });
    const publishedBefore = () =>
      ({ state: "published", version: "1.0.0", isChanged: true, newer: "1.1.0" }) as const;
    const [node] = await new WorkspaceNode({ files, publishState: publishedBefore }).getChildren();
    expect(node?.toTreeItem()).toMatchObject({
      contextValue: "blockFile.spec",
      command: { id: "vscode.open", uri: "memory:/one/x.block.yaml" },
      accessibleLabel: "Block file x.block.yaml, published 1.0.0 · changed since · behind 1.1.0",
    });
    expect(node?.target).toEqual({ kind: "file", uri: "memory:/one/x.block.yaml" });
  });
});

describe("what is known of a file and the platform", () => {
  const file: PublishableFile = {
    text: textDigest("a"),
    content: contentDigest({ a: 1 }),
    blockKind: "workflow",
    name: "orders",
  };
  const record: PublishedRecord = {
    uri: "memory:/a",
    account,
    specId: "s1",
    blockKind: "workflow",
    name: "orders",
    version: "1.0.0",
    text: file.text,
    content: contentDigest({ a: 1 }),
    publishedAt: 0,
  };
  const known = (newestRelease: string | undefined, more: Partial<Knowledge> = {}): Knowledge => ({
    specs:
      newestRelease === undefined
        ? []
        : [{ id: "s1", kind: "workflow", name: "orders", newestRelease }],
    isComplete: true,
    releases: new Map(),
    ...more,
  });

  it.each<[string, PublishableFile, PublishedRecord | undefined, Knowledge | undefined]>([
    ["", file, undefined, undefined],
    ["", file, undefined, known(undefined, { isComplete: false })],
    ["never published", file, undefined, known(undefined)],
    ["on the platform 1.2.0", file, undefined, known("1.2.0")],
    ["never published", { ...file, blockKind: "service" }, undefined, known("1.2.0")],
    ["published 1.0.0", file, record, undefined],
    ["published 1.0.0", file, record, known("1.0.0")],
    ["published 1.0.0 · behind 1.1.0", file, record, known("1.1.0")],
    ["published 1.0.0", { ...file, text: textDigest("a # comment") }, record, known("1.0.0")],
    [
      "published 1.0.0 · changed since",
      { ...file, text: textDigest("b"), content: contentDigest({ a: 2 }) },
      record,
      known("1.0.0"),
    ],
    [
      "published 1.0.0 · changed since",
      { ...file, text: textDigest("b"), content: undefined },
      record,
      undefined,
    ],
    ["published 1.0.0 · not on the platform any more", file, record, known(undefined)],
    ["published 1.0.0", file, record, known(undefined, { isComplete: false })],
  ])("is %j", (expected, given, published, knowledge) => {
    expect(publishStateText(publishState(given, published, knowledge))).toBe(expected);
  });

  it("does not depend on line ends and the order of keys", () => {
    expect(textDigest("a\r\nb\r")).toBe(textDigest("a\nb\n"));
    expect(contentDigest({ a: [{ b: 1, c: 2 }] })).toBe(contentDigest({ a: [{ c: 2, b: 1 }] }));
    expect(contentDigest([1, 2])).not.toBe(contentDigest([2, 1]));
  });
});

describe("PublishedRecords", () => {
  const record = (version: string, more: Partial<PublishedRecord> = {}): PublishedRecord => ({
    ...{ uri: "file:///a", account, specId: "s1", blockKind: "workflow", name: "orders", version },
    ...{ text: "t", content: "c", publishedAt: 1 },
    ...more,
  });

  it("keep the last of each file and account", async () => {
    const storage = new MemoryMemento();
    const other = { id: "2", origin: "https://press.beta.peak.ai" };
    await new PublishedRecords(storage).add(record("1.0.0"));
    await new PublishedRecords(storage).add(record("1.1.0"));
    await new PublishedRecords(storage).add(record("9.0.0", { account: other }));
    const records = new PublishedRecords(storage);
    expect(records.find("file:///a", account)?.version).toBe("1.1.0");
    expect(records.find("file:///a", other)?.version).toBe("9.0.0");
    expect(records.find("file:///b", account)).toBeUndefined();
    expect(records.find("file:///a", { ...account, origin: other.origin })).toBeUndefined();
  });

  it("read over what is broken", async () => {
    const storage = new MemoryMemento();
    await storage.update("published", [null, { ...record("1.0.0"), account: 1 }, record("1.2.0")]);
    expect(new PublishedRecords(storage).find("file:///a", account)?.version).toBe("1.2.0");
    await storage.update("published", "broken");
    expect(new PublishedRecords(storage).find("file:///a", account)).toBeUndefined();
  });
});
