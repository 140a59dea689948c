import { assuming, rule, tellingRule, type ContractRule } from "./contractRule.js";

/** What a change of an image that is built for the block means. */
export function imageRules(
  pattern: string,
  subject: (...names: readonly string[]) => string,
): readonly ContractRule[] {
  const The = (...names: readonly string[]) => {
    const text = subject(...names);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return [
    rule(pattern, "compatible", The),
    tellingRule(
      `${pattern}.version`,
      "compatible",
      (...names) => `The version of ${subject(...names)}`,
    ),
    assuming(
      true,
      rule(
        `${pattern}.useCache`,
        "cosmetic",
        (...names) => `The use of the cache for ${subject(...names)}`,
      ),
    ),
    {
      pattern: `${pattern}.secrets`,
      judge: (difference) =>
        rule(
          pattern,
          { added: "breaking", removed: "compatible", changed: "breaking" },
          () => `The list of secrets for building ${subject(...difference.names)}`,
        ).judge(difference),
    },
  ];
}
