import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createDeployment, createSpec, send } from "../support/pressRequests.js";

let platform: PlatformProcess;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
  await createSpec(platform, "alpha", { metadata: { title: "Zebra" }, featured: true });
  await platform.advance(1);
  await createSpec(platform, "alphabet", { metadata: { title: "Yak" }, scope: "public" });
  await platform.advance(1);
  const beta = await createSpec(platform, "beta", { metadata: { title: "Xerus" } });
  await platform.advance(1);
  await createSpec(platform, "100%_off", { metadata: { title: "Percent" } });
  for (const [name, title] of [
    ["first", "Two"],
    ["second", "One"],
  ] as const) {
    await createDeployment(platform, name, beta, {
      metadata: { name, title, summary: "For tests" },
    });
    await platform.advance(2);
  }
});

afterAll(() => platform.stop());

const specNames = async (query: string) => {
  const { body } = await send(platform, "GET", `/v1/blocks/specs/${query}`);
  return body.specs.map(({ metadata }) => metadata.name);
};

const deploymentNames = async (query: string) => {
  const { body } = await send(platform, "GET", `/v1/blocks/deployments/${query}`);
  return body.deployments.map(({ metadata }) => metadata.name);
};

describe("list specs", () => {
  it("answers a page with counts, newest first, 25 to a page", async () => {
    const { status, body } = await send(platform, "GET", "/v1/blocks/specs/");
    expect(status).toBe(200);
    expect(body).toMatchObject({ pageCount: 1, pageNumber: 1, pageSize: 25, specCount: 4 });
    expect(body.specs.map(({ metadata }) => metadata.name)).toEqual([
      "100%_off",
      "beta",
      "alphabet",
      "alpha",
    ]);
    expect(body.specs[0]?.latestRelease.version).toBe("1.0.0");
  });

  it("is the same without the trailing slash", async () => {
    const { body } = await send(platform, "GET", "/v1/blocks/specs");
    expect(body.specs).toHaveLength(4);
  });

  it.each([
    ["?name=alpha", ["alphabet", "alpha"]],
    ["?name=lpha", []],
    ["?name=100%25", ["100%_off"]],
    ["?name=%25", []],
    ["?name=_", []],
    ["?name=%27%3B--", []],
    ["?title=Z", ["alpha"]],
    ["?featured=True", ["alpha"]],
    ["?featured=false&name=al", ["alphabet"]],
    ["?scope=public", ["alphabet"]],
    ["?scope=public&scope=private&name=alpha", ["alphabet", "alpha"]],
    ["?scope=public,private&name=alpha", ["alphabet", "alpha"]],
    ["?status=archived", []],
    ["?status=archived,available&name=beta", ["beta"]],
    ["?kind=service", []],
    ["?kind=workflow&name=beta", ["beta"]],
    ["?anything=else&name=beta", ["beta"]],
  ])("filters by %s", async (query, names) => {
    expect(await specNames(query)).toEqual(names);
  });

  it.each([
    ["?sort=name:asc", ["100%_off", "alpha", "alphabet", "beta"]],
    ["?sort=name", ["100%_off", "alpha", "alphabet", "beta"]],
    ["?sort=title:desc", ["alpha", "alphabet", "beta", "100%_off"]],
    ["?sort=createdAt:asc", ["alpha", "alphabet", "beta", "100%_off"]],
    ["?sort=createdBy:asc&sort=name:desc", ["beta", "alphabet", "alpha", "100%_off"]],
    ["?sort=createdBy:asc,name:desc", ["beta", "alphabet", "alpha", "100%_off"]],
  ])("sorts by %s", async (query, names) => {
    expect(await specNames(query)).toEqual(names);
  });

  it("gives each item on exactly one page, and an empty page behind the last", async () => {
    const names: string[] = [];
    for (const pageNumber of [1, 2, 3]) {
      const { body } = await send(
        platform,
        "GET",
        `/v1/blocks/specs/?pageSize=3&pageNumber=${pageNumber}`,
      );
      expect(body).toMatchObject({ pageCount: 2, pageNumber, pageSize: 3, specCount: 4 });
      names.push(...body.specs.map(({ metadata }) => metadata.name));
    }
    expect(names).toEqual(["100%_off", "beta", "alphabet", "alpha"]);
  });

  it.each([
    ["?pageNumber=0", '"0" is no pageNumber; it is a whole number from 1 to 1000000000.'],
    ["?pageSize=-1", '"-1" is no pageSize; it is a whole number from 1 to 1000.'],
    ["?pageSize=1e3", '"1e3" is no pageSize; it is a whole number from 1 to 1000.'],
    ["?status=deployed", '"deployed" is no status; allowed are available, unavailable, archived.'],
    ["?scope=all", '"all" is no scope; allowed are private, public, shared.'],
    ["?featured=1", '"1" is no value for featured; allowed are true and false.'],
    ["?sort=name:up", '"up" is no sort order; allowed are asc and desc.'],
    [
      "?sort=id:asc",
      'Cannot sort by "id:asc"; allowed are createdAt, createdBy, name, title, each followed by :asc or :desc.',
    ],
    ["?name=a%00b", "name contains a control character."],
  ])("refuses %s with 400", async (query, message) => {
    const { status, body } = await send(platform, "GET", `/v1/blocks/specs/${query}`);
    expect({ status, message: body.message }).toEqual({ status: 400, message });
  });
});

describe("list deployments", () => {
  it("filters by the status that holds at the time of asking", async () => {
    const { body } = await send(platform, "GET", "/v1/blocks/deployments/");
    expect(body).toMatchObject({ pageCount: 1, deploymentCount: 2 });
    expect(await deploymentNames("?status=deployed")).toEqual(["first"]);
    expect(await deploymentNames("?status=deploying")).toEqual(["second"]);
    expect(await deploymentNames("?status=deploying,deployed&sort=title:asc")).toEqual([
      "second",
      "first",
    ]);
  });

  it("filters by the beginning of name and title", async () => {
    expect(await deploymentNames("?name=fi")).toEqual(["first"]);
    expect(await deploymentNames("?title=On")).toEqual(["second"]);
  });

  it("refuses a status that only revisions have with 400", async () => {
    const { status, body } = await send(
      platform,
      "GET",
      "/v1/blocks/deployments/?status=superseded",
    );
    expect(status).toBe(400);
    expect(body.message).toContain('"superseded" is no status');
  });
});
