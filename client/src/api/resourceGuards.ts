import { anything, flag, list, object, optional, required, text } from "./guards.js";
import type { Guard } from "./guards.js";
import type {
  DeclaredParameters,
  DeploymentSummary,
  Metadata,
  ParameterDeclaration,
  Release,
  ReleaseSummary,
  RevisionSummary,
  SpecSummary,
} from "./resources.js";

const tag: Guard<{ readonly name: string }> = object<{ readonly name: string }>({
  name: required(text),
});

const metadata: Guard<Metadata> = object<Metadata>({
  name: required(text),
  title: optional(text),
  summary: optional(text),
  description: optional(text),
  descriptionContentType: optional(text),
  imageUrl: optional(text),
  tags: optional(list(tag)),
  status: optional(text),
  createdAt: optional(text),
  createdBy: optional(text),
});

const releaseFields = {
  version: required(text),
  notes: optional(text),
  createdAt: optional(text),
  createdBy: optional(text),
} as const;

export const releaseSummary: Guard<ReleaseSummary> = object<ReleaseSummary>(releaseFields);

export const specSummary: Guard<SpecSummary> = object<SpecSummary>({
  id: required(text),
  kind: required(text),
  featured: optional(flag),
  scope: optional(text),
  metadata: required(metadata),
  latestRelease: optional(releaseSummary),
});

interface Option {
  readonly title: string;
  readonly value: unknown;
}

const option: Guard<Option> = object<Option>({ title: required(text), value: optional(anything) });

const parameter: Guard<ParameterDeclaration> = object<ParameterDeclaration>({
  name: required(text),
  type: required(text),
  required: optional(flag),
  title: optional(text),
  description: optional(text),
  defaultValue: optional(anything),
  hideValue: optional(flag),
  options: optional(list(option)),
});

const parameters: Guard<DeclaredParameters> = object<DeclaredParameters>({
  build: optional(list(parameter)),
  run: optional(list(parameter)),
});

export const release: Guard<Release> = object<Release>({
  ...releaseFields,
  autoRunOnDeploy: optional(flag),
  config: optional(anything),
  parameters: optional(parameters),
});

interface ReleaseReference {
  readonly version: string;
}

const releaseReference: Guard<ReleaseReference> = object<ReleaseReference>({
  version: required(text),
});

export const revisionSummary: Guard<RevisionSummary> = object<RevisionSummary>(
  {
    revision: required(text),
    status: required(text),
    notes: optional(text),
    release: optional(releaseReference),
    createdAt: optional(text),
    createdBy: optional(text),
  },
  (record) => {
    // Revisions are numbered, and some answers carry the number as such.
    const number = record["revision"];
    if (typeof number === "number") record["revision"] = String(number);
  },
);

interface SpecReference {
  readonly id: string;
  readonly release?: ReleaseReference;
}

const specReference: Guard<SpecReference> = object<SpecReference>({
  id: required(text),
  release: optional(releaseReference),
});

export const deploymentSummary: Guard<DeploymentSummary> = object<DeploymentSummary>({
  id: required(text),
  kind: required(text),
  status: required(text),
  metadata: required(metadata),
  spec: optional(specReference),
  latestRevision: optional(revisionSummary),
});

export interface Created {
  readonly id: string;
}

export const created: Guard<Created> = object<Created>({ id: required(text) });

export interface CreatedRelease extends Created {
  readonly release: ReleaseReference;
}

export const createdRelease: Guard<CreatedRelease> = object<CreatedRelease>({
  id: required(text),
  release: required(releaseReference),
});
