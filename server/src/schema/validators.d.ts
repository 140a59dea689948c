/** Made from schemas/ by scripts/schemaValidators.mjs when a bundle or a test run is built. */
declare module "press-blocks:validators" {
  interface ValidationError {
    readonly keyword: string;
    /** JSON pointer to the value. */
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  interface Validator {
    (data: unknown): boolean;
    /** Of the last call. */
    readonly errors?: readonly ValidationError[] | null;
  }

  export function validators(): Readonly<
    Record<
      | "createSpec"
      | "createRelease"
      | "updateSpecMetadata"
      | "createDeployment"
      | "createRevision"
      | "updateDeploymentMetadata"
      | "patchParameters"
      | "paramsFallback"
      | "relatedBlocks"
      | "templateParams",
      Validator
    >
  >;
}
