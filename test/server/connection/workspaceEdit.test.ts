import { describe, expect, it } from "vitest";
import { toWorkspaceEdit } from "../../../server/src/connection/workspaceEdit.js";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const edit = { range, newText: "b" };
const renaming = {
  label: 'Rename the parameter "a" to "b"',
  files: [
    { uri: "file:///open.yaml", text: "a", edits: [edit] },
    { uri: "file:///closed.yaml", text: "a", edits: [edit, edit] },
  ],
};

/** What a client with these capabilities is sent. */
const sent = (workspaceEdit: object | undefined, files = renaming.files) =>
  toWorkspaceEdit(
    { ...renaming, files },
    {
      client: workspaceEdit ? { workspace: { workspaceEdit } } : {},
      versionOf: (uri) => (uri === "file:///open.yaml" ? 7 : undefined),
      asked: "file:///open.yaml",
    },
  );

describe("a renaming", () => {
  it("is sent as plain changes to a client that knows nothing else", () => {
    const changes = { "file:///open.yaml": [edit], "file:///closed.yaml": [edit, edit] };
    expect(sent(undefined)).toEqual({ changes });
    expect(sent({ documentChanges: false })).toEqual({ changes });
  });

  it("names the versions of open documents to a client that looks at them", () => {
    expect(sent({ documentChanges: true })).toEqual({
      documentChanges: [
        { textDocument: { uri: "file:///open.yaml", version: 7 }, edits: [edit] },
        { textDocument: { uri: "file:///closed.yaml", version: null }, edits: [edit, edit] },
      ],
    });
  });

  it("asks before it changes other files, where the client can ask", () => {
    const capabilities = { documentChanges: true, changeAnnotationSupport: {} };
    const both = sent(capabilities);
    expect(both.documentChanges).toMatchObject([
      { edits: [{ annotationId: "here" }] },
      { edits: [{ annotationId: "elsewhere" }, { annotationId: "elsewhere" }] },
    ]);
    expect(both.changeAnnotations).toMatchObject({
      here: { label: renaming.label, needsConfirmation: false },
      elsewhere: { label: renaming.label, needsConfirmation: true },
    });
    const own = sent(capabilities, renaming.files.slice(0, 1));
    expect(Object.keys(own.changeAnnotations ?? {})).toEqual(["here"]);
  });
});
