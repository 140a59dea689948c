/** A refactoring by an example. */
export interface RefactoringCase {
  readonly title: string;
  readonly kind: string;
  /** What is special about it. */
  readonly about: string;
  readonly before: string;
  readonly after: string;
}

/** A workflow with these lines below `config`, indented by four blanks. */
export const workflow = (config: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: "1.0.0", notes: First }
  config:
${config}`;
