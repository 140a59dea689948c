import type { SyntaxNode } from "../document/syntaxNode.js";

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
    switch (node?.kind) {
      case "mapping":
        for (const pair of node.pairs) visit(pair.value, pair.key.text, key);
        return;
      case "sequence":
        for (const item of node.items) visit(item, key, key);
        return;
      case "scalar": {
        const isSecret = parent === "secrets" || (parent === "auth" && secretKeys.has(key));
        const isCredential = parent === "repository" && key === "token";
        if (node.value.type !== "string" || node.text.startsWith("@param:")) return;
        if (isSecret) secrets.add(node.text);
        if (isCredential) credentials.add(node.text);
        return;
      }
      default:
    }
  };
  visit(root, "", "");
  return { secrets, credentials };
}
