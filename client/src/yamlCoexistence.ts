/** What may be answered twice where two extensions know a YAML file. */
export type SharedFeature = "hover" | "completion" | "outline";

/**
 * The setting `pressBlock.yamlFiles`: `auto` leaves to the other extension what it answers, `all` leaves it nothing, `leave`
 * leaves it everything.
 */
export type YamlFiles = "auto" | "all" | "leave";

export interface YamlSituation {
  /** Of the editor. */
  readonly languageId: string;
  readonly setting: YamlFiles;
  /** Whether Red Hat's YAML extension runs. */
  readonly isOtherActive: boolean;
  /** Whether that extension has a schema for the file. */
  readonly hasSchema: boolean;
}

/**
 * Whether a feature is left to the other extension. It serves the language `yaml` and not `press-block`, so a block that is
 * recognised by its content is the only file that both know. Its outline is always there; hover and completion come from a
 * schema, and without one they are empty.
 */
export function isLeftToOther(
  feature: SharedFeature,
  { languageId, setting, isOtherActive, hasSchema }: YamlSituation,
): boolean {
  if (languageId !== "yaml" || setting === "all") return false;
  if (setting === "leave") return true;
  return isOtherActive && (feature === "outline" || hasSchema);
}

/** Whether a text names its schema for that extension: `# yaml-language-server: $schema=…`. */
export function namesSchema(text: string): boolean {
  return /^[ \t]*#[ \t]*yaml-language-server[ \t]*:[ \t]*\$schema=[ \t]*\S/m.test(text);
}
