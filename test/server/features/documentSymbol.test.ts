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
    watchers:
      - { events: { fail: true }, user: ops@example.com }
      - webhook: { name: hook, url: https://example.com, payload: "{}" }
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
      "metadata: orders",
      "release: 1.0.0",
      "images",
      "  python",
      "steps",
      "  read: standard, layer 1",
      "  tell: http, layer 2, after read, write",
      "  write: standard, layer 1",
      "triggers",
      "  cron: 0 0 * * *",
      "  webhook: true",
      "watchers",
      "  user: ops@example.com",
      "  webhook",
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
    expect(outline(service.documentSymbol(document))).toContain(
      "  tell: http, layer 2, after read, write",
    );
  });

  it.each([
    [
      "a service",
      `body:
  kind: service
  metadata: { name: quotes }
  config:
    serviceType: api
    image: { dockerfile: Dockerfile }
    parameters: { env: { API_TOKEN: ghp_0123456789abcdefghijABCDEFGHIJ012345, LOG: info } }
`,
      [
        "metadata: quotes",
        "serviceType: api",
        "image",
        "  dockerfile: Dockerfile",
        "parameters",
        "  env",
        "    API_TOKEN: …",
        "    LOG: info",
      ],
    ],
    [
      "a deployment",
      `body:
  metadata: { name: orders-eu, tags: [{ name: retail }] }
  spec: { id: 12, release: { version: 1.0.0 } }
  parameters: { build: { size: 10GB } }
`,
      [
        "metadata",
        "  name: orders-eu",
        "  tags: 1 item",
        "    retail",
        "spec",
        "  id: 12",
        "  release",
        "    version: 1.0.0",
        "parameters",
        "  build",
        "    size: 10GB",
      ],
    ],
    ["a revision", "body: { revision: { notes: x } }\n", ["revision", "  notes: x"]],
    [
      "values of run parameters",
      "# peak-press: patch-parameters\nbody: { limit: 5, on: true }\n",
      ["limit: 5", "on: true"],
    ],
    [
      "related blocks",
      "# peak-press: related-blocks\n- { id: a, name: orders }\n",
      ["orders", "  id: a", "  name: orders"],
    ],
    [
      "empty and blank names",
      "# peak-press: patch-parameters\nbody: { '': 1, ' ': 2 }\n",
      ['"": 1', '" ": 2'],
    ],
  ])("are those of %s", (_, text, lines) => {
    expect(outline(service.documentSymbol(markedDocument(text).document))).toEqual(lines);
  });

  it("stay short where the text is long", () => {
    const parents = Array.from({ length: 50 }, (_, index) => `step-${index}`).join(", ");
    const text = block.replace("parents: [read, write]", `parents: [${parents}]`);
    expect(outline(service.documentSymbol(markedDocument(text).document))).toContain(
      "  tell: http, layer 1, after step-0, step-1, step-2, 47 more",
    );
  });

  it("never name parts of a file that cannot be read", () => {
    expect(service.documentSymbol(markedDocument("body: [").document)).toEqual(expect.any(Array));
    expect(service.documentSymbol(markedDocument("").document)).toEqual([]);
  });
});
