import { describeAccount } from "../../auth/account.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import type { Choice } from "../../ui/prompts.js";
import type { Services } from "../services.js";

/** Lets the user choose the account of a workspace folder. It acts from now on, and when the folder is opened again. */
export async function bindFolder(services: Services): Promise<void> {
  const { accounts, folderAccounts, editor, prompts } = services;
  const folders = editor.workspaceFolders();
  const [first] = folders;
  if (first === undefined) {
    throw new ExpectedError("No folder is open that could be bound to an account.");
  }
  const folder =
    folders.length === 1
      ? first
      : await prompts.pick({
          title: "Bind Folder to Account",
          placeholder: "Which folder?",
          choices: folders.map((value) => ({ label: displayText(value.name), value })),
        });
  const bound = folderAccounts.accountOf(folder.uri);
  const account = await prompts.pick({
    title: `Bind ${displayText(folder.name)} to an Account`,
    placeholder: "With which account is this folder published and deployed?",
    choices: [
      ...accounts.list().map((value) => ({
        label: displayText(describeAccount(value)),
        ...(value.id === bound?.id && { description: "bound now" }),
        value,
      })),
      unbound,
    ],
  });
  await folderAccounts.bind(folder.uri, account);
  if (account !== undefined) await accounts.setActive(account.id);
}

const unbound: Choice<undefined> = {
  label: "No account",
  description: "whichever account acts",
  value: undefined,
};
