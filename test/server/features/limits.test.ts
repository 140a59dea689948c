import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { longestChecked, longestRead } from "../../../server/src/document/limits/sizes.js";
import type { StartStopwatch } from "../../../server/src/document/limits/stopwatch.js";
import {
  createLanguageService,
  type DocumentVersion,
  type LanguageService,
} from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";

function serviceWith(startStopwatch?: StartStopwatch): LanguageService {
  return createLanguageService({
    settings: () => defaultSettings,
    logger: {
      info: () => undefined,
      error: (message) => {
        throw new Error(message);
      },
    },
    ...(startStopwatch && { startStopwatch }),
  });
}

function documentOf(text: string, version = 1, opening: object = {}): DocumentVersion {
  const document = TextDocument.create("file:///a.block.yaml", "press-block", version, text);
  return Object.assign(document, { opening });
}

function found(service: LanguageService, document: TextDocument) {
  return service
    .diagnostics(document)
    .map(({ code, severity, range }) => [code, severity, range.start.line]);
}

const information = 3;
const error = 1;

/** A block in which "b" has a parent that does not exist, and that many characters in a comment. */
const workflow = (padding: number, more = "") => `body:
  kind: workflow
  config:
    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b: { type: sql, sqlQueryPath: b.sql, parents: [nobody] }
${more}# ${"x".repeat(padding)}
`;

describe("a file that is too long to be checked beyond its syntax", () => {
  const document = documentOf(workflow(longestChecked, '      c: "x\n'));
  const service = serviceWith();

  it("says so, and has findings of syntax only", () => {
    expect(found(service, document)).toEqual([
      ["file/size", information, 0],
      ["syntax/unclosed-quote", error, 6],
    ]);
    expect(service.diagnostics(document)[0]?.message).toBe(
      "The file has 1.0 million characters; of files above 1 million only the syntax is checked.",
    );
  });

  it("has an outline, and no answers about places", () => {
    const [steps] = service.documentSymbol(document);
    expect(steps?.children?.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    const position = { line: 4, character: 8 };
    expect(service.completion(document, position, { snippets: false })).toEqual([]);
    expect(service.hover(document, position)).toBeNull();
    expect(service.definition(document, position)).toBeNull();
  });

  it("can be sent when its syntax is right", () => {
    const read = service.readBlock(documentOf(workflow(longestChecked)));
    expect(read.errors).toEqual([]);
    expect(read.content).toMatchObject({ body: { config: { steps: { a: { type: "sql" } } } } });
  });

  it("is checked in full when it has one character less than that", () => {
    const text = workflow(longestChecked - workflow(0).length);
    expect(text).toHaveLength(longestChecked);
    expect(found(service, documentOf(text)).map(([code]) => code)).toContain(
      "graph/unknown-parent",
    );
  });

  it("has one finding when it is too long to be read at all", () => {
    const longer = documentOf(workflow(longestRead));
    expect(found(service, longer)).toEqual([["syntax/too-large", error, 0]]);
    expect(service.documentSymbol(longer)).toEqual([]);
  });
});

/** A clock that moves by so many milliseconds at each look. */
const clockOf =
  (step: number): StartStopwatch =>
  (spent = 0) => {
    let now = spent;
    return { elapsed: () => (now += step) };
  };

describe("a file that takes too long to be read", () => {
  const steps = Array.from(
    { length: 1000 },
    (_, index) => `      s${index}: { type: sql, parents: [s${index + 1}] }\n`,
  ).join("");
  const text = `body:\n  kind: workflow\n  config:\n    {% if x %}\n    steps:\n${steps}    {% endif %}\n`;

  it("is read to where the time is up, and nothing is concluded from what was not read", () => {
    const document = documentOf(text);
    const findings = serviceWith(clockOf(300)).diagnostics(document);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["syntax/time-limit", information],
    ]);
    const [finding] = findings;
    expect(finding?.range.start.line).toBeGreaterThan(100);
    expect(finding?.range.start.line).toBeLessThan(1000);
    expect(finding?.message).toBe(
      "Reading this file takes longer than 3 seconds, so what follows here is not checked.",
    );
  });

  it("still has its mistakes of syntax before that place", () => {
    const document = documentOf(text.replace("s5: { type: sql,", 's5: { type: "\\q",'));
    expect(found(serviceWith(clockOf(300)), document)).toEqual([
      ["syntax/bad-escape", error, 10],
      ["syntax/time-limit", information, expect.any(Number)],
    ]);
  });

  it("is not sent with a part of it missing", () => {
    const list = documentOf(
      `# peak-press: related-blocks\n${"- { id: a,\n    name: b }\n".repeat(1500)}`,
    );
    expect(serviceWith().readBlock(list).content).toHaveLength(1500);
    const cut = serviceWith(clockOf(300)).readBlock(list);
    expect(cut.content).toBeUndefined();
    expect(cut.errors.map(({ message }) => message)).toEqual([
      "Reading this file takes longer than 3 seconds, so what follows here is not checked.",
    ]);
  });
});

describe("a file that takes too long to be checked", () => {
  /** A clock that stands still until it has been looked at so often. */
  const stopsAfter =
    (looks: number): StartStopwatch =>
    () => {
      let left = looks;
      return { elapsed: () => (left-- > 0 ? 0 : 9000) };
    };
  const steps = (count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `      s${index}: { type: sql, sqlQueryPath: a.sql, parents: [nobody${index}] }\n`,
    ).join("");
  const text = `body:\n  kind: workflow\n  config:\n    steps:\n${steps(20)}`;
  const parents = (service: LanguageService, document: TextDocument) =>
    service.diagnostics(document).filter(({ code }) => code === "graph/unknown-parent").length;

  it("tells at which step the time was up, and goes on there after the next change", () => {
    let looks = 10;
    const service = serviceWith((spent) => stopsAfter(looks)(spent));
    const opening = {};
    const first = documentOf(text, 1, opening);
    const stopped = service.diagnostics(first).find(({ code }) => code === "file/time-limit");
    expect(stopped?.severity).toBe(information);
    expect(stopped?.message).toBe(
      "Checking this file takes longer than 3 seconds, so this step and others behind it are not checked until the next change.",
    );
    const checked = parents(service, first);
    expect(checked).toBeGreaterThan(0);
    expect(checked).toBeLessThan(20);
    expect(stopped?.range.start.line).toBe(4 + checked);
    looks = Infinity;
    const next = documentOf(`${text}\n`, 2, opening);
    expect(parents(service, next)).toBe(20);
    expect(found(service, next).flat()).not.toContain("file/time-limit");
  });

  it("tells how many rules were left out where it is checked as a whole", () => {
    const document = documentOf(`${text}      s1: { type: sql }\n`);
    const diagnostics = serviceWith(stopsAfter(20)).diagnostics(document);
    const stopped = diagnostics.find(({ code }) => code === "file/time-limit");
    expect(stopped?.message).toMatch(
      /^Checking this file takes longer than 3 seconds, so \d+ of \d+ rules were not checked\.$/,
    );
    expect(diagnostics.map(({ code }) => code)).toContain("syntax/duplicate-key");
  });
});
