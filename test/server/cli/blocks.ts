/** A block file without anything to find in it but hints. */
export const valid = `body:
  version: 1
  kind: workflow
  metadata: { name: nightly, summary: Runs every night }
  release: { version: 1.0.0, notes: First }
  config:
    steps:
      load: { type: sql, sqlQueryPath: load.sql }
      export: { type: sql, sqlQueryPath: export.sql, parents: [load] }
    triggers: [{ webhook: true }]
`;

/** One error (line 9), which no safe fix mends. */
export const unknownParent = valid.replace("parents: [load]", "parents: [elsewhere]");

/** One warning (line 9), which a safe fix mends. */
export const duplicateParent = valid.replace("parents: [load]", "parents: [load, load]");
