import type { OffsetRange, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, asText, valueOf } from "../../model/readNode.js";
import type { BlockFile, Step } from "../../model/spec.js";

/** Keys of `auth` whose values are names of secrets (SDK). */
const authKeys = ["clientId", "clientSecret", "password", "apiKey", "bearerToken"];

/** The names of secrets and credentials in a step: what stands there is never a secret itself. */
export function secretNamesOfStep({ node }: Step): readonly OffsetRange[] {
  const parameters = asMapping(valueOf(node, "parameters"));
  const auth = asMapping(valueOf(node, "auth"));
  const headers = asMapping(valueOf(asMapping(valueOf(node, "headers")), "secrets"));
  const repository = asMapping(valueOf(node, "repository"));
  return [
    ...textsIn(valueOf(parameters, "secrets")),
    ...textsIn(valueOf(asMapping(valueOf(node, "image")), "secrets")),
    ...(headers?.pairs ?? []).flatMap(({ value }) => textRange(value)),
    ...authKeys.flatMap((key) => textRange(valueOf(auth, key))),
    ...textRange(valueOf(repository, "token")),
  ];
}

/** Those of images, and of a block that has no steps. */
export function secretNamesAround({ body }: BlockFile): readonly OffsetRange[] {
  const config = asMapping(valueOf(body, "config"));
  const images = asMapping(valueOf(config, "images"))?.pairs ?? [];
  const own = [valueOf(config, "parameters"), valueOf(config, "image")];
  return [...images.map(({ value }) => value), ...own].flatMap((node) =>
    textsIn(valueOf(asMapping(node), "secrets")),
  );
}

function textsIn(list: SyntaxNode | undefined): readonly OffsetRange[] {
  return (asSequence(list)?.items ?? []).flatMap(textRange);
}

function textRange(node: SyntaxNode | undefined): readonly OffsetRange[] {
  const text = asText(node);
  return text ? [text.range] : [];
}
