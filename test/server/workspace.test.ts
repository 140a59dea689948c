import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { nodeFiles } from "../../server/src/nodeWorkspace.js";
import { createWorkspace, joinUri, parentUri } from "../../server/src/workspace.js";
import { MemoryFiles } from "../support/memoryFiles.js";

const uri = (path: string) => MemoryFiles.uri(path);

describe("a snapshot of the workspace", () => {
  it("gives the same answers always, and looks for them once", () => {
    const files = new MemoryFiles({ "a/b.txt": "one" });
    const snapshot = createWorkspace(files).snapshot();
    const answers = () => [
      snapshot.readText(uri("a/b.txt")),
      snapshot.readText(uri("a/none.txt")),
      snapshot.stat(uri("a")),
      snapshot.list(uri("a")),
    ];
    const first = answers();
    const { reads } = files;
    files.write("a/b.txt", "two");

    expect(answers()).toEqual(first);
    expect(first).toEqual([
      "one",
      undefined,
      { kind: "folder", size: 0 },
      [{ name: "b.txt", kind: "file" }],
    ]);
    expect(files.reads).toBe(reads);
  });

  it("stays the same object while nothing changes that was asked for", () => {
    const workspace = createWorkspace(new MemoryFiles({ "a.txt": "", "b.txt": "" }));
    const snapshot = workspace.snapshot();
    snapshot.readText(uri("a.txt"));
    workspace.didChange([uri("b.txt"), uri("c/d.txt")]);
    workspace.didChangeAnything();

    expect(workspace.snapshot()).toBe(snapshot);
  });

  it.each([
    ["a file that was read", "a/b.txt"],
    ["a file that was not there", "a/none.txt"],
    ["a folder above it", "a"],
    ["a file in a folder that was listed", "c/new.txt"],
  ])("is another one after a change of %s", (_, changed) => {
    const files = new MemoryFiles({ "a/b.txt": "one", "c/d.txt": "" });
    const workspace = createWorkspace(files);
    const before = workspace.snapshot();
    before.readText(uri("a/b.txt"));
    before.readText(uri("a/none.txt"));
    before.list(uri("c"));
    let told = 0;
    workspace.onDidChange(() => (told += 1));
    files.write("a/b.txt", "two");
    files.write("c/new.txt", "");
    workspace.didChange([uri(changed)]);
    const after = workspace.snapshot();

    expect(after).not.toBe(before);
    expect(told).toBe(1);
    expect(before.readText(uri("a/b.txt"))).toBe("one");
    expect(after.list(uri("c"))).toHaveLength(changed.startsWith("c") ? 2 : 1);
  });

  it("is found to be another one where nobody tells what has changed", () => {
    const files = new MemoryFiles({ "a.txt": "one" });
    const workspace = createWorkspace(files);
    workspace.snapshot().readText(uri("a.txt"));
    files.write("a.txt", "two");
    workspace.didChangeAnything();

    expect(workspace.snapshot().readText(uri("a.txt"))).toBe("two");
  });

  it("shows what is typed before what is saved", () => {
    const files = new MemoryFiles({ "a.txt": "saved" });
    let typed: string | undefined = "typed";
    const workspace = createWorkspace(files, { openText: () => typed });
    expect(workspace.snapshot().readText(uri("a.txt"))).toBe("typed");
    typed = undefined;
    workspace.didChange([uri("a.txt")]);

    expect(workspace.snapshot().readText(uri("a.txt"))).toBe("saved");
  });

  it("takes URIs for the same that editors write differently", () => {
    const files = new MemoryFiles({ "a b.txt": "one" });
    const workspace = createWorkspace(files);
    workspace.snapshot().readText("file:///work/a b.txt");
    files.write("a b.txt", "two");
    workspace.didChange(["file:///work/a%20b.txt"]);

    expect(workspace.snapshot().readText("file:///work/a b.txt")).toBe("two");
  });
});

describe("URIs", () => {
  it.each([
    ["file:///a/b", "file:///a"],
    ["file:///a/", "file:///"],
    ["file:///a", "file:///"],
    ["file:///", ""],
    ["untitled:Untitled-1", ""],
  ])("the folder of %s is %s", (from, folder) => {
    expect(parentUri(from)).toBe(folder);
  });

  it.each([
    ["file:///a", "b/c.txt", "file:///a/b/c.txt"],
    ["file:///a/b", "../c d.txt", "file:///a/c%20d.txt"],
    ["file:///a", "../../../c", "file:///c"],
    ["file:///", "./c", "file:///c"],
  ])("from %s, %s is %s", (folder, relative, target) => {
    expect(joinUri(folder, relative)).toBe(target);
  });
});

describe("files on disk", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it("are read, measured and listed; what cannot be is not there", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "press-workspace-"));
    folders.push(folder);
    mkdirSync(path.join(folder, "sub"));
    writeFileSync(path.join(folder, "ä #1.txt"), "text");
    const root = pathToFileURL(folder).href;
    const file = pathToFileURL(path.join(folder, "ä #1.txt")).href;

    expect(nodeFiles.readText(file)).toBe("text");
    expect(nodeFiles.stat(file)).toEqual({ kind: "file", size: 4 });
    expect(nodeFiles.stat(`${root}/sub`)).toEqual({ kind: "folder", size: 0 });
    expect([...nodeFiles.list(root)].map(({ name, kind }) => `${name}: ${kind}`).sort()).toEqual([
      "sub: folder",
      "ä #1.txt: file",
    ]);
    for (const missing of [`${root}/none`, "untitled:Untitled-1", "file:///%zz"]) {
      expect(nodeFiles.readText(missing)).toBeUndefined();
      expect(nodeFiles.stat(missing)).toBeUndefined();
      expect(nodeFiles.list(missing)).toEqual([]);
    }
    expect(nodeFiles.readText(root)).toBeUndefined();
  });
});
