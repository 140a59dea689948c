import type { ScalarNode, SyntaxNode } from "../document/syntaxNode.js";

/** Names of what the platform keeps under lock, as a file uses them. */
export interface SecretNames {
  readonly secrets: ReadonlySet<string>;
  /** External credentials, such as those for Git repositories. */
  readonly credentials: ReadonlySet<string>;
}

/** Keys whose text is the name of a secret. */
const secretKeys: ReadonlySet<string> = new Set([
  "clientId",
  "clientSecret",
  "password",
  "apiKey",
  "bearerToken",
]);

/** The names of secrets and credentials in a part of a file, in the order of the text. */
export function secretNamesIn(root: SyntaxNode | undefined): SecretNames {
  const found = { secrets: new Set<string>(), credentials: new Set<string>() };
  const visit = (node: SyntaxNode | undefined, key: string, parent: string): void => {
    if (node?.kind === "mapping") {
      for (const pair of node.pairs) visit(pair.value, pair.key.text, key);
    } else if (node?.kind === "sequence") {
      for (const item of node.items) visit(item, key, key);
    } else if (node?.kind === "scalar" && isName(node)) {
      setOf(found, key, parent)?.add(node.text);
    }
  };
  visit(root, "", "");
  return found;
}

/** Where a text belongs by the last two keys that lead to it; undefined when it names nothing of the platform. */
function setOf<Names>(
  { secrets, credentials }: { readonly secrets: Names; readonly credentials: Names },
  key: string,
  parent: string,
): Names | undefined {
  if (isSecret(key, parent)) return secrets;
  return parent === "repository" && key === "token" ? credentials : undefined;
}

/** A value of a list or mapping `secrets`, or of one of the keys of `auth`. */
function isSecret(key: string, parent: string): boolean {
  return parent === "secrets" || (parent === "auth" && secretKeys.has(key));
}

function isName({ value, text }: ScalarNode): boolean {
  return value.type === "string" && text.trim() !== "" && !text.startsWith("@param:");
}
