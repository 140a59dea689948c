/** What is found in project files beside the schema's findings, one line per id, for docs/rules.md. */
export const projectRules: ReadonlyMap<`project/${string}`, string> = new Map([
  ["project/unknown-rule", "A project file names rules that exist."],
]);
