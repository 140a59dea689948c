/**
 * Whole documents for the examples of rules, so that each rule writes only the part it is about.
 */

const head = `body:
  version: 1
  kind: workflow
  metadata:
    name: nightly-training
    summary: Trains the model every night
  release:
    version: 1.0.0
  config:`;

const steps = `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`;

const triggers = `
    triggers:
      - webhook: true`;

/**
 * A create-spec document that a webhook starts, unless its config has triggers of its own; `config` starts with a line
 * break and is indented by four blanks.
 */
export function workflowDocument(config: string): string {
  return manualWorkflowDocument(
    config.includes("\n    triggers:") ? config : `${config}${triggers}`,
  );
}

/** A create-spec document of a workflow that nothing starts but its config. */
export function manualWorkflowDocument(config: string): string {
  return `${head}${config}\n`;
}

/** A create-spec document; `parameters` starts with a line break and is indented by two blanks. */
export function parametersDocument(parameters: string, config = steps): string {
  return `${workflowDocument(config)}parameters:${parameters}\n`;
}
