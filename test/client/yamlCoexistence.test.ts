import { describe, expect, it } from "vitest";
import {
  isLeftToOther,
  namesSchema,
  type SharedFeature,
  type YamlSituation,
} from "../../client/src/yamlCoexistence.js";

const features: readonly SharedFeature[] = ["hover", "completion", "outline"];

/** What is left to another YAML extension. */
const left = (situation: Partial<YamlSituation>) =>
  features.filter((feature) =>
    isLeftToOther(feature, {
      languageId: "yaml",
      setting: "auto",
      isOtherActive: true,
      hasSchema: false,
      ...situation,
    }),
  );

describe("beside another YAML extension", () => {
  it.each<[string, Partial<YamlSituation>, readonly SharedFeature[]]>([
    ["a block file of the own language", { languageId: "press-block", hasSchema: true }, []],
    ["the own language, whatever is set", { languageId: "press-block", setting: "leave" }, []],
    ["a YAML file while the other does not run", { isOtherActive: false, hasSchema: true }, []],
    ["a YAML file that the other has no schema for", {}, ["outline"]],
    ["a YAML file that the other has a schema for", { hasSchema: true }, features],
    ["a YAML file of which nothing is to be left", { setting: "all", hasSchema: true }, []],
    [
      "a YAML file of which all is to be left",
      { setting: "leave", isOtherActive: false },
      features,
    ],
  ])("%s is shared so that nothing is shown twice", (_, situation, expected) => {
    expect(left(situation)).toEqual(expected);
  });

  it.each([
    ["# yaml-language-server: $schema=schemas/create-spec.schema.json\nbody: {}", true],
    ["body: {}\n#yaml-language-server:$schema=x", true],
    ["# yaml-language-server: $schema=\nbody: {}", false],
    ["note: 'yaml-language-server: $schema=x'", false],
  ])("%j names its schema: %s", (text, expected) => {
    expect(namesSchema(text)).toBe(expected);
  });
});
