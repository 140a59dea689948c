import { stageAddress, stages } from "../../api/stageAddress.js";
import { readApiKey } from "../../auth/apiKey.js";
import type { Choice } from "../../ui/prompts.js";

export interface EnvironmentPlace {
  readonly label: string;
  readonly address: string;
  readonly key: string;
}

/**
 * The account that the variables `API_KEY` and `STAGE` of the editor's own environment describe, as Peak's tools read
 * them; none where they do not. `STAGE` can only choose among Peak's own hosts.
 */
export function environmentPlace(
  environment: (name: string) => string | undefined,
): readonly Choice<EnvironmentPlace>[] {
  const reading = readApiKey(environment("API_KEY") ?? "");
  const wanted = environment("STAGE") ?? "prod";
  const stage = stages.find((known) => known === wanted);
  if (!reading.isValid || stage === undefined) return [];
  const address = stageAddress(stage);
  return [
    {
      label: "Take the key of the environment",
      description: `API_KEY for Peak ${stage}, ${new URL(address).host}`,
      value: { label: `Peak ${stage}`, address, key: reading.key },
    },
  ];
}
