import { changed, type CatalogueRow } from "./row.js";

const head = (kind: string) => `body:
  version: 1
  kind: ${kind}
  metadata: { name: explorer, summary: Explores prices }
  release: { version: 1.0.0, notes: First }
  config:
`;

const service = (config: string) =>
  `${head("service")}    imageDetails: { id: 12, versionId: 3 }\n    ${config}\n`;
const webapp = (config: string) =>
  `${head("webapp")}    imageDetails: { id: 12, versionId: 3 }\n    ${config}\n`;

/** Services and webapps (rows J). */
export const serviceRows: readonly CatalogueRow[] = [
  {
    row: "PB450",
    title: "service-type-enum",
    rule: "schema/enum",
    severity: "error",
    document: service("serviceType: <|webapp|>"),
  },
  {
    row: "PB451",
    title: "service-image-required",
    rule: "schema/image-source",
    severity: "error",
    document: `${head("service").replace("config:", "<|config|>:")}    entrypoint: /\n`,
  },
  {
    row: "PB452",
    title: "service-image-both",
    rule: "schema/image-source",
    severity: "error",
    document: `${changed(service("image: { dockerfile: Dockerfile, context: . }"), "imageDetails", "<|imageDetails|>")}artifact: { path: . }\n`,
  },
  {
    row: "PB453",
    title: "service-image-ref",
    rule: "service/image-reference",
    severity: "error",
    document: service("<|imageRef|>: base"),
  },
  {
    row: "PB454",
    title: "service-resources",
    rule: "schema/required-key",
    severity: "error",
    document: service("<|resources|>: {}"),
  },
  {
    row: "PB454",
    title: "service-resources, not a number",
    rule: "schema/type",
    severity: "error",
    document: service("resources: { instanceTypeId: <|large|> }"),
  },
  {
    row: "PB455",
    title: "service-storage",
    rule: "schema/misplaced-key",
    severity: "warning",
    document: service("resources: { instanceTypeId: 1, <|storage|>: 10GB }"),
  },
  {
    row: "PB456",
    title: "stickiness-type",
    rule: "schema/type",
    severity: "error",
    document: service("sessionStickiness: <|sticky|>"),
  },
  {
    row: "PB457",
    title: "web-app-only",
    rule: "service/web-app-only",
    severity: "error",
    document: service("serviceType: api\n    <|sessionStickiness|>: false"),
  },
  {
    row: "PB458",
    title: "scale-vs-sticky",
    rule: "service/sticky-and-zero",
    severity: "error",
    document: service("<|scaleToZero|>: true\n    sessionStickiness: true"),
  },
  {
    row: "PB459",
    title: "min-instances",
    rule: "schema/range",
    severity: "error",
    document: service("minInstances: <|3|>"),
  },
  {
    row: "PB460",
    title: "min-vs-zero",
    rule: "service/instances-and-zero",
    severity: "information",
    document: service("scaleToZero: true\n    <|minInstances|>: 1"),
  },
  {
    row: "PB461",
    title: "health-url",
    rule: "service/health-path",
    severity: "warning",
    document: service("healthCheckURL: <|health|>"),
  },
  {
    row: "PB462",
    title: "service-unknown-key",
    rule: "schema/unknown-key",
    severity: "warning",
    document: service("<|replicas|>: 2"),
  },
  {
    row: "PB463",
    title: "webapp-key",
    rule: "schema/foreign-key",
    severity: "warning",
    document: webapp("<|healthCheckURL|>: /health"),
  },
];
