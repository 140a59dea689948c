/** A workflow with two images and the given steps, six columns in; `rest` follows the body. */
export const workflow = (steps: string, rest = "") => `artifact: { path: . }
body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0, notes: First }
  config:
    images:
      python: { dockerfile: Dockerfile }
      node-20: { dockerfile: Dockerfile }
    steps:
${steps}${rest}`;
