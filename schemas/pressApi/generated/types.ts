/* Generated from schemas/ by "npm run generate". */
/* The bodies of requests and answers of the Press API. Answers may hold more keys than these, and null for what is not required. `x-numberAsText`: a number is taken as its text. `x-elsewhere`: where the value may stand instead, best first. */

/**
 * True or false.
 */
export type Flag = boolean;
/**
 * Who sees a spec: its tenant, everybody, or the tenants it names.
 */
export type Scope = "private" | "public" | "shared";
/**
 * The tenants that see a spec with scope `shared`.
 */
export type Tenants = string[];
/**
 * Nothing that matters; an empty object, or no body at all.
 */
export type Acknowledgement = unknown;

/**
 * Every definition of press-api.schema.json by its name.
 */
export interface PressSchemas {
  createSpecBody: CreateSpecBody;
  createReleaseBody: CreateReleaseBody;
  createDeploymentBody: CreateDeploymentBody;
  parameterDeclarations: ParameterDeclarations;
  flag: Flag;
  scope: Scope;
  tenants: Tenants;
  specMetadataUpdate: SpecMetadataUpdate;
  deploymentMetadataUpdate: DeploymentMetadataUpdate;
  createRevisionBody: CreateRevisionBody;
  parameterValues: ParameterValues;
  parametersPatch: ParametersPatch;
  acknowledgement: Acknowledgement;
  created: Created;
  createdRelease: CreatedRelease;
  createdRevision: CreatedRevision;
  releaseReference: ReleaseReference;
  tagSummary: TagSummary;
  metadata: Metadata;
  releaseSummary: ReleaseSummary;
  specSummary: SpecSummary;
  declaredOption: DeclaredOption;
  declaredParameter: DeclaredParameter;
  declaredParameters: DeclaredParameters;
  spec: Spec;
  updatedSpec: UpdatedSpec;
  release: Release;
  usedParameters: UsedParameters;
  revisionSummary: RevisionSummary;
  revision: Revision;
  specReference: SpecReference;
  deploymentSummary: DeploymentSummary;
  parentDeployment: ParentDeployment;
  deployment: Deployment;
  updatedDeployment: UpdatedDeployment;
  appBlock: AppBlock;
  appDeployment: AppDeployment;
  executedResource: ExecutedResource;
  executedResources: ExecutedResources;
  instanceOption: InstanceOption;
  instanceOptions: InstanceOptions;
  failure: Failure;
}
/**
 * The block as its file has it under `body`: version, kind, metadata, release and config.
 */
export interface CreateSpecBody {
  [k: string]: unknown;
}
/**
 * The release as its file has it under `body`: release and config.
 */
export interface CreateReleaseBody {
  [k: string]: unknown;
}
/**
 * The deployment as its file has it under `body`.
 */
export interface CreateDeploymentBody {
  /**
   * What people see of the deployment: name, title, texts, picture and tags. The name is unique per kind within a tenant.
   */
  metadata: {
    /**
     * Identifies the block. Unique per kind within a tenant; lower-case words joined by hyphens are customary.
     */
    name: string;
    /**
     * One line that says what the block does; shown in lists.
     */
    summary: string;
    /**
     * Name for people, shown instead of `name` where there is room.
     */
    title?: string;
    /**
     * Longer text about the block. Say with `descriptionContentType` whether it is Markdown.
     */
    description?: string;
    /**
     * How the platform displays `description`.
     */
    descriptionContentType?: "text/plain" | "text/markdown";
    /**
     * Address of a picture for the catalogue.
     */
    imageUrl?: string;
    /**
     * Words to find the block by, each an entry with `name`.
     *
     * Items: A word to find the block by.
     */
    tags?: {
      /**
       * The word itself.
       */
      name: string;
    }[];
  };
  /**
   * The block that is deployed.
   */
  spec: {
    /**
     * Id of the published block, a UUID.
     */
    id: string;
    /**
     * The release that is deployed. Without it the newest one is.
     */
    release?: {
      /**
       * Version of the release, such as 1.4.0.
       */
      version?: string;
    };
  };
  /**
   * The first revision of the deployment.
   */
  revision?: {
    /**
     * Why this is deployed, for those who look at the deployment later.
     */
    notes: string;
  };
  /**
   * Values for the parameters that the release declares.
   */
  parameters?: {
    /**
     * Values of build parameters, by name. They are put into the release's `config`.
     */
    build?: {
      /**
       * Value of the parameter, of the type that the release declares.
       */
      [k: string]: unknown;
    };
    /**
     * Values of run parameters, by name. The running code reads them.
     */
    run?: {
      /**
       * Value of the parameter, of the type that the release declares.
       */
      [k: string]: unknown;
    };
  };
}
/**
 * The parameters that a release declares.
 */
export interface ParameterDeclarations {
  [k: string]: unknown;
}
/**
 * What changes of a spec; what is left out stays as it is.
 */
export interface SpecMetadataUpdate {
  /**
   * The metadata that changes.
   */
  metadata?: {
    /**
     * Name, unique per kind within a tenant.
     */
    name?: string;
    /**
     * Name for people.
     */
    title?: string;
    /**
     * One line that is shown in lists.
     */
    summary?: string;
    /**
     * Longer text.
     */
    description?: string;
    /**
     * How the description is written, such as `text/markdown`.
     */
    descriptionContentType?: string;
    /**
     * Address of a picture.
     */
    imageUrl?: string;
    /**
     * Words to find it by.
     */
    tags?: TagSummary[];
    /**
     * Whether the spec can be deployed.
     */
    status?: "available" | "unavailable" | "archived";
  };
  featured?: Flag;
  scope?: Scope;
  tenants?: Tenants;
}
/**
 * A word to find something by.
 */
export interface TagSummary {
  /**
   * The word.
   */
  name: string;
}
/**
 * What changes of a deployment's metadata; what is left out stays as it is. There is no key `metadata` around it.
 */
export interface DeploymentMetadataUpdate {
  /**
   * Name, unique per kind within a tenant.
   */
  name?: string;
  /**
   * Name for people.
   */
  title?: string;
  /**
   * One line that is shown in lists.
   */
  summary?: string;
  /**
   * Longer text.
   */
  description?: string;
  /**
   * How the description is written, such as `text/markdown`.
   */
  descriptionContentType?: string;
  /**
   * Address of a picture.
   */
  imageUrl?: string;
  /**
   * Words to find it by.
   */
  tags?: TagSummary[];
}
/**
 * A new revision of a deployment. Without a version the newest release is deployed.
 */
export interface CreateRevisionBody {
  /**
   * The release that is deployed.
   */
  release?: {
    /**
     * A semantic version: three numbers, such as 1.4.0, and optionally a pre-release such as 2.0.0-beta.1.
     */
    version?: string;
  };
  /**
   * What is told about the revision.
   */
  revision?: {
    /**
     * Why it is made.
     */
    notes?: string;
  };
  /**
   * Values for the parameters that the release declares.
   */
  parameters?: {
    /**
     * Values of build parameters, by name. They are put into the release's `config`.
     */
    build?: {
      /**
       * Value of the parameter, of the type that the release declares.
       */
      [k: string]: unknown;
    };
    /**
     * Values of run parameters, by name. The running code reads them.
     */
    run?: {
      /**
       * Value of the parameter, of the type that the release declares.
       */
      [k: string]: unknown;
    };
  };
}
/**
 * Values of run parameters by their names: text, numbers, booleans, mappings, or lists of texts, numbers or mappings.
 */
export interface ParameterValues {
  [k: string]: unknown;
}
/**
 * Values to change. A block's stand in `parameters` by name; an app's own in `appParameters`, and in `parameters` those of its blocks by block name.
 */
export interface ParametersPatch {
  /**
   * Values by parameter name, or by block name and parameter name.
   */
  parameters?: {
    [k: string]: unknown;
  };
  /**
   * Values of the app's own parameters by name.
   */
  appParameters?: {
    [k: string]: unknown;
  };
}
/**
 * What was created.
 */
export interface Created {
  /**
   * Its id, a UUID.
   */
  id: string;
}
/**
 * The release that was created.
 */
export interface CreatedRelease {
  /**
   * Id of the spec.
   */
  id: string;
  release: ReleaseReference;
}
/**
 * A release by its version.
 */
export interface ReleaseReference {
  /**
   * A semantic version.
   */
  version: string;
}
/**
 * The revision that was created.
 */
export interface CreatedRevision {
  /**
   * Id of the deployment.
   */
  id: string;
  /**
   * Number of the revision.
   */
  revision: string;
}
/**
 * What people see.
 */
export interface Metadata {
  /**
   * Name, unique per kind within a tenant.
   */
  name: string;
  /**
   * Name for people.
   */
  title?: string;
  /**
   * One line that is shown in lists.
   */
  summary?: string;
  /**
   * Longer text.
   */
  description?: string;
  /**
   * How the description is written, such as `text/markdown`.
   */
  descriptionContentType?: string;
  /**
   * Address of a picture.
   */
  imageUrl?: string;
  /**
   * Words to find it by.
   */
  tags?: TagSummary[];
  /**
   * The status; see the filters of the lists for its values.
   */
  status?: string;
  /**
   * When it was created, an ISO 8601 date and time.
   */
  createdAt?: string;
  /**
   * Who created it.
   */
  createdBy?: string;
}
/**
 * A release without what it contains.
 */
export interface ReleaseSummary {
  /**
   * Id of the release.
   */
  id?: string;
  /**
   * A semantic version.
   */
  version: string;
  /**
   * What is new in it.
   */
  notes?: string;
  /**
   * When it was created, an ISO 8601 date and time.
   */
  createdAt?: string;
  /**
   * Who created it.
   */
  createdBy?: string;
}
/**
 * A spec with its newest release.
 */
export interface SpecSummary {
  /**
   * A UUID.
   */
  id: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind: string;
  featured?: Flag;
  /**
   * `private`, `public` or `shared`.
   */
  scope?: string;
  metadata: Metadata;
  latestRelease?: ReleaseSummary;
}
/**
 * A value to choose.
 */
export interface DeclaredOption {
  /**
   * What is shown.
   */
  title: string;
  /**
   * Any JSON value.
   */
  value?: unknown;
}
/**
 * A parameter that a release declares.
 */
export interface DeclaredParameter {
  /**
   * Its name, unique in its list.
   */
  name: string;
  /**
   * `boolean`, `string`, `string_array`, `number`, `number_array`, `object` or `object_array`.
   */
  type: string;
  required?: Flag;
  /**
   * What is shown.
   */
  title?: string;
  /**
   * What it is for.
   */
  description?: string;
  /**
   * The value when none is given.
   */
  defaultValue?: unknown;
  hideValue?: Flag;
  /**
   * The values to choose from.
   */
  options?: DeclaredOption[];
  /**
   * When it is asked for: on the values of other parameters.
   *
   * Items: Any JSON value.
   */
  conditions?: unknown[];
}
/**
 * The parameters that a release declares.
 */
export interface DeclaredParameters {
  /**
   * Put into the configuration at deployment.
   */
  build?: DeclaredParameter[];
  /**
   * Read by the running code.
   */
  run?: DeclaredParameter[];
}
/**
 * A spec with details of its newest release.
 */
export interface Spec {
  /**
   * A UUID.
   */
  id: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind: string;
  featured?: Flag;
  /**
   * `private`, `public` or `shared`.
   */
  scope?: string;
  metadata: Metadata;
  latestRelease?: ReleaseSummary;
  parameters?: DeclaredParameters;
}
/**
 * The spec after the change; may be empty.
 */
export interface UpdatedSpec {
  /**
   * A UUID.
   */
  id?: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind?: string;
  featured?: Flag;
  /**
   * `private`, `public` or `shared`.
   */
  scope?: string;
  metadata?: Metadata;
  latestRelease?: ReleaseSummary;
  parameters?: DeclaredParameters;
}
/**
 * A release with what it contains.
 */
export interface Release {
  /**
   * Id of the release.
   */
  id?: string;
  /**
   * A semantic version.
   */
  version: string;
  /**
   * What is new in it.
   */
  notes?: string;
  /**
   * When it was created, an ISO 8601 date and time.
   */
  createdAt?: string;
  /**
   * Who created it.
   */
  createdBy?: string;
  autoRunOnDeploy?: Flag;
  /**
   * The archive with its files.
   */
  artifact?: {
    /**
     * Id of the archive.
     */
    id?: string;
    /**
     * Its version.
     */
    version?: string;
  };
  /**
   * The configuration as it was published.
   */
  config?: unknown;
  parameters?: DeclaredParameters;
}
/**
 * The values in force; hidden ones are masked.
 */
export interface UsedParameters {
  /**
   * Values of build parameters by name.
   */
  build?: {
    [k: string]: unknown;
  };
  /**
   * Values of run parameters by name.
   */
  run?: {
    [k: string]: unknown;
  };
}
/**
 * A revision of a deployment.
 */
export interface RevisionSummary {
  /**
   * Its number, from 1.
   */
  revision: string;
  /**
   * See the filter of the list for its values.
   */
  status: string;
  /**
   * Why it was made.
   */
  notes?: string;
  release?: ReleaseReference;
  /**
   * When it was created, an ISO 8601 date and time.
   */
  createdAt?: string;
  /**
   * Who created it.
   */
  createdBy?: string;
}
/**
 * A revision with the values in force.
 */
export interface Revision {
  /**
   * Its number, from 1.
   */
  revision: string;
  /**
   * See the filter of the list for its values.
   */
  status: string;
  /**
   * Why it was made.
   */
  notes?: string;
  release?: ReleaseReference;
  /**
   * When it was created, an ISO 8601 date and time.
   */
  createdAt?: string;
  /**
   * Who created it.
   */
  createdBy?: string;
  parameters?: UsedParameters;
}
/**
 * The spec that is deployed, and the release of it.
 */
export interface SpecReference {
  /**
   * Id of the spec.
   */
  id: string;
  release?: ReleaseReference;
}
/**
 * A deployment with its newest revision.
 */
export interface DeploymentSummary {
  /**
   * A UUID.
   */
  id: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind: string;
  /**
   * See the filter of the list for its values.
   */
  status: string;
  metadata: Metadata;
  spec?: SpecReference;
  latestRevision?: RevisionSummary;
}
/**
 * The deployment of the app that it is part of.
 */
export interface ParentDeployment {
  /**
   * Id of the app's deployment.
   */
  id: string;
}
/**
 * A deployment with the values in force.
 */
export interface Deployment {
  /**
   * A UUID.
   */
  id: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind: string;
  /**
   * See the filter of the list for its values.
   */
  status: string;
  metadata: Metadata;
  spec?: SpecReference;
  latestRevision?: Revision;
  parent?: ParentDeployment;
}
/**
 * The deployment after the change; may be empty.
 */
export interface UpdatedDeployment {
  /**
   * A UUID.
   */
  id?: string;
  /**
   * `workflow`, `service`, `webapp`, or `app`.
   */
  kind?: string;
  /**
   * See the filter of the list for its values.
   */
  status?: string;
  metadata?: Metadata;
  spec?: SpecReference;
  latestRevision?: Revision;
  parent?: ParentDeployment;
}
/**
 * A block of an app that is deployed.
 */
export interface AppBlock {
  /**
   * Id of the block's deployment.
   */
  deploymentId: string;
  /**
   * Id of what the platform runs for it; null when that was removed or does not exist yet.
   */
  platformId?: string;
  /**
   * `workflow`, `service` or `webapp`.
   */
  kind: string;
  /**
   * Name of the block.
   */
  name: string;
  /**
   * Its status.
   */
  status: string;
}
/**
 * The deployment of an app.
 */
export interface AppDeployment {
  /**
   * A UUID.
   */
  id: string;
  /**
   * `app`.
   */
  kind?: string;
  metadata?: Metadata;
  /**
   * Its newest revision.
   */
  latestRevision?: {
    /**
     * The blocks of the app.
     */
    blocks?: AppBlock[];
  };
}
/**
 * A resource that was started.
 */
export interface ExecutedResource {
  /**
   * Id of the spec.
   */
  blockSpecId?: string;
  /**
   * Version of the release.
   */
  version?: string;
  /**
   * Id of the run.
   */
  executionId?: string;
  /**
   * `executed` when it was started.
   */
  status: string;
}
/**
 * The resources that were started.
 */
export interface ExecutedResources {
  /**
   * One entry per resource.
   */
  executeResponse: ExecutedResource[];
}
/**
 * An instance type that the tenant may use.
 */
export interface InstanceOption {
  /**
   * The value for `instanceTypeId`.
   */
  id?: number;
  /**
   * What is shown.
   */
  name?: string;
}
/**
 * The instance types that the tenant may use.
 */
export interface InstanceOptions {
  /**
   * One entry per type.
   */
  data: InstanceOption[];
}
/**
 * Why a call failed.
 */
export interface Failure {
  /**
   * One sentence.
   */
  message?: string;
  /**
   * The reason of a 413.
   */
  detail?: string;
  /**
   * Names the call to support.
   */
  requestId?: string;
  /**
   * What is wrong with single fields.
   *
   * Items: A field that is wrong.
   */
  errors?: {
    /**
     * JSON pointer into the request's body.
     */
    pointer: string;
    /**
     * What is wrong with it.
     */
    message: string;
  }[];
}
