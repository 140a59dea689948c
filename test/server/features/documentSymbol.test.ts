import type { DocumentSymbol } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

/** One line per symbol, children indented. */
function outline(symbols: readonly DocumentSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? "" : `: ${detail}`}`,
    ...outline(children ?? [], `${indent}  `),
  ]);
}

const block = `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
    images:
      python: { dockerfile: Dockerfile }
    steps:
      read:
        imageRef: python
        command: python read.py
      tell:
        type: http
        parents: [read, write]
        method: post
        url: https://example.com
      write: {}
    triggers:
      - cron: 0 0 * * *
      - webhook: true
parameters:
  run:
    - { name: limit, type: number, required: true, defaultValue: 1 }
  build:
    - { name: size, type: string, required: true, defaultValue: 10GB }
`;

describe("document symbols", () => {
  it("are the parts of a block in the order of the text", () => {
    const symbols = service.documentSymbol(markedDocument(block).document);
    expect(outline(symbols)).toEqual([
      "images",
      "  python",
      "steps",
      "  read: standard",
      "  tell: http after read, write",
      "  write: standard",
      "triggers",
      "  cron: 0 0 * * *",
      "  webhook: true",
      "run parameters",
      "  limit: number",
      "build parameters",
      "  size: string",
    ]);
  });

  it("each select a part of themselves, and lie within what they belong to", () => {
    const { document } = markedDocument(block);
    const isWithin = (inner: DocumentSymbol["range"], outer: DocumentSymbol["range"]) =>
      document.offsetAt(outer.start) <= document.offsetAt(inner.start) &&
      document.offsetAt(inner.end) <= document.offsetAt(outer.end);
    const check = (symbol: DocumentSymbol) => {
      expect(isWithin(symbol.selectionRange, symbol.range)).toBe(true);
      for (const child of symbol.children ?? []) {
        expect(isWithin(child.range, symbol.range)).toBe(true);
        check(child);
      }
    };
    const symbols = service.documentSymbol(document);
    expect(symbols).not.toEqual([]);
    symbols.forEach(check);
  });

  it("stay while a line is half-typed", () => {
    const { document } = markedDocument(block.replace("method: post", "met"));
    expect(outline(service.documentSymbol(document))).toContain("  tell: http after read, write");
  });
});
