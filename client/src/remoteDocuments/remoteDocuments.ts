import { PressError } from "../api/errors.js";
import type { PressClient } from "../api/pressClient.js";
import type { DeclaredParameters, Deployment } from "../api/resources.js";
import { Emitter, type Subscribe } from "../emitter.js";
import { ExpectedError } from "../ui/expectedError.js";
import {
  deploymentText,
  releaseText,
  revisionText,
  runParametersText,
  specText,
} from "./blockTexts.js";
import { documentUri, type DocumentAddress } from "./documentAddress.js";

type Remote = Exclude<DocumentAddress, { readonly show: "text" }>;
type Of<Show extends Remote["show"]> = Extract<Remote, { readonly show: Show }>;

interface Reading {
  readonly client: PressClient;
  readonly options: { readonly signal?: AbortSignal };
}

/** How many texts of a session are kept. */
const mostTexts = 100;

/** The texts of documents that show what is on the platform, or what was made of it in this session. */
export class RemoteDocuments {
  readonly #clientOf: (accountId: string) => PressClient | undefined;
  readonly #texts = new Map<string, string>();
  readonly #prepared = new Map<string, string>();
  readonly #onPrepared: Emitter<DocumentAddress>;
  #count = 0;

  /** @param clientOf undefined for an account that is not signed in, or must not be used here */
  constructor(
    clientOf: (accountId: string) => PressClient | undefined,
    onListenerError: (error: unknown) => void,
  ) {
    this.#clientOf = clientOf;
    this.#onPrepared = new Emitter(onListenerError);
  }

  /** A document was read anew; where it is shown, it is to be shown again. */
  get onDidPrepare(): Subscribe<DocumentAddress> {
    return this.#onPrepared.event;
  }

  /** Keeps a text for this session; returns its URI. */
  keep(fileName: string, text: string): string {
    this.#count += 1;
    const id = String(this.#count);
    this.#texts.set(id, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > mostTexts && oldest !== undefined) this.#texts.delete(oldest);
    return documentUri({ fileName, address: { show: "text", id } });
  }

  /** As `read`; the next one to read the same gets this answer, so that an error is told by who asked. */
  async prepare(address: DocumentAddress, signal?: AbortSignal): Promise<void> {
    const text = await this.read(address, signal);
    this.#prepared.set(JSON.stringify(address), text);
    this.#onPrepared.fire(address);
  }

  /** Rejects with `PressError`, or with `ExpectedError` when there is nobody to ask. */
  async read(address: DocumentAddress, signal?: AbortSignal): Promise<string> {
    if (address.show === "text") return this.#text(address.id);
    const key = JSON.stringify(address);
    const prepared = this.#prepared.get(key);
    this.#prepared.delete(key);
    if (prepared !== undefined) return prepared;
    const client = this.#clientOf(address.account);
    if (client === undefined) {
      throw new ExpectedError(
        "This document is read with an account that is not signed in here; sign in, or trust the folder.",
      );
    }
    return readRemote({ client, options: signal === undefined ? {} : { signal } }, address);
  }

  #text(id: string): string {
    const text = this.#texts.get(id);
    if (text !== undefined) return text;
    throw new ExpectedError("This comparison was made in an earlier session; compare again.");
  }
}

function readRemote(reading: Reading, address: Remote): Promise<string> {
  switch (address.show) {
    case "spec":
      return readSpec(reading, address);
    case "release":
      return readRelease(reading, address);
    case "deployment":
    case "runParameters":
    case "revision":
      return readDeployment(reading, address);
  }
}

async function readSpec({ client, options }: Reading, { specId }: Of<"spec">): Promise<string> {
  const spec = await client.describeSpec(specId, options);
  const version = spec.latestRelease?.version;
  const release =
    version === undefined ? undefined : await client.describeSpecRelease(specId, version, options);
  return specText(spec, release);
}

async function readRelease(
  { client, options }: Reading,
  { specId, version }: Of<"release">,
): Promise<string> {
  const release = await client.describeSpecRelease(specId, version, options);
  return releaseText(await client.describeSpec(specId, options), release);
}

async function readDeployment(
  reading: Reading,
  address: Of<"deployment" | "runParameters" | "revision">,
): Promise<string> {
  const { client, options } = reading;
  const { deploymentId } = address;
  const deployment = await client.describeDeployment(deploymentId, options);
  if (address.show === "revision") {
    const revision = await client.describeDeploymentRevision(
      deploymentId,
      address.revision,
      options,
    );
    return revisionText(
      deployment,
      revision,
      await declaredBy(reading, deployment, revision.release),
    );
  }
  const declared = await declaredBy(reading, deployment, deployment.latestRevision?.release);
  if (address.show === "deployment") return deploymentText(deployment, declared);
  // Without the environment, whose variable would name another deployment.
  const values = await client.getParameters({ deploymentId, environment: {} }, options);
  return runParametersText(deployment, values, declared);
}

/** What the release of a revision declares; undefined when it is not known or cannot be read. */
async function declaredBy(
  { client, options }: Reading,
  { spec }: Deployment,
  release: { readonly version: string } | undefined,
): Promise<DeclaredParameters | undefined> {
  const version = (release ?? spec?.release)?.version;
  if (spec === undefined || version === undefined) return undefined;
  try {
    return (await client.describeSpecRelease(spec.id, version, options)).parameters ?? {};
  } catch (thrown) {
    if (thrown instanceof PressError && thrown.kind !== "cancelled") return undefined;
    throw thrown;
  }
}
