/** The page with a section per rule; its anchor is the rule id with a hyphen for the slash. */
const rulesPage = "https://github.com/press-blocks/press-blocks/blob/main/docs/rules.md";

/** Address of a rule's section. */
export function rulePage(id: string): string {
  return `${rulesPage}#${id.replace("/", "-")}`;
}
