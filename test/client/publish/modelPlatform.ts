import { randomUUID } from "node:crypto";
import type { Answer, SeenRequest } from "./faultProxy.js";

interface Release {
  readonly version: string;
  readonly config: unknown;
}

interface Spec {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly releases: Release[];
}

interface Deployment {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly specId: string;
  readonly version: string;
  /** Notes of each revision. */
  readonly revisions: string[];
}

type Body = Readonly<Record<string, unknown>>;

/**
 * As much of a platform as publishing and deploying need, in memory: fast enough for thousands of scripts, and written
 * without the local platform. It takes whatever it is sent as often as it is sent it, but for names and versions.
 */
export class ModelPlatform {
  readonly specs: Spec[] = [];
  readonly deployments: Deployment[] = [];

  readonly answer = (request: SeenRequest): Promise<Answer> => {
    const { pathname, searchParams } = new URL(request.url, "http://model");
    const [, , , type = "", id, part, key] = pathname.split("/");
    const at = { id: id ?? "", part, key, name: searchParams.get("name") ?? "" };
    const isPost = request.method === "POST";
    const answer =
      type === "specs"
        ? isPost
          ? this.#createInSpecs(at, readForm(request))
          : this.#readSpecs(at)
        : isPost
          ? this.#createInDeployments(at, JSON.parse(request.body.toString()) as Body)
          : this.#readDeployments(at);
    return Promise.resolve(answer);
  };

  #createInSpecs({ id, part }: Place, body: Body): Answer {
    const version = text(body["release"], "version");
    const release = { version, config: body["config"] };
    if (part === undefined || id === "") {
      const [kind, name] = [String(body["kind"]), text(body["metadata"], "name")];
      if (this.specs.some((spec) => spec.kind === kind && spec.name === name)) return refusal(409);
      const spec = { id: randomUUID(), kind, name, releases: [release] };
      this.specs.push(spec);
      return ok({ id: spec.id }, 201);
    }
    const spec = this.specs.find((one) => one.id === id);
    if (spec === undefined) return refusal(404);
    if (spec.releases.some((one) => one.version === version)) return refusal(409);
    spec.releases.unshift(release);
    return ok({ id, release: { version } }, 201);
  }

  #readSpecs({ id, part, key, name }: Place): Answer {
    if (id === "") {
      return page("specs", this.specs.filter((spec) => spec.name.startsWith(name)).map(shownSpec));
    }
    const spec = this.specs.find((one) => one.id === id);
    if (spec === undefined) return refusal(404);
    if (part === undefined) return ok(shownSpec(spec));
    if (key === undefined) return page("releases", spec.releases);
    const release = spec.releases.find(({ version }) => version === key);
    return release === undefined ? refusal(404) : ok(release);
  }

  #createInDeployments({ id }: Place, body: Body): Answer {
    const notes = text(body["revision"], "notes");
    if (id !== "") {
      const deployment = this.deployments.find((one) => one.id === id);
      if (deployment === undefined) return refusal(404);
      deployment.revisions.push(notes);
      return ok({ id, revision: deployment.revisions.length }, 201);
    }
    const specId = text(body["spec"], "id");
    const name = text(body["metadata"], "name");
    const kind = this.specs.find((one) => one.id === specId)?.kind;
    if (kind === undefined) return refusal(422);
    if (this.deployments.some((one) => one.kind === kind && one.name === name)) return refusal(409);
    const version = text((body["spec"] as Body)["release"], "version");
    const deployment = { id: randomUUID(), kind, name, specId, version, revisions: [notes] };
    this.deployments.push(deployment);
    return ok({ id: deployment.id }, 201);
  }

  #readDeployments({ id, part, key, name }: Place): Answer {
    if (id === "") {
      const found = this.deployments.filter((one) => one.name.startsWith(name));
      return page("deployments", found.map(shownDeployment));
    }
    const deployment = this.deployments.find((one) => one.id === id);
    if (deployment === undefined) return refusal(404);
    if (part === undefined) return ok(shownDeployment(deployment));
    const revisions = deployment.revisions.map((_, index) => shownRevision(deployment, index + 1));
    if (key === undefined) return page("revisions", revisions.reverse());
    return ok(shownRevision(deployment, Number(key)));
  }
}

interface Place {
  readonly id: string;
  readonly part: string | undefined;
  readonly key: string | undefined;
  /** Filter of a list. */
  readonly name: string;
}

function shownSpec({ id, kind, name, releases }: Spec): Body {
  return { id, kind, scope: "private", metadata: { name }, latestRelease: releases[0] };
}

function shownDeployment(deployment: Deployment): Body {
  const { id, kind, name, specId, version, revisions } = deployment;
  return {
    ...{ id, kind, status: "deployed", metadata: { name } },
    spec: { id: specId, release: { version } },
    latestRevision: shownRevision(deployment, revisions.length),
  };
}

function shownRevision({ revisions, version }: Deployment, number: number): Body {
  const notes = revisions[number - 1];
  return { revision: number, status: "deployed", notes, release: { version } };
}

function text(value: unknown, key: string): string {
  const field = typeof value === "object" && value !== null ? (value as Body)[key] : undefined;
  return typeof field === "string" ? field : "";
}

/** The part `spec` of a form. */
function readForm({ body }: SeenRequest): Body {
  const content = /name="spec"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(body.toString())?.[1];
  return JSON.parse(content ?? "{}") as Body;
}

function ok(body: Body | Release, status = 200): Answer {
  return { status, body: JSON.stringify(body) };
}

function page(key: string, items: readonly unknown[]): Answer {
  return ok({ [key]: items, pageNumber: 1, pageSize: 100, pageCount: 1, totalCount: items.length });
}

function refusal(status: number): Answer {
  return { status, body: JSON.stringify({ message: `Refused with ${status}.` }) };
}
