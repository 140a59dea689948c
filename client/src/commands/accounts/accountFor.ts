import { describeAccount } from "../../auth/account.js";
import type { Connection } from "../../resources/connections.js";
import { Cancelled } from "../../ui/cancelled.js";
import { displayText } from "../../ui/displayText.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";

/** What is about to be changed. */
export interface GuardedAction {
  /** Such as `Publish`. */
  readonly action: string;
  /** URI of the file that it is done from; without one it is done from the window's folders. */
  readonly uri?: string;
  /** Whether what is changed was chosen on the acting account's platform, so that another account cannot do it. */
  readonly isChosenThere?: true;
}

/**
 * The account to act with. Asks when the folder is bound to another one than the acting one; rejects with `Cancelled` when
 * nothing is to be done then.
 */
export async function accountFor(
  services: Services,
  acting: Connection,
  { action, uri, isChosenThere }: GuardedAction,
): Promise<Connection> {
  const { accounts, folderAccounts, editor, prompts } = services;
  const places = uri === undefined ? editor.workspaceFolders().map((one) => one.uri) : [uri];
  const bound = places
    .map((place) => folderAccounts.accountOf(place))
    .filter((account) => account !== undefined);
  const [first] = bound;
  if (first === undefined || bound.some(({ id }) => id === acting.account.id)) return acting;
  const [boundName, actingName] = [first, acting.account].map((account) =>
    displayText(describeAccount(account)),
  );
  const answer = await prompts.pick<"bound" | "acting">({
    title: `${action}: Which Account?`,
    placeholder: `This folder is bound to ${boundName ?? ""}, but ${actingName ?? ""} acts`,
    choices: [
      {
        label: `Switch to ${boundName ?? ""}`,
        description:
          isChosenThere === true ? "and stop: choose anew what to change" : "and go on with it",
        value: "bound",
      },
      { label: `${action} with ${actingName ?? ""}`, description: "this time", value: "acting" },
    ],
  });
  if (answer === "acting") return acting;
  await accounts.setActive(first.id);
  if (isChosenThere === true) throw new Cancelled();
  return requireConnection(services);
}
