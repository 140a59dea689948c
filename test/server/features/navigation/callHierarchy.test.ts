import { describe, expect, it } from "vitest";
import type { Range } from "vscode-languageserver-types";
import { workspaceOf } from "../../../support/workspaceService.js";

const path = "some.block.yaml";
const text = `body:
  version: 1
  kind: workflow
  metadata: { name: a, summary: s }
  release: { version: 1.0.0 }
  config:
    steps:
      read: { type: sql }
      clean: { type: http, parents: [read, re<|>ad] }
      check: { parents: ["read"] }
      write: { parents: [check, clean, ghost] }
`;

function hierarchy(marked: string) {
  const fixture = workspaceOf({ [path]: marked });
  const document = fixture.document(path);
  const written = (range: Range) => document.getText(range);
  const position = document.positionAt(fixture.cursors(path)[0] ?? 0);
  const items = fixture.service.prepareCallHierarchy(document, position);
  return { service: fixture.service, document, written, items };
}

describe("the call hierarchy of a step", () => {
  it("begins where the step is declared, wherever it is asked for", () => {
    const { items, written, document } = hierarchy(text);
    const [item] = items ?? [];
    expect(items).toHaveLength(1);
    expect(item).toMatchObject({ name: "read", detail: "sql", uri: document.uri });
    expect(written(item!.selectionRange)).toBe("read");
    expect(written(item!.range)).toBe("read: { type: sql }");
  });

  it("has the children as callers, each with its places in `parents`", () => {
    const { service, document, items, written } = hierarchy(text);
    const calls = service.incomingCalls(document, items![0]!) ?? [];
    expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges.map(written)])).toEqual([
      ["clean", ["read", "read"]],
      ["check", ['"read"']],
    ]);
  });

  it("has the parents that exist as what is called", () => {
    const { service, document, items, written } = hierarchy(
      text.replace("<|>", "").replace("write:", "wri<|>te:"),
    );
    const calls = service.outgoingCalls(document, items![0]!) ?? [];
    expect(calls.map(({ to, fromRanges }) => [to.name, fromRanges.map(written)])).toEqual([
      ["check", ["check"]],
      ["clean", ["clean"]],
    ]);
    expect(service.incomingCalls(document, items![0]!)).toEqual([]);
  });

  it("is nothing where no step is named, and for a step that is gone", () => {
    const { items, service, document } = hierarchy(
      text.replace("<|>", "").replace("type", "ty<|>pe"),
    );
    expect(items).toBeNull();
    const gone = { ...hierarchy(text).items![0]!, name: "gone" };
    expect(service.incomingCalls(document, gone)).toBeNull();
    expect(service.outgoingCalls(document, gone)).toBeNull();
  });
});
