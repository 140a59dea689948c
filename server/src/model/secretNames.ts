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
  const secrets = new Set<string>();
  const credentials = new Set<string>();
  const visit = (node: SyntaxNode | undefined, key: string, parent: string): void => {
    if (node?.kind === "mapping") {
      for (const pair of node.pairs) visit(pair.value, pair.key.text, key);
    } else if (node?.kind === "sequence") {
      for (const item of node.items) visit(item, key, key);
    } else if (node?.kind === "scalar" && isName(node)) {
      if (isSecret(key, parent)) secrets.add(node.text);
      if (parent === "repository" && key === "token") credentials.add(node.text);
    }
  };
  visit(root, "", "");
  return { secrets, credentials };
}

/** A value of a list or mapping `secrets`, or of one of the keys of `auth`. */
function isSecret(key: string, parent: string): boolean {
  return parent === "secrets" || (parent === "auth" && secretKeys.has(key));
}

function isName({ value, text }: ScalarNode): boolean {
  return value.type === "string" && text.trim() !== "" && !text.startsWith("@param:");
}
