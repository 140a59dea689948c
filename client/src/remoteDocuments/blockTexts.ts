import type {
  DeclaredParameters,
  Deployment,
  Metadata,
  Release,
  Revision,
  Spec,
} from "../api/resources.js";
import { displayText } from "../ui/displayText.js";
import { maskDefaults, maskValues } from "./maskHidden.js";
import { renderYaml } from "./renderYaml.js";

/**
 * What is on the platform as the block file that would make it, so that it can be read, outlined and compared as one. What
 * no block file says (ids, times, states) stands in the comments at the top.
 */

type Fact = readonly [name: string, value: string | undefined];

export function specText(spec: Spec, release: Release | undefined): string {
  const { id, kind, scope, featured, metadata } = spec;
  return renderYaml(
    {
      body: { version: 1, kind, metadata: writtenMetadata(metadata), ...releaseBody(release) },
      ...(scope === undefined ? {} : { scope }),
      ...(featured === undefined ? {} : { featured }),
      ...releaseSiblings(release),
    },
    comments("create-spec", `Spec ${metadata.name} with its newest release`, [
      ["Status", metadata.status],
      ...created(metadata),
      ["Id", id],
      ...artifactFacts(release),
    ]),
  );
}

export function releaseText(spec: Spec, release: Release): string {
  const title = `Release ${release.version} of ${spec.metadata.name} (${spec.kind})`;
  return renderYaml(
    { body: releaseBody(release), ...releaseSiblings(release) },
    comments("create-release", title, [
      ...created(release),
      ["Spec", spec.id],
      ...artifactFacts(release),
    ]),
  );
}

/** `declared` undefined: it is not known which values are hidden. */
export function deploymentText(
  deployment: Deployment,
  declared: DeclaredParameters | undefined,
): string {
  const { id, kind, status, metadata, spec, latestRevision, parent } = deployment;
  const version = (latestRevision?.release ?? spec?.release)?.version;
  return renderYaml(
    {
      body: {
        metadata: writtenMetadata(metadata),
        spec: {
          ...(spec && { id: spec.id }),
          ...(version !== undefined && { release: { version } }),
        },
        revision: { notes: latestRevision?.notes ?? "" },
        ...parameterValues(latestRevision?.parameters, declared),
      },
    },
    comments("create-deployment", `Deployment ${metadata.name} (${kind})`, [
      ["Status", status],
      ["Revision", latestRevision?.revision],
      ...created(metadata),
      ["Id", id],
      ["Part of the app", parent?.id],
      ...hiddenFact(declared),
    ]),
  );
}

export function revisionText(
  deployment: Deployment,
  revision: Revision,
  declared: DeclaredParameters | undefined,
): string {
  const { release, notes, parameters, status } = revision;
  const title = `Revision ${revision.revision} of ${deployment.metadata.name} (${deployment.kind})`;
  return renderYaml(
    {
      body: {
        ...(release && { release: { version: release.version } }),
        revision: { notes: notes ?? "" },
        ...parameterValues(parameters, declared),
      },
    },
    comments("create-revision", title, [
      ["Status", status],
      ...created(revision),
      ["Deployment", deployment.id],
      ...hiddenFact(declared),
    ]),
  );
}

export function runParametersText(
  deployment: Deployment,
  values: Readonly<Record<string, unknown>>,
  declared: DeclaredParameters | undefined,
): string {
  return renderYaml(
    { body: maskValues(values, declared === undefined ? undefined : (declared.run ?? [])) },
    comments("patch-parameters", `Run parameters of ${deployment.metadata.name}`, [
      ["Deployment", deployment.id],
      ...hiddenFact(declared),
    ]),
  );
}

function releaseBody(release: Release | undefined) {
  if (release === undefined) return {};
  const { version, notes, config } = release;
  return {
    release: { version, ...(notes === undefined || notes === "" ? {} : { notes }) },
    config: config ?? {},
  };
}

function releaseSiblings(release: Release | undefined) {
  if (release === undefined) return {};
  const { parameters = {}, autoRunOnDeploy } = release;
  return {
    ...(Object.keys(parameters).length > 0 && { parameters: maskDefaults(parameters) }),
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
  };
}

/** What of the metadata authors write; the platform adds more. */
const writtenKeys = [
  "name",
  "title",
  "summary",
  "description",
  "descriptionContentType",
  "imageUrl",
  "tags",
] as const satisfies readonly (keyof Metadata)[];

export function writtenMetadata(metadata: Metadata): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    writtenKeys.flatMap((key) => {
      const value = metadata[key];
      const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
      return isEmpty ? [] : [[key, value]];
    }),
  );
}

function parameterValues(
  parameters: Revision["parameters"],
  declared: DeclaredParameters | undefined,
) {
  const lists = (["build", "run"] as const).flatMap((list) => {
    const values = parameters?.[list] ?? {};
    if (Object.keys(values).length === 0) return [];
    const known = declared === undefined ? undefined : (declared[list] ?? []);
    return [[list, maskValues(values, known)]];
  });
  return lists.length === 0 ? {} : { parameters: Object.fromEntries(lists) as unknown };
}

function artifactFacts(release: Release | undefined): readonly Fact[] {
  const artifact = release?.artifact;
  return artifact === undefined ? [] : [["Artifact", artifact.id ?? "there"]];
}

function hiddenFact(declared: DeclaredParameters | undefined): readonly Fact[] {
  if (declared !== undefined) return [];
  return [["Values", "all masked, since the release that tells which are hidden cannot be read"]];
}

function created({
  createdAt,
  createdBy,
}: {
  readonly createdAt?: string | undefined;
  readonly createdBy?: string | undefined;
}): readonly Fact[] {
  return [
    ["Created", createdAt],
    ["By", createdBy],
  ];
}

function comments(kind: string, title: string, facts: readonly Fact[]): readonly string[] {
  const told = facts.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`${name}: ${displayText(value)}`],
  );
  return [`peak-press: ${kind}`, `${displayText(title)}, read-only`, ...told];
}
