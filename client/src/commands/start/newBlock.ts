import type { Services } from "../services.js";

/** Opens a new file that begins as the chosen template, with its places to fill. */
export async function newBlock({ prompts, editor, blockTemplates }: Services): Promise<void> {
  const template = await prompts.pick({
    title: "New Block",
    placeholder: "What will you write?",
    choices: (await blockTemplates()).map((each) => ({
      label: each.name,
      detail: each.description,
      value: each,
    })),
  });
  await editor.newDocument({ languageId: "press-block", snippet: template.snippet });
}
