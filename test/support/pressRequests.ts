/** Requests to a platform as any client could send them, and block documents to send. */

/** Any resource in an answer; a test asserts the parts that it reads. */
interface Resource {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly revision: string;
  readonly version: string;
  readonly notes: string;
  readonly spec: { readonly id: string };
  readonly metadata: { readonly name: string; readonly status: string; readonly createdAt: string };
  readonly release: { readonly version: string };
  readonly latestRelease: { readonly version: string };
  readonly latestRevision: Resource & { readonly blocks: readonly object[] };
  readonly parent: { readonly id: string };
  readonly featured: boolean;
  readonly scope: string;
  readonly tenants: readonly string[];
  readonly artifact: { readonly id: string; readonly version: string };
  readonly parameters: { readonly build: object; readonly run: object };
}

/** Any answer: a resource, a page or an error. */
interface AnswerBody extends Resource {
  readonly pageCount: number;
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly specs: readonly Resource[];
  readonly releases: readonly Resource[];
  readonly deployments: readonly Resource[];
  readonly revisions: readonly Resource[];
  readonly message: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

export interface Target {
  readonly address: string;
  readonly key: string;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
}

export async function send(
  target: Target,
  method: string,
  path: string,
  body?: FormData | object | string,
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${target.address}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...target.headers,
      ...(target.key === "" ? {} : { authorization: target.key }),
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined
      ? {}
      : { body: isForm || typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as AnswerBody,
  };
}

export interface SpecOverrides {
  readonly kind?: string;
  readonly metadata?: object;
  readonly version?: string;
  readonly parameters?: object;
  readonly scope?: string;
  readonly tenants?: readonly string[];
  readonly featured?: boolean;
  readonly autoRunOnDeploy?: boolean;
  readonly artifact?: Blob;
  readonly config?: object;
}

const config = {
  steps: {
    heartbeat: {
      type: "standard",
      imageDetails: { id: 1201, versionId: 3417 },
      command: "echo alive",
    },
  },
  triggers: [{ cron: "0 2 * * *" }],
};

/** The form of a minimal workflow. */
export function specForm(name: string, overrides: SpecOverrides = {}): FormData {
  return formOf(
    {
      version: 1,
      kind: overrides.kind ?? "workflow",
      metadata: { name, summary: "Prints a line every night", ...overrides.metadata },
      release: { version: overrides.version ?? "1.0.0", notes: "First" },
      config: overrides.config ?? config,
    },
    overrides,
  );
}

export function releaseForm(version: string, overrides: SpecOverrides = {}): FormData {
  return formOf(
    { release: { version, notes: `Notes of ${version}` }, config: overrides.config ?? config },
    overrides,
  );
}

function formOf(body: object, overrides: SpecOverrides): FormData {
  const form = new FormData();
  form.set("spec", JSON.stringify(body));
  for (const name of ["parameters", "tenants", "featured", "autoRunOnDeploy"] as const) {
    if (overrides[name] !== undefined) form.set(name, JSON.stringify(overrides[name]));
  }
  if (overrides.scope !== undefined) form.set("scope", overrides.scope);
  if (overrides.artifact !== undefined) form.set("artifact", overrides.artifact, "artifact.zip");
  return form;
}

/** Creates a spec and returns its id; fails with the platform's answer when it is refused. */
export async function createSpec(
  target: Target,
  name: string,
  overrides?: SpecOverrides,
): Promise<string> {
  return idOf(await send(target, "POST", "/v1/blocks/specs/", specForm(name, overrides)));
}

export function deploymentBody(name: string, specId: string, extra: object = {}): object {
  return {
    metadata: { name, summary: "For tests" },
    spec: { id: specId },
    revision: { notes: "First roll-out" },
    ...extra,
  };
}

export async function createDeployment(
  target: Target,
  name: string,
  specId: string,
  extra?: object,
): Promise<string> {
  const body = deploymentBody(name, specId, extra);
  return idOf(await send(target, "POST", "/v1/blocks/deployments/", body));
}

function idOf(answer: Answer): string {
  const { body } = answer;
  if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(body)}`);
  return body.id;
}
