import { createMemory } from "../document/parts/memory.js";
import type { PartedText } from "../document/parts/partedText.js";
import { secretNamesIn, type SecretNames } from "../model/secretNames.js";

const known = createMemory<SecretNames>();

/** The names of secrets and credentials in a text that is read in parts; each part is looked through once. */
export function secretsInParts({ rest, parts }: PartedText): SecretNames {
  const found = parts.map((part) => {
    const names = known.get(part) ?? secretNamesIn(part.entries);
    known.set(part, names);
    return names;
  });
  const all = [...found, secretNamesIn(rest.tree.root)];
  return {
    secrets: new Set(all.flatMap(({ secrets }) => [...secrets])),
    credentials: new Set(all.flatMap(({ credentials }) => [...credentials])),
  };
}
