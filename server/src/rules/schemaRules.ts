/** What the schemas report, one line per id, for docs/rules.md. */
export const schemaRules: ReadonlyMap<`schema/${string}`, string> = new Map([
  ["schema/blank", "A text that must be given is not blank."],
  ["schema/const", "The value is the only one that is allowed here."],
  ["schema/empty-list", "A list that must have entries is not empty."],
  ["schema/enum", "The value is one of those that are allowed here."],
  ["schema/foreign-key", "A key belongs to the kind or type of what it is written in."],
  ["schema/image-source", "A standard step has exactly one image, a service or web app too."],
  [
    "schema/misplaced-key",
    "A key stands where the platform looks for it; elsewhere it is ignored.",
  ],
  ["schema/missing-type", "A step that is no standard step says its type."],
  ["schema/no-change", "A file that changes something names what it changes."],
  ["schema/pattern", "A text is written in the form that is asked for, such as 1.0.0."],
  ["schema/range", "A number lies between its limits."],
  ["schema/required-key", "A key that is required is there."],
  ["schema/sql-source", "An sql step has exactly one script."],
  ["schema/too-large", "The file does not unfold to more values than can be checked."],
  ["schema/trigger-source", "An entry of `triggers` has exactly one cause."],
  ["schema/type", "A value has the type that is asked for."],
  ["schema/unknown-key", "A key is known; others are ignored by the platform."],
  ["schema/watcher-target", "An entry of `watchers` has exactly one receiver."],
]);
