import type { SyntaxTree } from "../../document/syntaxNode.js";
import { readVariablePlaces } from "../../template/variableScopes.js";
import type { Occurrence } from "./occurrence.js";

/** The variables of the templates in a text, placeholders that the platform fills among them. */
export function variableNames({
  text,
  templateTags,
}: Pick<SyntaxTree, "text" | "templateTags">): readonly Occurrence[] {
  return readVariablePlaces(text, templateTags).map(({ name, range, role, scope }): Occurrence => ({
    kind: "variable",
    name,
    role,
    range,
    form: "word",
    ...(scope && { owner: String(scope.start), scope }),
    ...(role === "declaration" && { whole: range }),
  }));
}
