/* Generated from schemas/ by "npm run generate". What a template decides may be of any other type. */

/**
 * A file of any kind.
 *
 * @public
 */
export type BlockFile =
  | CreateSpecFile
  | CreateReleaseFile
  | UpdateSpecMetadataFile
  | CreateDeploymentFile
  | CreateRevisionFile
  | UpdateDeploymentMetadataFile
  | PatchParametersFile
  | ParamsFallbackFile
  | RelatedBlocksFile
  | TemplateParamsFile;
/**
 * Version of the format of block specs, not of the block. The format has one version so far: 1.
 */
export type Version = number | string;
/**
 * The resource that a deployment of this block creates. It decides what stands below `config`.
 */
export type Kind = "workflow" | "service" | "webapp";
/**
 * Identifies the block. Unique per kind within a tenant; lower-case words joined by hyphens are customary.
 */
export type MetadataName = string;
/**
 * One line that says what the block does; shown in lists.
 */
export type MetadataSummary = string;
/**
 * Name for people, shown instead of `name` where there is room.
 */
export type MetadataTitle = string;
/**
 * Longer text about the block. Say with `descriptionContentType` whether it is Markdown.
 */
export type MetadataDescription = string;
/**
 * How the platform displays `description`.
 */
export type DescriptionContentType = "text/plain" | "text/markdown";
/**
 * Address of a picture for the catalogue.
 */
export type ImageUrl = string;
/**
 * Words to find the block by, each an entry with `name`.
 */
export type Tags = Tag[];
/**
 * A semantic version: three numbers, such as 1.4.0, and optionally a pre-release such as 2.0.0-beta.1.
 */
export type SemanticVersion = string;
/**
 * One piece of work. Its `type` decides which other keys it takes.
 */
export type Step = StandardStep | HttpStep | ExportStep | SqlStep;
/**
 * Names of platform secrets; never the secrets themselves.
 *
 * Items: Name of a platform secret.
 */
export type SecretNames = string[];
/**
 * Names of the steps that must end before this one starts. A step without parents starts with the workflow.
 *
 * Items: Name of a step of this workflow.
 */
export type StepParents = string[];
/**
 * Branch to check out.
 */
export type RepositoryBranch = string;
/**
 * Address of the Git repository.
 */
export type RepositoryUrl = string;
/**
 * Name of an external credential of the platform that may read the repository; never the token itself.
 */
export type RepositoryToken = string;
/**
 * How the request proves who sends it. The `type` decides which other keys there are.
 */
export type HttpAuth = NoAuth | OauthAuth | BasicAuth | ApiKeyAuth | BearerTokenAuth;
/**
 * Asks for the value of another parameter, or joins several such conditions.
 */
export type ParameterCondition = CompositeCondition | BasicCondition;
/**
 * Promotes the block in the catalogue.
 */
export type Featured = boolean;
/**
 * Who may find and deploy the block.
 */
export type Scope = "private" | "public" | "shared";
/**
 * Names of the tenants that may use the block beside your own. Only meaningful with `scope: shared`.
 *
 * Items: Name of a tenant.
 */
export type Tenants = string[];
/**
 * Runs the resource as soon as the block is deployed; within an app, as soon as the whole app is deployed.
 */
export type AutoRunOnDeploy = boolean;
/**
 * Another spelling of `autoRunOnDeploy`, which is the documented one.
 */
export type AutoRunOnDeploySnakeCase = boolean;
/**
 * Why this is deployed, for those who look at the deployment later.
 */
export type RevisionNotes = string;
/**
 * Value of the parameter, of the type that the release declares.
 */
export type ParameterValue = string | number | boolean | unknown[] | {};
/**
 * A file that says what `get_related_block_details` answers where the code does not run on the platform.
 */
export type RelatedBlocksFile = RelatedBlock[];

/**
 * A file that publishes a new block: what it is, its first release, and the parameters and files that belong to the release.
 */
export interface CreateSpecFile {
  /**
   * The block itself.
   */
  body: {
    version: Version;
    kind: Kind;
    metadata: Metadata;
    release: Release;
    /**
     * What a deployment of the block creates. `kind` decides which keys there are. Any value below may be a reference `"@param:<name>"` to a build parameter.
     */
    config: WorkflowConfig | ServiceConfig | WebappConfig;
  };
  artifact?: Artifact;
  parameters?: ParameterDeclarations;
  featured?: Featured;
  scope?: Scope;
  tenants?: Tenants;
  autoRunOnDeploy?: AutoRunOnDeploy;
  auto_run_on_deploy?: AutoRunOnDeploySnakeCase;
}
/**
 * What people see of the block in the catalogue: name, title, texts, picture and tags.
 */
export interface Metadata {
  name: MetadataName;
  summary: MetadataSummary;
  title?: MetadataTitle;
  description?: MetadataDescription;
  descriptionContentType?: DescriptionContentType;
  imageUrl?: ImageUrl;
  tags?: Tags;
}
/**
 * A word to find the block by.
 */
export interface Tag {
  /**
   * The word itself.
   */
  name: string;
}
/**
 * The release that this file creates: a version, and notes about what changed. Releases never change afterwards.
 */
export interface Release {
  /**
   * Semantic version of the release, such as 1.4.0. It must be higher than that of the newest release.
   */
  version: SemanticVersion;
  /**
   * What is new in this release, for those who deploy it.
   */
  notes?: string;
}
/**
 * The workflow: its steps, the images they run in, what starts it and who is told about it.
 */
export interface WorkflowConfig {
  /**
   * The steps by name. They run in the order of their `parents`, not of the file; steps that do not wait for each other run at the same time.
   */
  steps?: {
    [k: string]: Step;
  };
  /**
   * Images that are built once for the workflow, by name. Steps refer to them with `imageRef`.
   */
  images?: {
    [k: string]: Image;
  };
  /**
   * What starts the workflow. Without a trigger it is started by hand.
   */
  triggers?: Trigger[];
  /**
   * Who or what is told when a run succeeds, fails or takes too long. The whole list may be a reference to a build parameter of the type `object_array`.
   */
  watchers?: Watcher[] | string;
}
/**
 * Runs a command in a container.
 */
export interface StandardStep {
  type?: "standard";
  /**
   * Shell command that the container runs. The step succeeds when it ends with exit code 0.
   */
  command: string;
  /**
   * Name of an image below `config.images`. A step has exactly one of `image`, `imageRef` and `imageDetails`.
   */
  imageRef?: string;
  /**
   * An image built for this step alone. A step has exactly one of `image`, `imageRef` and `imageDetails`.
   */
  image?: Image;
  /**
   * An existing image of the platform, by number. A step has exactly one of `image`, `imageRef` and `imageDetails`.
   */
  imageDetails?: ImageDetails;
  parents?: StepParents;
  /**
   * What the step finds in its environment.
   */
  parameters?: {
    env?: Environment;
    inherit?: Inherit;
    /**
     * Names of platform secrets that the step finds in its environment.
     */
    secrets?: SecretNames;
  };
  /**
   * Values that later steps may use: the name of the output parameter, then the file in which the command leaves its value.
   */
  outputParameters?: {
    /**
     * File in which the command leaves the value.
     */
    [k: string]: string;
  };
  resources?: Resources;
  /**
   * Time after which a running step is stopped. Without it a step may run for ever.
   */
  stepTimeout?: number | string;
  /**
   * Fetches the image anew for each run instead of using a copy at hand.
   */
  clearImageCache?: boolean | string;
  /**
   * A Git repository that is checked out for the command.
   */
  repository?: {
    branch: RepositoryBranch;
    url: RepositoryUrl;
    token?: RepositoryToken;
  };
  executionParameters?: ExecutionParameters;
  runConfiguration?: RunConfiguration;
}
/**
 * An image that the platform builds from the artifact.
 */
export interface Image {
  /**
   * Semantic version of the image.
   */
  version?: string;
  /**
   * Path of the Dockerfile within the artifact.
   */
  dockerfile?: string;
  /**
   * Folder within the artifact whose files the build may use.
   */
  context?: string;
  /**
   * Reuses unchanged layers of earlier builds. Turn it off when the build fetches things that change without notice.
   */
  useCache?: boolean | string;
  /**
   * Docker build arguments by name. They are stored in clear text: use `secrets` for credentials.
   */
  buildArguments?: {
    /**
     * Value of the build argument.
     */
    [k: string]: string | number | boolean;
  };
  /**
   * Names of platform secrets that the build may read.
   */
  secrets?: SecretNames;
}
/**
 * An image that already exists on the platform, by its number.
 */
export interface ImageDetails {
  /**
   * Number of the image on the platform.
   */
  id: number | string;
  /**
   * Number of the image's version. Without it the newest version is used, so that a run may change when somebody builds the image anew.
   */
  versionId?: number | string;
}
/**
 * Environment variables in clear text, by name. Use `secrets` for anything confidential.
 */
export interface Environment {
  /**
   * Value of the variable, always text.
   */
  [k: string]: string | number | boolean;
}
/**
 * Environment variables that get the value of an output parameter of an earlier step: the name of the variable, then the name of the output parameter.
 */
export interface Inherit {
  /**
   * Name of an output parameter of an earlier step.
   */
  [k: string]: string;
}
/**
 * The machine and the disk that the step gets.
 */
export interface Resources {
  /**
   * Number of an instance type that the tenant offers. Without it the tenant's default is used. Often a build parameter: `"@param:instance_type"`.
   */
  instanceTypeId?: number | string;
  /**
   * Size of the disk: a whole number, directly followed by GB.
   */
  storage?: string;
}
/**
 * Conditions under which the step runs after its parents have ended; otherwise it is skipped.
 */
export interface ExecutionParameters {
  /**
   * Conditions on output parameters of parents.
   */
  conditional?: Conditional[];
  /**
   * Conditions on how parents ended.
   */
  parentStatus?: ParentStatus[];
}
/**
 * Compares an output parameter of a parent with a text.
 */
export interface Conditional {
  /**
   * How the output parameter is compared with `value`.
   */
  condition: "equals" | "not-equals";
  /**
   * The parent that declares the output parameter. It must stand in this step's `parents`.
   */
  stepName: string;
  /**
   * Name of an output parameter of that parent.
   */
  paramName: string;
  /**
   * Text that the output parameter is compared with.
   */
  value: string | number | boolean;
}
/**
 * Asks how parents ended.
 */
export interface ParentStatus {
  /**
   * How many of the listed parents must have ended so.
   */
  condition: "all-of" | "one-of";
  /**
   * The parents that are asked; each must stand in this step's `parents`.
   *
   * Items: Name of a parent of this step.
   */
  parents: string[];
  /**
   * How the parents must have ended.
   *
   * Items: A way to end.
   */
  status: ("success" | "failure")[];
}
/**
 * How the step is repeated after a failure, and whether it is skipped.
 */
export interface RunConfiguration {
  retryOptions?: RetryOptions;
  skipConfiguration?: SkipConfiguration;
}
/**
 * How the step is repeated after a failure.
 */
export interface RetryOptions {
  /**
   * Wait before the step is repeated, 120 at most.
   */
  duration?: number | string;
  /**
   * How often the step is repeated, 5 times at most.
   */
  numberOfRetries?: number | string;
  /**
   * Doubles the wait from one repetition to the next.
   */
  exponentialBackoff?: boolean | string;
  /**
   * Exit codes of the command after which the step is repeated. Without this key it is repeated after each failure.
   *
   * Items: An exit code, from 0 to 255.
   */
  exitCodes?: (number | string)[];
}
/**
 * Leaves the step out of runs without removing it from the file.
 */
export interface SkipConfiguration {
  /**
   * Skips this step; the steps after it still run.
   */
  skip?: boolean | string;
  /**
   * Skips this step and all steps that depend on it.
   */
  skipDAG?: boolean | string;
}
/**
 * Sends an HTTP request.
 */
export interface HttpStep {
  type: "http";
  /**
   * HTTP method, in lower case.
   */
  method: "get" | "post" | "put" | "patch" | "delete";
  /**
   * Address of the request.
   */
  url: string;
  /**
   * Body of the request: JSON written as text, best as a block scalar (`payload: |`). `{{NAME}}` stands for a variable of `parameters`; a secret `abc` is `{{ABC_CUSTOM}}`.
   */
  payload?: string;
  /**
   * Headers of the request.
   */
  headers?: {
    /**
     * Headers with literal values, by name.
     */
    absolute?: {
      /**
       * Value of the header.
       */
      [k: string]: string | number | boolean;
    };
    /**
     * Headers whose value is a platform secret: the name of the header, then the name of the secret.
     */
    secrets?: {
      /**
       * Name of the secret that holds the header's value.
       */
      [k: string]: string;
    };
  };
  auth?: HttpAuth;
  parents?: StepParents;
  /**
   * Variables for the placeholders of `payload` and `url`.
   */
  parameters?: {
    env?: Environment;
    inherit?: Inherit;
    /**
     * Names of platform secrets that the request may use.
     */
    secrets?: SecretNames;
  };
  /**
   * Names for the answer of the request, for later steps. The value is always `response.txt`.
   */
  outputParameters?: {
    /**
     * The file that holds the answer; an http step knows only `response.txt`.
     */
    [k: string]: "response.txt";
  };
  executionParameters?: ExecutionParameters;
  runConfiguration?: RunConfiguration;
}
/**
 * The request carries no credentials.
 */
export interface NoAuth {
  type: "no-auth";
}
/**
 * A token is fetched with a client's id and secret.
 */
export interface OauthAuth {
  type: "oauth";
  /**
   * Name of the secret that holds the client id.
   */
  clientId: string;
  /**
   * Name of the secret that holds the client secret.
   */
  clientSecret: string;
  /**
   * Address that the token is fetched from.
   */
  authUrl: string;
}
/**
 * User name and password.
 */
export interface BasicAuth {
  type: "basic";
  /**
   * The user name.
   */
  username: string;
  /**
   * Name of the secret that holds the password.
   */
  password: string;
}
/**
 * A key.
 */
export interface ApiKeyAuth {
  type: "api-key";
  /**
   * Name of the secret that holds the key.
   */
  apiKey: string;
}
/**
 * A bearer token in the Authorization header.
 */
export interface BearerTokenAuth {
  type: "bearer-token";
  /**
   * Name of the secret that holds the token.
   */
  bearerToken: string;
}
/**
 * Writes a table of the warehouse to files.
 */
export interface ExportStep {
  type: "export";
  /**
   * Schema of the table in the warehouse.
   */
  schema: string;
  /**
   * Table to write out.
   */
  table: string;
  /**
   * Column by which the rows are sorted.
   */
  sortBy: string;
  /**
   * Direction in which the rows are sorted.
   */
  sortOrder?: "asc" | "desc";
  /**
   * Compresses the files with gzip; their names then end in `.gz`.
   */
  compression?: boolean | string;
  parents?: StepParents;
  executionParameters?: ExecutionParameters;
  runConfiguration?: RunConfiguration;
}
/**
 * Runs an SQL script in the warehouse.
 */
export interface SqlStep {
  type: "sql";
  /**
   * Path of a script in the platform's SQL Explorer, not on your disk. A step has either this or `repository`.
   */
  sqlQueryPath?: string;
  /**
   * A script in a Git repository. A step has either this or `sqlQueryPath`.
   */
  repository?: {
    branch: RepositoryBranch;
    url: RepositoryUrl;
    /**
     * Path of the script within the repository.
     */
    filePath: string;
    token?: RepositoryToken;
  };
  parents?: StepParents;
  /**
   * Values for the placeholders `{{ name }}` of the script.
   */
  parameters?: {
    env?: Environment;
    inherit?: Inherit;
  };
  executionParameters?: ExecutionParameters;
  runConfiguration?: RunConfiguration;
}
/**
 * Starts the workflow: a schedule or a webhook.
 */
export interface Trigger {
  /**
   * Schedule as a cron expression of five fields: minute, hour, day of the month, month, day of the week. With six or seven fields the first is the second, and the last may be the year.
   */
  cron?: string;
  /**
   * Gives the workflow an address of its own; a request to it starts a run.
   */
  webhook?: boolean;
  /**
   * Id of an existing webhook to use together with `webhook: true`.
   */
  webhookId?: string;
}
/**
 * Tells a user, a webhook or people by e-mail about runs.
 */
export interface Watcher {
  /**
   * A user of the platform, by e-mail address. A watcher has exactly one of `user`, `webhook` and `email`.
   */
  user?: string;
  webhook?: WebhookWatcher;
  email?: EmailWatcher;
  events: WatcherEvents;
}
/**
 * An address that gets a request. A watcher has exactly one of `user`, `webhook` and `email`.
 */
export interface WebhookWatcher {
  /**
   * Name of the watcher.
   */
  name: string;
  /**
   * Address of the request.
   */
  url: string;
  /**
   * Body of the request: JSON written as text.
   */
  payload: string;
}
/**
 * People who get an e-mail. A watcher has exactly one of `user`, `webhook` and `email`.
 */
export interface EmailWatcher {
  /**
   * Name of the watcher.
   */
  name?: string;
  /**
   * Who gets the e-mail.
   */
  recipients?: {
    /**
     * E-mail addresses. Only users of the tenant get mail.
     *
     * Items: An e-mail address.
     */
    to?: string[];
  };
}
/**
 * What is told.
 */
export interface WatcherEvents {
  /**
   * Tells when a run succeeds.
   */
  success?: boolean | string;
  /**
   * Tells when a run fails.
   */
  fail?: boolean | string;
  /**
   * Tells when a run takes longer than this.
   */
  runtimeExceeded?: number | string;
}
/**
 * The service: its image, its machine and how it is reached.
 */
export interface ServiceConfig {
  /**
   * What the service offers.
   */
  serviceType?: "web-app" | "api";
  /**
   * An image built from the artifact. A service has exactly one of `image` and `imageDetails`.
   */
  image?: Image;
  /**
   * An existing image of the platform, by number. A service has exactly one of `image` and `imageDetails`.
   */
  imageDetails?: ImageDetails;
  resources?: ServiceResources;
  /**
   * What the service finds in its environment.
   */
  parameters?: {
    env?: Environment;
    /**
     * Names of platform secrets that the service finds in its environment.
     */
    secrets?: SecretNames;
  };
  /**
   * Sends all requests of one visitor to the same instance. Only for web applications; advised against for services that are scaled.
   */
  sessionStickiness?: boolean | string;
  /**
   * Stops all instances while nobody uses the web application. Has no effect together with `sessionStickiness: true`.
   */
  scaleToZero?: boolean | string;
  /**
   * Path or command that the service starts with.
   */
  entrypoint?: string;
  /**
   * Path that answers while the service is well.
   */
  healthCheckURL?: string;
  /**
   * How many instances run at least: 1 or 2.
   */
  minInstances?: number | string;
}
/**
 * The machine that each instance gets.
 */
export interface ServiceResources {
  /**
   * Number of an instance type that the tenant offers. Often a build parameter: `"@param:instance_type"`.
   */
  instanceTypeId: number | string;
}
/**
 * The web application: its image and its machine.
 */
export interface WebappConfig {
  /**
   * An image built from the artifact. A webapp has exactly one of `image` and `imageDetails`.
   */
  image?: Image;
  /**
   * An existing image of the platform, by number. A webapp has exactly one of `image` and `imageDetails`.
   */
  imageDetails?: ImageDetails;
  resources?: ServiceResources;
  /**
   * Sends all requests of one visitor to the same instance.
   */
  sessionStickiness?: boolean | string;
}
/**
 * The local folder that is packed and uploaded with the release, and from which images are built. Leave it out when every image already exists.
 */
export interface Artifact {
  /**
   * The folder to pack, relative to the folder that the file is published from.
   */
  path: string;
  /**
   * Names of files with ignore patterns, which must lie directly in `path`. Without this key `.dockerignore` is used when there is one.
   *
   * Items: Name of a file with ignore patterns.
   */
  ignore_files?: string[];
}
/**
 * The parameters that this release asks for when it is deployed.
 */
export interface ParameterDeclarations {
  /**
   * Parameters whose values are put into `config` at deployment, wherever `"@param:<name>"` stands.
   */
  build?: ParameterDeclaration[];
  /**
   * Parameters that the running code reads. They can be changed after the deployment.
   */
  run?: ParameterDeclaration[];
}
/**
 * A parameter: its name, its type and how it is asked for.
 */
export interface ParameterDeclaration {
  /**
   * Name of the parameter, unique within its list.
   */
  name: string;
  /**
   * Type of the parameter's value.
   */
  type:
    "boolean" | "string" | "string_array" | "number" | "number_array" | "object" | "object_array";
  /**
   * Whether a value must be given when the block is deployed.
   */
  required: boolean;
  /**
   * The value when none is given, of the parameter's `type`. Advised for parameters that are not `required`.
   */
  defaultValue?: boolean | string | number | unknown[] | {};
  /**
   * Label of the parameter in the form that asks for it.
   */
  title?: string;
  /**
   * Explains the parameter in the form that asks for it.
   */
  description?: string;
  /**
   * Masks the value wherever the platform shows the deployment. Only for parameters of the type `string`.
   */
  hideValue?: boolean;
  /**
   * The values to choose from. Without options any value of the type is allowed.
   */
  options?: ParameterOption[];
  /**
   * When the parameter is asked for at all. Several conditions are joined by one entry with `conditionType`.
   */
  conditions?: ParameterCondition[];
}
/**
 * A value to choose.
 */
export interface ParameterOption {
  /**
   * Label of the option.
   */
  title: string;
  /**
   * The value, of the parameter's `type`.
   */
  value: boolean | string | number | unknown[] | {};
}
/**
 * Joins several conditions.
 */
export interface CompositeCondition {
  /**
   * How the conditions are joined.
   */
  conditionType: "AND" | "OR";
  /**
   * The conditions that are joined.
   */
  conditions: BasicCondition[];
}
/**
 * Compares the value of another parameter.
 */
export interface BasicCondition {
  /**
   * Name of the parameter that is asked.
   */
  dependsOn: string;
  /**
   * How the parameter is compared with `value`.
   */
  operator: "equals" | "not-equals";
  /**
   * What the parameter is compared with.
   */
  value: string | number | boolean;
}
/**
 * A file that adds a release to a block that is already published.
 */
export interface CreateReleaseFile {
  /**
   * The release.
   */
  body: {
    release: Release;
    /**
     * What a deployment of the release creates; the kind of the block decides which keys there are. Any value below may be a reference `"@param:<name>"` to a build parameter.
     */
    config: ServiceConfig | WorkflowConfig;
  };
  artifact?: Artifact;
  parameters?: ParameterDeclarations;
  autoRunOnDeploy?: AutoRunOnDeploy;
  auto_run_on_deploy?: AutoRunOnDeploySnakeCase;
}
/**
 * A file that changes what people see of a published block, and who may find and deploy it.
 */
export interface UpdateSpecMetadataFile {
  /**
   * What is changed; what is left out stays as it is.
   */
  body: {
    metadata?: SpecMetadataUpdate;
    featured?: Featured;
    scope?: Scope;
    tenants?: Tenants;
  };
}
/**
 * What is changed of the metadata of a published block; what is left out stays as it is.
 */
export interface SpecMetadataUpdate {
  name?: MetadataName;
  summary?: MetadataSummary;
  title?: MetadataTitle;
  description?: MetadataDescription;
  descriptionContentType?: DescriptionContentType;
  imageUrl?: ImageUrl;
  tags?: Tags;
  /**
   * Whether the block may still be deployed.
   */
  status?: "available" | "unavailable" | "archived";
}
/**
 * A file that deploys a release of a block, with values for its parameters.
 */
export interface CreateDeploymentFile {
  /**
   * The deployment.
   */
  body: {
    /**
     * What people see of the deployment: name, title, texts, picture and tags. The name is unique per kind within a tenant.
     */
    metadata: Metadata;
    /**
     * The block that is deployed.
     */
    spec: {
      /**
       * Id of the published block, a UUID.
       */
      id: string;
      release?: ReleaseReference;
    };
    /**
     * The first revision of the deployment.
     */
    revision?: {
      notes: RevisionNotes;
    };
    parameters?: ParameterValues;
  };
}
/**
 * The release that is deployed. Without it the newest one is.
 */
export interface ReleaseReference {
  /**
   * Version of the release, such as 1.4.0.
   */
  version?: SemanticVersion;
}
/**
 * Values for the parameters that the release declares.
 */
export interface ParameterValues {
  /**
   * Values of build parameters, by name. They are put into the release's `config`.
   */
  build?: ValuesByName;
  /**
   * Values of run parameters, by name. The running code reads them.
   */
  run?: ValuesByName;
}
/**
 * Values of parameters, by name.
 */
export interface ValuesByName {
  [k: string]: ParameterValue;
}
/**
 * A file that gives a deployment a new revision: another release, other values of its parameters, or both.
 */
export interface CreateRevisionFile {
  /**
   * The revision. What is left out is taken from the newest release and from the values so far.
   */
  body: {
    /**
     * The release that the revision moves to. Without it the newest one is deployed.
     */
    release?: ReleaseReference;
    /**
     * What is said about the revision.
     */
    revision?: {
      notes?: RevisionNotes;
    };
    parameters?: ParameterValues;
  };
}
/**
 * A file that changes what people see of a deployment. Unlike in other files the metadata stands directly below `body`.
 */
export interface UpdateDeploymentMetadataFile {
  /**
   * What is changed; what is left out stays as it is.
   */
  body: {
    /**
     * Name of the deployment, unique per kind within a tenant.
     */
    name?: MetadataName;
    /**
     * One line that says what the deployment is for; shown in lists.
     */
    summary?: MetadataSummary;
    title?: MetadataTitle;
    /**
     * Longer text about the deployment. Say with `descriptionContentType` whether it is Markdown.
     */
    description?: MetadataDescription;
    descriptionContentType?: DescriptionContentType;
    imageUrl?: ImageUrl;
    tags?: Tags;
  };
}
/**
 * A file that changes values of run parameters of a deployment, without a new revision.
 */
export interface PatchParametersFile {
  /**
   * The new values by the names of their run parameters; the others stay as they are.
   */
  body: {
    /**
     * A parameter that is called `run`.
     */
    run?: string | number | boolean | unknown[] | {};
    /**
     * A parameter that is called `build`.
     */
    build?: string | number | boolean | unknown[] | {};
    /**
     * A parameter that is called `parameters`; in the newer operation patch_parameters_v2, all values by name.
     */
    parameters?: string | number | boolean | unknown[] | {};
    /**
     * A parameter that is called `appParameters`; in the newer operation patch_parameters_v2, values of the blocks of an app.
     */
    appParameters?: string | number | boolean | unknown[] | {};
    [k: string]: ParameterValue | string | number | boolean | unknown[] | {} | undefined;
  };
}
/**
 * A file with values of run parameters, which `get_parameters` reads where the code does not run on the platform.
 */
export interface ParamsFallbackFile {
  /**
   * A parameter that is called `body`.
   */
  body?: {
    [k: string]: unknown;
  };
  /**
   * Value of the run parameter, as the platform would give it.
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | undefined;
}
/**
 * What a block that was deployed together with this one looks like to the running code.
 */
export interface RelatedBlock {
  /**
   * Id of the deployment.
   */
  id?: string;
  /**
   * Id of the workflow or service that the deployment made; `null` while there is none.
   */
  resource_id?: string | number | null;
  /**
   * What kind of resource the block is.
   */
  kind?: string;
  /**
   * Name of the deployment.
   */
  name?: string;
  /**
   * State of the deployment.
   */
  status?: string;
}
/**
 * A file with the variables that the command line fills templates with.
 */
export interface TemplateParamsFile {
  /**
   * A variable that is called `body`.
   */
  body?: {
    [k: string]: unknown;
  };
  /**
   * Value of the variable.
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | undefined;
}
