import type { Grouping } from "../../resources/viewSettings.js";
import type { Choice } from "../../ui/prompts.js";
import type { Services } from "../services.js";

const layouts: readonly Choice<Grouping>[] = [
  { label: "As a list", value: "none" },
  { label: "By status", value: "status" },
  { label: "By spec", value: "spec" },
];

/** Asks how the deployments are to be laid out. */
export async function groupDeployments({ prompts, store }: Services): Promise<void> {
  const { settings, knowledge } = store;
  const grouping = await prompts.pick({
    title: "Group Deployments",
    placeholder: "How?",
    choices: layouts.map((choice) => ({
      ...choice,
      ...(choice.value === settings.grouping && { description: "now" }),
    })),
  });
  // For the names of the specs.
  if (grouping === "spec") await knowledge.need();
  await settings.setGrouping(grouping);
}
