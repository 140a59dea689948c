/**
 * Whole documents for the examples of rules, so that each rule writes only the part it is about.
 */

const identity = `
    name: nightly-training
    summary: Trains the model every night`;

const steps = `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`;

const service = `
    imageDetails: { id: 12, versionId: 3 }`;

/** The parts of a create-spec document that an example is about; each starts with a line break. */
interface SpecParts {
  readonly kind?: "workflow" | "service" | "webapp";
  /** Replaces the value of `body.version`. */
  readonly version?: string;
  /** Comes after name and summary, or instead of them when it has a name; indented by four blanks. */
  readonly metadata?: string;
  /** Below `release`, instead of version and notes; indented by four blanks. */
  readonly release?: string;
  /** Below `config`; indented by four blanks. */
  readonly config?: string;
  /** How a workflow is started that has no triggers of its own in `config`; by a webhook unless given. */
  readonly start?: "by-webhook" | "by-hand";
  /** Beside `body`; not indented. */
  readonly root?: string;
}

/** A create-spec document with nothing to find in it but what the parts bring. */
export function specDocument(parts: SpecParts): string {
  const { kind = "workflow", version = "1", metadata = "", root = "" } = parts;
  const { release = "\n    version: 1.0.0\n    notes: First version" } = parts;
  const { config = kind === "workflow" ? steps : service } = parts;
  const isStarted = kind === "workflow" && parts.start !== "by-hand";
  const named = /^ {4}\S*name\S*:/m.test(metadata) ? metadata : `${identity}${metadata}`;
  return `body:
  version: ${version}
  kind: ${kind}
  metadata:${named}
  release:${release}
  config:${isStarted ? withTriggers(config) : config}${root}
`;
}

const triggers = `
    triggers:
      - webhook: true`;

/**
 * A create-spec document that a webhook starts and that has an artifact where images are built, unless its config has
 * triggers of its own; `config` starts with a line break and is indented by four blanks.
 */
export function workflowDocument(config: string): string {
  return specDocument({ config, root: artifactFor(config) });
}

/** A create-spec document of a workflow that nothing starts but its config. */
export function manualWorkflowDocument(config: string): string {
  return specDocument({ config, start: "by-hand" });
}

function withTriggers(config: string): string {
  return config.includes("\n    triggers:") ? config : `${config}${triggers}`;
}

function artifactFor(config: string): string {
  return config.includes("dockerfile:") ? "\nartifact:\n  path: ." : "";
}

/** A create-spec document; `parameters` starts with a line break and is indented by two blanks. */
export function parametersDocument(parameters: string, config = steps): string {
  const root = `${artifactFor(config)}\nparameters:${parameters}`;
  return specDocument({ config, root });
}

/** A create-spec document whose image is built from an artifact with the given entries, two columns in. */
export function artifactDocument(entries: string, key = "artifact"): string {
  const config = `
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py`;
  return specDocument({ config, root: `\n${key}:\n  ${entries}` });
}

/** The artifact of `imageDocument`. */
export const imageFiles = { "images/Dockerfile": "FROM python", ".dockerignore": "" } as const;

/** A create-spec document with a step that runs in an image which is built from the files around it. */
export function imageDocument(image: string): string {
  return workflowDocument(`
    steps:
      train:
        image: ${image}
        command: python train.py`);
}

/** What `templateDocument` may include. */
export const exampleFragment = {
  "parts/steps.yaml": "train: { type: sql, sqlQueryPath: train.sql }\n",
} as const;

/** A project file by which the template parameters of the examples are those of `dev.yaml`. */
export const templateFiles = {
  ".press-blocks.yaml": "templateParameters: { '*.block.yaml': dev.yaml }\n",
  "dev.yaml": "prefix: dev\n",
} as const;

/** A create-spec document with template tags in its steps or its name. */
export function templateDocument(steps: string, name = "nightly"): string {
  return specDocument({
    metadata: `\n    name: ${name}\n    summary: Trains the model every night`,
    config: `\n    steps:\n      ${steps}`,
  });
}

const specId = "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10";

/** A create-deployment document of the block in `forecast.block.yaml`; `values` stand below `parameters`. */
export function deploymentDocument(values: string, marker = "forecast.block.yaml"): string {
  return `# peak-press-spec: ${marker}
body:
  metadata:
    name: forecast-north
    summary: Forecast for the north
  spec:
    id: ${specId}
  revision:
    notes: First roll-out
  parameters:${values}
`;
}

/** The block that `deploymentDocument` deploys. */
export const deployedBlock = {
  "forecast.block.yaml": parametersDocument(`
  build:
    - { name: machine, title: Machine, type: number, required: false, defaultValue: 21 }
  run:
    - name: region
      title: Region
      type: string
      required: true
      options:
        - { title: North, value: north }
        - { title: South, value: south }
    - { name: horizon, title: Horizon, type: number, required: false, defaultValue: 14 }
    - { name: api_key, title: Key, type: string, required: false, hideValue: true }`),
} as const;
