import type { PressClient } from "../../api/pressClient.js";
import { patchParameters as patch } from "../../publish/changes/changeDeployment.js";
import type { ParameterPatch, PatchedParameters } from "../../publish/changes/patchChange.js";
import { hiddenNames } from "../../publish/hiddenNames.js";
import { collectArguments, parameterForm } from "../../publish/parameterForm.js";
import { withValuesInForce } from "../../publish/valuesInForce.js";
import { targetOf, type TargetOf } from "../../resources/target.js";
import type { DeclaredParameters } from "../../api/resources.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { askParameters } from "../askParameters.js";
import type { WantedFile } from "../readBlockFile.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { applyChange } from "./applyChange.js";
import { openFileBody } from "./openFileBody.js";
import { pickDeployment } from "./pickDeployment.js";

type Values = ParameterPatch["values"];

const parameterFile: WantedFile<"patch-parameters"> = {
  kinds: ["patch-parameters"],
  participle: "sent",
  only: "files that change run parameters are sent as such",
};

const title = "Patch Run Parameters";

/** Changes run parameters of a deployment: as the open file says, or those that are chosen and asked for. */
export async function patchParameters(services: Services, argument: unknown): Promise<void> {
  const connection = requireConnection(services);
  const { client } = connection;
  const target = targetOf(argument, "deployment");
  const file =
    target === undefined ? await openFileBody(services, argument, parameterFile) : undefined;
  const deployment = target ?? (await pickDeployment(services, client, title));
  const what = displayText(deployment.name);
  const { declared, seen } = await services.prompts.progress(
    `Reading the parameters of ${what}`,
    (_report, signal) => readParameters(client, deployment, signal),
  );
  const values = file?.body ?? (await askValues(services, what, { declared, seen }));
  const hidden = hiddenNames(declared);
  await reviewPatch(services, what, { seen, values, hidden });
  const made = await applyChange(services, connection, {
    action: "Patch",
    what: `${displayText(Object.keys(values).join(", "))} of ${what}`,
    progress: `Changing parameters of ${what}`,
    carryOut: (options) => patch({ client, deployment, values, seen, hidden }, options),
  });
  await services.store.acceptParameters(deployment.id);
  if (made !== undefined) tell(services, what, made);
}

interface RunParameters {
  readonly declared: NonNullable<DeclaredParameters["run"]>;
  /** The values in force. */
  readonly seen: Values;
}

async function readParameters(
  client: PressClient,
  { id }: TargetOf<"deployment">,
  signal: AbortSignal,
): Promise<RunParameters> {
  const { spec, latestRevision } = await client.describeDeployment(id, { signal });
  const { release = spec?.release, parameters: { run: seen = {} } = {} } = latestRevision ?? {};
  if (spec === undefined || release === undefined) return { declared: [], seen };
  const { parameters } = await client.describeSpecRelease(spec.id, release.version, { signal });
  return { declared: parameters?.run ?? [], seen };
}

async function askValues(
  { prompts }: Services,
  what: string,
  { declared, seen }: RunParameters,
): Promise<Values> {
  if (declared.length === 0) throw new ExpectedError(`${what} has no run parameters.`);
  const form = parameterForm(withValuesInForce({ run: declared }, { run: seen }));
  const chosen = await prompts.pickMany({
    title: `${title} of ${what}`,
    placeholder: "Which ones are to be changed?",
    choices: form.map((question) => ({
      label: displayText(question.title),
      description: question.isHidden ? "hidden" : displayText(question.defaultText),
      value: question,
    })),
  });
  const answers = await askParameters(prompts, title, chosen);
  const values = collectArguments(answers)?.run;
  if (values === undefined) {
    throw new ExpectedError(`No parameter of ${what} was given a value, so none was changed.`);
  }
  return values;
}

/** Shows what each parameter is and what it will be, and waits for a yes. */
function reviewPatch(
  { prompts }: Services,
  what: string,
  changes: {
    readonly seen: Values;
    readonly values: Values;
    readonly hidden: ReadonlySet<string>;
  },
): Promise<void> {
  const { seen, values, hidden } = changes;
  const names = Object.keys(values);
  const shown = (name: string, value: unknown) =>
    hidden.has(name) ? "hidden" : value === undefined ? "nothing" : JSON.stringify(value);
  const count = `${names.length} run parameter${names.length === 1 ? "" : "s"}`;
  return prompts.review({
    title: `${title} of ${what}`,
    action: `Change ${count}`,
    summary: "what is not listed stays as it is",
    lines: names.map((name) => ({
      label: displayText(name),
      description: displayText(`${shown(name, seen[name])} → ${shown(name, values[name])}`),
    })),
  });
}

/** The platform's yes is compared with what it shows. */
function tell({ prompts }: Services, what: string, made: PatchedParameters): void {
  const { applied, notApplied, hidden } = made;
  if (notApplied.length > 0) {
    const names = displayText(notApplied.join(", "));
    prompts.notify({
      level: "warning",
      message: `The platform took the parameters of ${what} but shows another value for ${names}.`,
      actions: [],
    });
    return;
  }
  const names = displayText([...applied, ...hidden].join(", "));
  prompts.notify({ level: "information", message: `Changed ${names} of ${what}.`, actions: [] });
}
