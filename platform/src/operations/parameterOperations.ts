import { notFound, type FieldError } from "../apiError.js";
import { refuseInvalid } from "../fieldReader.js";
import { argumentsInForce, checkChanges, describeArguments, escapePointer } from "../parameters.js";
import { isRecord, own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";
import type { StoredRevision } from "../storage/revisionStore.js";
import { ownDeployment } from "./access.js";
import type { Call } from "./call.js";

interface Parametrised {
  readonly deployment: StoredDeployment;
  readonly revision: StoredRevision;
  /** What its release declares. */
  readonly declared: unknown;
}

/** @throws ApiError 404 when the deployment has no revision to have values */
function parametrised(services: Services, deployment: StoredDeployment): Parametrised {
  const revision = services.revisions.latest(deployment.id);
  if (revision === undefined) {
    throw notFound(`The deployment "${deployment.name}" has no revision.`);
  }
  const declared = services.releases.find(deployment.specId, revision.version)?.parameters;
  return { deployment, revision, declared };
}

/** The values as the running code reads them: it needs the hidden ones, too. */
export function getParameters(services: Services, call: Call) {
  const { declared, revision } = parametrised(services, ownDeployment(services, call));
  return argumentsInForce(declared, revision.arguments).run;
}

/** One deployment whose values change. */
interface Change extends Parametrised {
  readonly given: JsonRecord;
  /** Where the values stand in the request. */
  readonly pointer: string;
}

function mistakesIn({ declared, given, pointer }: Change): readonly FieldError[] {
  return checkChanges(declared, given, pointer);
}

/** Puts the new values in the place of the old ones, in one transaction. */
function store(services: Services, changes: readonly Change[]): void {
  services.database.transact(() => {
    for (const { deployment, revision, given } of changes) {
      const values = { ...revision.arguments, run: { ...revision.arguments.run, ...given } };
      services.revisions.setArguments(deployment.id, revision.number, values);
    }
  });
}

/** The values in force after a change, hidden ones masked. */
function valuesAfter({ declared, revision, given }: Change): JsonRecord {
  const run = { ...revision.arguments.run, ...given };
  return describeArguments(declared, { ...revision.arguments, run }).run;
}

export function patchParameters(services: Services, call: Call, body: JsonRecord) {
  const whole = parametrised(services, ownDeployment(services, call));
  const change: Change = { ...whole, given: body, pointer: "/body" };
  refuseInvalid(mistakesIn(change), 400);
  store(services, [change]);
  return valuesAfter(change);
}

export function patchParametersV2(services: Services, call: Call, body: JsonRecord) {
  const deployment = ownDeployment(services, call);
  return deployment.kind === "app"
    ? patchApp(services, deployment, body)
    : patchBlock(services, deployment, body);
}

function patchBlock(services: Services, deployment: StoredDeployment, body: JsonRecord) {
  const stray = own(body, "appParameters");
  if (stray !== undefined) {
    const message = `"${deployment.name}" is no app, so it has no "appParameters".`;
    refuseInvalid([{ pointer: "/body/appParameters", message }]);
  }
  const given = recordOf(own(body, "parameters"));
  const change = { ...parametrised(services, deployment), given, pointer: "/body/parameters" };
  refuseInvalid(mistakesIn(change));
  store(services, [change]);
  return { parameters: valuesAfter(change) };
}

function patchApp(services: Services, deployment: StoredDeployment, body: JsonRecord) {
  const errors: FieldError[] = [];
  const blocks = services.deployments.childrenOf(deployment.id);
  const changes = Object.entries(recordOf(own(body, "parameters"))).flatMap(([name, given]) => {
    const pointer = `/body/parameters/${escapePointer(name)}`;
    const block = blocks.find((candidate) => candidate.name === name);
    if (block !== undefined && isRecord(given)) {
      return [{ ...parametrised(services, block), given, pointer }];
    }
    const message =
      block === undefined ? `The app has no block "${name}".` : `"${name}" must be a map.`;
    errors.push({ pointer, message });
    return [];
  });
  const app: Change = {
    ...parametrised(services, deployment),
    given: recordOf(own(body, "appParameters")),
    pointer: "/body/appParameters",
  };
  refuseInvalid([...errors, ...[app, ...changes].flatMap(mistakesIn)]);
  store(services, [app, ...changes]);
  return {
    appParameters: valuesAfter(app),
    parameters: Object.fromEntries(
      changes.map((change) => [change.deployment.name, valuesAfter(change)]),
    ),
  };
}

const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});
