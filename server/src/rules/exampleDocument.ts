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
  /** Beside `body`; not indented. */
  readonly root?: string;
}

/** A create-spec document with nothing to find in it but what the parts bring. */
export function specDocument(parts: SpecParts): string {
  const { kind = "workflow", version = "1", metadata = "", root = "" } = parts;
  const { release = "\n    version: 1.0.0\n    notes: First version" } = parts;
  const { config = kind === "workflow" ? steps : service } = parts;
  const named = /^ {4}\S*name\S*:/m.test(metadata) ? metadata : `${identity}${metadata}`;
  return `body:
  version: ${version}
  kind: ${kind}
  metadata:${named}
  release:${release}
  config:${config}${root}
`;
}

/** A create-spec document; `config` starts with a line break and is indented by four blanks. */
export function workflowDocument(config: string): string {
  return specDocument({ config });
}

/** A create-spec document; `parameters` starts with a line break and is indented by two blanks. */
export function parametersDocument(parameters: string, config = steps): string {
  return specDocument({ config, root: `\nparameters:${parameters}` });
}
