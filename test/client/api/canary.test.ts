import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { PressError } from "../../../client/src/api/errors.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { createLogger } from "../../../client/src/logger.js";
import { deployment, PressFixture } from "./pressFixture.js";
import { answer, RawServer } from "./support/rawServer.js";

const secret = (name: string) => `CANARY_${name}_${randomBytes(16).toString("hex")}`;
const key = secret("key");
const hidden = [secret("password"), secret("token"), secret('with "quotes" and \\ in it')];
/** What only a server knows; it has no business in a message either. */
const foreign = secret("foreign");

const parameters = { password: hidden[0], list: [hidden[1]], map: { deep: hidden[2] } };

/** Every way in which a secret could show, as far as a reader could turn it back. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    Buffer.from(bytes.toReversed()).toString("hex"),
  ];
}

/** Everything that an error can show, and the log of it. */
function printed(error: unknown): string {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLogger({ info: write, warn: write, error: write }, () => [key]);
  log.error("A call failed.", error);
  log.info(inspect(error));
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    causes.push(cause.message, cause.stack);
  return [
    String(error),
    inspect(error, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(error),
    JSON.stringify(causes),
    ...lines,
  ].join("\n");
}

const press = new PressFixture();
let raw: RawServer | undefined;

afterEach(async () => {
  await raw?.stop();
  raw = undefined;
});

const echo = [key, ...hidden].map((text) => spellings(text).join(" ")).join(" ");
const json = { "content-type": "application/json" };
const body = (fields: object) => Buffer.from(JSON.stringify(fields));
const status = (line: string, content: Buffer, headers: Record<string, string> = json) =>
  Buffer.from(
    answer({ ...headers, "x-request-id": `id-${key}` }, content)
      .toString("latin1")
      .replace("200 OK", line),
    "latin1",
  );

/** Answers of a platform that repeats whatever it was told. */
const answers: [string, Buffer][] = [
  ["400", status("400 Bad Request", body({ detail: echo }))],
  ["401", status("401 Unauthorized", body({ detail: `${foreign} ${echo}` }))],
  ["403", status("403 Forbidden", body({ message: echo }))],
  ["404", status("404 Not Found", body({ error: echo }))],
  ["409", status("409 Conflict", body({ title: `x${key}y${hidden[2]}` }))],
  [
    "422",
    status(
      "422 Unprocessable Entity",
      body({
        errors: [
          { pointer: `/${key}`, message: echo },
          { path: `/${hidden[0]}`, msg: hidden[1] },
        ],
      }),
    ),
  ],
  [
    "429",
    status("429 Too Many Requests", body({ detail: echo }), { ...json, "retry-after": "999" }),
  ],
  ["500", status("500 Oops", body({ detail: echo, requestId: hidden[0] }))],
  [
    "a redirect",
    status("302 Found", body({}), { location: `http://${encodeURIComponent(key)}@x/` }),
  ],
  [
    "a page",
    status("200 OK", Buffer.from(`<html>${foreign} ${echo}`), { "content-type": "text/html" }),
  ],
  ["a type", status("200 OK", body([]), { "content-type": `text/${key}` })],
  ["a charset", status("200 OK", body([]), { "content-type": `text/plain; charset=${key}` })],
  [
    "another object",
    status("200 OK", body({ id: key, kind: hidden[0], status: "x", metadata: { name: "n" } })),
  ],
  ["a wrong type", status("200 OK", body({ [key]: [], [hidden[1] ?? ""]: [], id: 1 }))],
  ["broken JSON", status("200 OK", Buffer.from(`{"${echo}`))],
  ["a header that is none", Buffer.from(`HTTP/1.1 200 OK\r\n${key} ${hidden[0]}\r\n\r\n`)],
  ["no answer", Buffer.from(`${key} ${hidden[0]}`)],
];

const calls: [string, (client: PressClient) => PromiseLike<unknown>][] = [
  ["listSpecs", (client) => client.listSpecs({ name: hidden[0] ?? "" }, { secrets: hidden })],
  [
    "describeDeployment",
    (client) => client.describeDeployment(hidden[0] ?? "", { secrets: hidden }),
  ],
  ["createDeployment", (client) => client.createDeployment(deployment, { secrets: hidden })],
  ["patchParameters", (client) => client.patchParameters("d", parameters)],
  [
    "patchParametersV2",
    (client) => client.patchParametersV2("d", { parameters: { b: parameters } }),
  ],
  [
    "createDeployment with parameters",
    (client) => client.createDeployment({ ...deployment, parameters: { run: parameters } }),
  ],
  [
    "createDeploymentRevision",
    (client) => client.createDeploymentRevision("d", { parameters: { build: parameters } }),
  ],
];

describe("a secret that is sent", () => {
  const matrix = answers.flatMap(([name, bytes]) =>
    calls.map(([operation, call]) => ({ name, bytes, operation, call })),
  );

  it.each(matrix)(
    "shows nowhere when $operation is answered with $name",
    async ({ bytes, call }) => {
      let head = "";
      raw = await RawServer.start((socket, request) => {
        head = request;
        socket.end(bytes);
      });
      const client = press.connect(`http://${raw.host}`, key);
      const shown = printed(
        await call(client).then(
          () => undefined,
          (error: unknown) => error,
        ),
      );
      expect(head).toContain(`\r\nauthorization: ${key}\r\n`);
      for (const text of [...[key, ...hidden].flatMap(spellings), foreign]) {
        expect(shown).not.toContain(text);
      }
    },
  );

  it.each([
    `${key}\n`.repeat(2),
    `${key} ${key}`,
    `"${key}"`,
    `${key}…`,
    `${key}\u0000`,
    `${key}\u202e`,
    `Bearer Bearer ${key}`,
    "",
    key.repeat(200),
  ])("is not sent, nor shown, when it is no key: case %#", async (bad) => {
    const error: unknown = await press
      .connect(press.server.address, bad)
      .listSpecs()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PressError);
    expect((error as PressError).kind).toBe("invalidKey");
    expect(printed(error)).not.toContain("CANARY");
    expect(press.server.requests).toEqual([]);
  });
});

describe("the log", () => {
  it("has no user name and password of a proxy, and no key in any spelling", () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const log = createLogger({ info: write, warn: write, error: write }, () => [key]);
    log.warn(
      `Uses the proxy http://user:${foreign}@proxy.example:3128 with Proxy-Authorization: Basic ${foreign}`,
    );
    log.info(spellings(key).join("\n"));
    log.error("Unexpected.", new Error("outer", { cause: new TypeError(`inner ${key}`) }));
    for (const text of [...spellings(key), foreign]) expect(lines.join("\n")).not.toContain(text);
    expect(lines.join("\n")).toContain("proxy.example:3128");
  });
});
