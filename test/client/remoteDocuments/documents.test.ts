import { describe, expect, it } from "vitest";
import {
  documentUri,
  readAddress,
  type DocumentAddress,
} from "../../../client/src/remoteDocuments/documentAddress.js";
import { changeCount, comparisonText } from "../../../client/src/remoteDocuments/comparisonText.js";
import { deploymentText, releaseText } from "../../../client/src/remoteDocuments/blockTexts.js";
import { RemoteDocuments } from "../../../client/src/remoteDocuments/remoteDocuments.js";
import type { ContractChange } from "../../../client/src/publish/contract/contractChange.js";

describe("the URI of a document", () => {
  const addresses: readonly DocumentAddress[] = [
    { show: "spec", account: "a", specId: "1" },
    { show: "release", account: "a/b?c#d%20", specId: "../x", version: "1.0.0+b" },
    { show: "deployment", account: "ä", deploymentId: "1" },
    { show: "runParameters", account: "a", deploymentId: "1" },
    { show: "revision", account: "a", deploymentId: "1", revision: "3" },
    { show: "text", id: "7" },
  ];

  it.each(addresses)("gives back what it was made of: $show", (address) => {
    const uri = new URL(documentUri({ fileName: "orders@1.0.0.block.yaml", address }));
    expect(uri.protocol).toBe("press-block:");
    expect(decodeURIComponent(uri.pathname)).toBe("/orders@1.0.0.block.yaml");
    expect(readAddress(decodeURIComponent(uri.search.slice(1)))).toEqual(address);
  });

  it("has a name without separators, hidden characters and other tricks, and its ending", () => {
    const fileName = `../a\\b\u202e?#%${"n".repeat(200)}.block.yaml`;
    const uri = new URL(documentUri({ fileName, address: { show: "text", id: "1" } }));
    expect(decodeURIComponent(uri.pathname)).toMatch(/^\/n{80,}\.block\.yaml$/);
  });

  it.each([
    "",
    "{}",
    "[]",
    "null",
    '{"show":"spec"}',
    '{"show":"spec","account":1,"specId":"1"}',
    '{"show":"key","account":"a"}',
    '{"show":"text","id":"1","more":"1"}',
  ])("is refused when somebody else wrote it: %s", (query) => {
    expect(readAddress(query)).toBeUndefined();
  });
});

describe("texts of this session", () => {
  it("are kept until there are many", async () => {
    const documents = new RemoteDocuments(
      () => undefined,
      () => undefined,
    );
    const address = (uri: string) => readAddress(decodeURIComponent(new URL(uri).search.slice(1)))!;
    const first = documents.keep("a.txt", "first");
    expect(await documents.read(address(first))).toBe("first");
    for (let count = 0; count < 100; count += 1) documents.keep("b.txt", "more");
    await expect(documents.read(address(first))).rejects.toThrow(/earlier session; compare again/);
  });

  it("need nobody, while others say who is missing", async () => {
    const documents = new RemoteDocuments(
      () => undefined,
      () => undefined,
    );
    const spec = { show: "spec", account: "gone", specId: "1" } as const;
    await expect(documents.read(spec)).rejects.toThrow(/account that is not signed in/);
  });
});

describe("hidden values", () => {
  const declared = {
    run: [
      { name: "token", type: "string", hideValue: true, defaultValue: "canary-default" },
      { name: "limit", type: "number", defaultValue: 1 },
    ],
  };
  const spec = { id: "s", kind: "workflow", metadata: { name: "orders" } };
  const deployment = {
    ...{ id: "d", kind: "workflow", status: "deployed", metadata: { name: "nightly" } },
    spec: { id: "s", release: { version: "1.0.0" } },
    latestRevision: {
      ...{ revision: "1", status: "deployed" },
      parameters: { run: { token: "canary-token", limit: 2 } },
    },
  };

  it("are masked, whatever the platform sent", () => {
    const text = deploymentText(deployment, declared);
    expect(text).toContain('token: "********"');
    expect(text).toContain("limit: 2");
    expect(text).not.toContain("canary");
  });

  it("are all values while nobody can tell which are hidden", () => {
    const text = deploymentText(deployment, undefined);
    expect(text).toContain("# Values: all masked");
    expect(text).not.toMatch(/canary|limit: 2/);
  });

  it("have no default in a release", () => {
    const text = releaseText(spec, { version: "1.0.0", config: {}, parameters: declared });
    expect(text).toContain('defaultValue: "********"');
    expect(text).not.toContain("canary");
  });
});

describe("the comment at the top of a document", () => {
  it("stays a comment, whatever the names", () => {
    const spec = { id: "x\nbody: 1", kind: "workflow", metadata: { name: "a\u2028b\nc: d" } };
    const text = releaseText(spec, { version: "1.0.0", config: {}, createdBy: "e\r\nf: g" });
    const lines = text.split(/\r?\n|\u2028/);
    const first = lines.findIndex((line) => !line.startsWith("#"));
    expect(lines.slice(first)).toEqual([
      "body:",
      "  release:",
      "    version: 1.0.0",
      "  config: {}",
      "",
    ]);
  });
});

describe("a contract comparison", () => {
  const change = (impact: ContractChange["impact"], message: string): ContractChange => ({
    impact,
    path: ["config", "steps", "a"],
    message,
  });

  it("lists the changes by what they mean, and the deployments they break", () => {
    const text = comparisonText({
      ...{ before: "orders 1.0.0", after: "orders.block.yaml", proposed: "2.0.0" },
      changes: [
        change("breaking", 'The step "a" was removed.'),
        change("cosmetic", "The title changed."),
      ],
      affected: {
        ...{ state: "known", unread: 2 },
        fits: [{ id: "1", name: "nightly", problems: ["It needs a value."], unknowns: [] }],
      },
    });
    expect(text).toBe(`Contract of orders.block.yaml, compared with orders 1.0.0

1 breaking and 1 cosmetic changes
Version that the changes ask for: 2.0.0

Breaking
  The step "a" was removed.
      config.steps.a

Cosmetic
  The title changed.
      config.steps.a

Deployments whose values do not fit, or may not
  nightly
      It needs a value.
  2 more were not looked at

The files of artifacts are not shown by the platform, so they are not compared.
`);
  });

  it("says so when nothing changed, or nobody knows of deployments", () => {
    const report = { before: "a", after: "b", changes: [] };
    expect(comparisonText({ ...report, affected: { state: "none" } })).toContain("\nno change\n");
    expect(comparisonText({ ...report, affected: { state: "unknown" } })).toContain(
      "does not tell",
    );
    expect(changeCount([change("compatible", "x.")])).toBe("1 compatible change");
  });
});
