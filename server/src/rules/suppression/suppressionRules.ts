/** What is found about suppression comments, one line per id, for docs/rules.md. All of them are warnings. */
export const suppressionRules: ReadonlyMap<`suppression/${string}`, string> = new Map([
  ["suppression/unknown-rule", "A suppression comment names rules that exist."],
  ["suppression/unused", "A suppression comment suppresses something."],
  ["suppression/without-rule", "A suppression comment names the rules that it suppresses."],
]);
