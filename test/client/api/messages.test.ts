import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseAddress } from "../../../client/src/api/address.js";
import type { PressError, PressErrorKind } from "../../../client/src/api/errors.js";
import { canary, content, deployment, emptyPage, errorOf, PressFixture } from "./pressFixture.js";
import type { Reaction } from "./scriptedServer.js";

const press = new PressFixture();
const host = () => new URL(press.server.address).host;

afterEach(() => {
  vi.unstubAllEnvs();
});

async function answered(
  reaction: Reaction,
  call: () => Promise<unknown> = () => press.client.createDeployment(deployment),
) {
  press.answer(reaction);
  return errorOf(call());
}

const keyed = (key: string) => () => errorOf(press.connect(press.server.address, key).listSpecs());
const addressed = (address: string) => () =>
  errorOf(Promise.resolve().then(() => parseAddress(address)));

async function uploadOf(bytes: number): Promise<PressError> {
  const folder = await mkdtemp(path.join(tmpdir(), "press-test-"));
  const filePath = path.join(folder, "packed");
  await writeFile(filePath, Buffer.alloc(bytes));
  const artifact = { filePath, name: "artifact.zip", contentType: "application/zip" };
  press.answer({ status: 413, body: { detail: "The limit is 10 MB." } });
  const error = await errorOf(press.client.createSpec(content, artifact));
  await rm(folder, { recursive: true });
  return error;
}

/** What a user meets, what made it, and what is said about it. HOST stands for the platform's host. */
const table: [string, () => Promise<PressError>, PressErrorKind, string][] = [
  [
    "a key with a line break",
    keyed(`${canary}\n${canary}`),
    "invalidKey",
    "The key for HOST contains a line break, so it was not sent; sign in again with only the key.",
  ],
  [
    "a key with a blank",
    keyed(`${canary} ${canary}`),
    "invalidKey",
    "The key for HOST contains a blank, so it was not sent; sign in again with only the key.",
  ],
  [
    "a key in quotes",
    keyed(`"${canary}"`),
    "invalidKey",
    "The key for HOST is in quotes, so it was not sent; sign in again with only the key.",
  ],
  [
    "a key with an ellipsis",
    keyed(`${canary}…`),
    "invalidKey",
    "The key for HOST contains the character U+2026, so it was not sent; sign in again with only the key.",
  ],
  [
    "an empty key",
    keyed("  "),
    "invalidKey",
    "The key for HOST is empty, so it was not sent; sign in again with only the key.",
  ],
  [
    "no key",
    () => errorOf(press.connectWith({ getKey: () => Promise.resolve(undefined) }).listSpecs()),
    "unauthorized",
    "There is no key for HOST; sign in first.",
  ],
  [
    "an address without encryption",
    addressed("http://press.peak.ai"),
    "invalidAddress",
    "The platform address starts with http://, which does not protect the key; write https:// (http:// is for this machine only).",
  ],
  [
    "an address with a password",
    addressed("https://me:canary@press.peak.ai"),
    "invalidAddress",
    "The platform address holds a user name or password; remove it and sign in with a key.",
  ],
  [
    "an address that is none",
    addressed("press"),
    "invalidAddress",
    "The platform address is no web address; write one like https://press.peak.ai.",
  ],
  [
    "checks of certificates that are switched off",
    () => {
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
      return errorOf(press.connect("https://press.example.com").listSpecs());
    },
    "network",
    "Certificate checks are switched off by NODE_TLS_REJECT_UNAUTHORIZED=0, so the key is not sent to press.example.com; unset it and restart the editor.",
  ],
  [
    "a redirect to another host",
    () => answered({ status: 307, headers: { location: "https://elsewhere.example/x?y" } }),
    "redirect",
    "HOST redirects to https://elsewhere.example, where nothing was sent; check the platform address.",
  ],
  [
    "a page of a sign-in portal",
    () =>
      answered({ status: 200, headers: { "content-type": "text/html" }, body: "<html>" }, () =>
        press.client.listSpecs(),
      ),
    "notThePlatform",
    "HOST answered with a web page when asked to list the specs; check the address, and whether the network wants a sign-in first.",
  ],
  [
    "a platform that is down",
    async () => {
      await press.server.stop();
      return errorOf(press.client.listSpecs());
    },
    "network",
    "HOST does not accept connections; check the address and whether the platform runs.",
  ],
  [
    "a key that is refused",
    () => {
      press.clock.set(Date.now());
      return answered({ status: 401 });
    },
    "unauthorized",
    "HOST refused the key; sign in with a valid one.",
  ],
  [
    "a key without the permission",
    () => answered({ status: 403 }),
    "forbidden",
    "The key for HOST may not create the deployment; ask for the permission or sign in with another key.",
  ],
  [
    "a release that is there already",
    () => answered({ status: 409, body: { message: "Release 1.4.0 exists." } }),
    "conflict",
    "HOST could not create the deployment because of what exists already: Release 1.4.0 exists; refresh, then use another name or a higher version.",
  ],
  [
    "a redeployment while another is under way",
    () => answered({ status: 409 }, () => press.client.redeploy("d-1")),
    "conflict",
    "HOST could not redeploy the deployment in its present state; refresh, and try again when nothing is under way.",
  ],
  [
    "an artifact that is too large",
    () => uploadOf(7.9 * 2 ** 20),
    "payloadTooLarge",
    "HOST refused the artifact as too large (7.9 MiB): The limit is 10 MB; leave more out with an ignore file.",
  ],
  [
    "content that is wrong",
    () =>
      answered({
        status: 422,
        body: { errors: [{ pointer: "/config/0", message: "must be ≤ 8" }] },
      }),
    "unprocessableEntity",
    "HOST refused to create the deployment with status 422: /config/0 must be ≤ 8; correct it and try again.",
  ],
  [
    "too many requests",
    () => {
      const noon = new Date(2030, 0, 1, 14, 20);
      press.clock.set(noon.getTime());
      return answered({ status: 429, headers: { "retry-after": "3600" } });
    },
    "rateLimited",
    "HOST has had too many requests; try again in 60 minutes, at 15:20.",
  ],
  [
    "a create without an answer",
    async () => {
      press.answer({ fault: "hang" });
      const outcome = errorOf(press.client.createDeployment(deployment));
      await press.server.received(1);
      press.clock.advance(30_000);
      return outcome;
    },
    "timeout",
    "HOST did not answer in time when asked to create the deployment; it may have been done, so look before trying again.",
  ],
  [
    "a platform that fails",
    () => answered({ status: 500, headers: { "x-request-id": "abc" } }),
    "internalServerError",
    "HOST failed to create the deployment with status 500 (request id abc); it may have been done, so look before trying again.",
  ],
  [
    "an object that is gone",
    () => answered({ status: 404 }, () => press.client.describeDeployment("d-9")),
    "notFound",
    "HOST found nothing when asked to describe the deployment; it may be deleted, so refresh and choose again.",
  ],
  [
    "a proxy that wants credentials",
    () => answered({ status: 407 }),
    "network",
    "The proxy asks for credentials; enter them in the editor's setting http.proxy.",
  ],
  [
    "an answer of the wrong shape",
    () =>
      answered({ status: 200, body: { ...emptyPage, specs: [{ id: 7 }] } }, () =>
        press.client.listSpecs(),
      ),
    "notThePlatform",
    'HOST answered with "specs[0].id" that is not text when asked to list the specs; check the platform address.',
  ],
];

describe("what is said about", () => {
  it.each(table)("%s", async (_, provoke, kind, message) => {
    const error = await provoke();
    expect(error.message).toBe(message.replace("HOST", host()));
    expect(error.kind).toBe(kind);
    expect(error.message.length).toBeLessThanOrEqual(200);
    expect(error.message).not.toContain(homedir());
    expect(error.message).toMatch(/^[A-Z0-9][^\n!]*\.$/);
  });
});
