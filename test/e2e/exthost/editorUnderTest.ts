import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import type { ResourceTree } from "../../../client/src/views/resourceTree.js";
import { ScriptedPrompts, type Script } from "../../support/scriptedPrompts.js";

/** The extension as it hands itself to tests. */
export async function activate(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>(
    "press-blocks.press-blocks",
  );
  assert.ok(extension, "the extension is not installed");
  const api = await extension.activate();
  assert.ok(api, "the extension hands out nothing to test");
  await api.languageServerReady();
  return api;
}

/** Polls until there is a value: the editor tells of most things some time after the call that caused them. */
export async function until<Value>(
  what: string,
  read: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const value = await read();
    if (value !== undefined) return value;
    await sleep(50);
  }
  throw new Error(`not in time: ${what}`);
}

export function example(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, "no folder is open");
  return vscode.Uri.joinPath(folder, name);
}

export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Runs a command of ours with a script for a user; resolves with what was asked and told. */
export async function run(
  api: TestApi,
  command: string,
  { script = [], argument }: { readonly script?: Script; readonly argument?: unknown } = {},
): Promise<ScriptedPrompts> {
  const prompts = new ScriptedPrompts(script);
  api.usePrompts(prompts);
  await vscode.commands.executeCommand(command, argument);
  return prompts;
}

/** The line under `path`, given by the labels on the way to it; undefined where one is missing. */
export async function treeItem(
  tree: ResourceTree,
  ...path: readonly string[]
): Promise<{ readonly item: vscode.TreeItem; readonly node: unknown } | undefined> {
  let found: { readonly item: vscode.TreeItem; readonly node: unknown } | undefined;
  let nodes = await tree.getChildren();
  for (const label of path) {
    const node = nodes.find((candidate) => tree.getTreeItem(candidate).label === label);
    if (node === undefined) return undefined;
    found = { item: tree.getTreeItem(node), node };
    nodes = await tree.getChildren(node);
  }
  return found;
}

export async function labels(tree: ResourceTree): Promise<readonly string[]> {
  const nodes = await tree.getChildren();
  return nodes.map((node) => labelOf(tree.getTreeItem(node)));
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === "string" ? label : (label?.label ?? "");
}
