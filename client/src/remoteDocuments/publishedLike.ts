import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../api/guards.js";
import type { Release, Spec } from "../api/resources.js";
import { writtenMetadata } from "./blockTexts.js";
import { renderLike } from "./renderLike.js";
import { renderYaml } from "./renderYaml.js";

/**
 * A release in the shape and layout of the file it is compared with. What the platform does not tell, such as the folder of
 * the artifact, is as in the file.
 */
export function publishedLike(
  file: { readonly text: string | undefined; readonly content: unknown },
  remote: { readonly spec: Spec; readonly release: Release },
): string {
  const content = isRecord(file.content) ? file.content : {};
  const value = inShapeOf(content, remote);
  const like = file.text === undefined ? undefined : renderLike(file.text, value);
  return like ?? renderYaml(value);
}

function inShapeOf(
  content: Readonly<Record<string, unknown>>,
  { spec, release }: { readonly spec: Spec; readonly release: Release },
): Readonly<Record<string, unknown>> {
  const body = isRecord(content["body"]) ? content["body"] : {};
  const { version, notes, config, parameters, autoRunOnDeploy } = release;
  const ofRelease = {
    release: { version, ...(notes === undefined || notes === "" ? {} : { notes }) },
    config: config ?? {},
  };
  const isSpec = body["kind"] !== undefined || body["metadata"] !== undefined;
  const written = isSpec
    ? { ...body, kind: spec.kind, metadata: writtenMetadata(spec.metadata), ...ofRelease }
    : { ...body, ...ofRelease };
  const siblings: Readonly<Record<string, unknown>> = {
    parameters,
    autoRunOnDeploy,
    ...(isSpec ? { featured: spec.featured, scope: spec.scope } : {}),
  };
  const told = Object.entries(siblings).filter(
    ([key, value]) => !isAssumed(key, value) || Object.hasOwn(content, key),
  );
  const others = Object.entries(content).filter(([key]) => !Object.hasOwn(siblings, key));
  return {
    ...Object.fromEntries(others),
    body: written,
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
  };
}

const assumed: Readonly<Record<string, readonly unknown[]>> = {
  parameters: [undefined, {}],
  autoRunOnDeploy: [undefined, false],
  featured: [undefined, false],
  scope: [undefined, "private"],
};

/** What holds where a file says nothing. */
function isAssumed(key: string, value: unknown): boolean {
  return (assumed[key] ?? []).some((one) => isDeepStrictEqual(one, value));
}
