import { describe, expect, it } from "vitest";
import { versionEdit } from "../../../client/src/publish/versionEdit.js";

describe("writing a version into a file", () => {
  const edited = (text: string) => {
    const edit = versionEdit(text, "2.0.0");
    return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  };

  it.each([
    ["plain", "body:\n  release:\n    version: 1.0.0 # the first\n"],
    ["in single quotes", "body:\r\n  release: { version: '1.0.0', notes: '1.0.0' }\r\n"],
    ["in double quotes", 'version: 1.0.0\nbody:\n  release:\n    version: "1.0.0"\n'],
  ])("replaces that one word: %s", (_how, text) => {
    const at = text.lastIndexOf("version: ") + "version: ".length;
    expect(edited(text)).toBe(text.slice(0, at) + text.slice(at).replace("1.0.0", "2.0.0"));
  });

  it.each([
    ["without a version", "body:\n  release: {}\n"],
    ["with an anchor", "body:\n  release:\n    version: &v 1.0.0\n  other: *v\n"],
    ["with an alias", "v: &v 1.0.0\nbody:\n  release:\n    version: *v\n"],
    ["that is no YAML", "body: ["],
  ])("leaves a file alone %s", (_what, text) => {
    expect(edited(text)).toBeUndefined();
  });
});
