import type { BlockContract } from "../../../../client/src/publish/contract/contractTree.js";
import type { ContractRow } from "./contractRow.js";

const run = (...declarations: readonly object[]): BlockContract => ({
  config: {},
  parameters: { run: declarations },
});
const text = (extra: object = {}) => ({
  name: "region",
  type: "string",
  required: false,
  ...extra,
});
const options = (...values: readonly string[]) =>
  text({ options: values.map((value) => ({ title: value.toUpperCase(), value })) });

export const parameterRows: readonly ContractRow[] = [
  // Declared parameters
  [
    "an optional parameter",
    run(),
    run(text()),
    ['compatible parameters.run.region: The run parameter "region" was added.'],
  ],
  [
    "a required parameter with a default",
    run(),
    run(text({ required: true, defaultValue: "eu" })),
    ['compatible parameters.run.region: The run parameter "region" was added.'],
  ],
  [
    "a required parameter without one",
    run(),
    run(text({ required: true })),
    [
      'breaking parameters.run.region: The run parameter "region" was added and needs a value, since it is required and has no default.',
    ],
  ],
  [
    "a required parameter that conditions enable",
    run(),
    run(text({ required: true, conditions: [{}] })),
    ['compatible parameters.run.region: The run parameter "region" was added.'],
  ],
  [
    "a parameter less",
    run(text()),
    run(),
    [
      'breaking parameters.run.region: The run parameter "region" was removed, so values that are given for it have no effect.',
    ],
  ],
  [
    "another type",
    run(text()),
    run(text({ type: "string_array" })),
    [
      'breaking parameters.run.region.type: The type of the run parameter "region" changed from "string" to "string_array".',
    ],
  ],
  [
    "now required",
    run(text()),
    run(text({ required: true })),
    [
      'breaking parameters.run.region.required: The run parameter "region" is now required and has no default, so it needs a value.',
    ],
  ],
  [
    "now required with a default",
    run(text({ defaultValue: "eu" })),
    run(text({ required: true, defaultValue: "eu" })),
    [
      'compatible parameters.run.region.required: The run parameter "region" is now required; its default stands in where no value is given.',
    ],
  ],
  [
    "no longer required",
    run(text({ required: true })),
    run(text()),
    [
      'compatible parameters.run.region.required: The run parameter "region" is no longer required.',
    ],
  ],
  [
    '"required" left out where it was false',
    run(text()),
    run({ name: "region", type: "string" }),
    [],
  ],
  [
    "another default",
    run(text({ defaultValue: "eu" })),
    run(text({ defaultValue: "us" })),
    [
      'compatible parameters.run.region.defaultValue: The default of the run parameter "region" changed from "eu" to "us".',
    ],
  ],
  [
    "another default inside an object",
    run({ name: "o", type: "object", defaultValue: { a: 1, b: 2 } }),
    run({ name: "o", type: "object", defaultValue: { a: 3, b: 4 } }),
    [
      'compatible parameters.run.o.defaultValue: The default of the run parameter "o" changed from {"a":1,"b":2} to {"a":3,"b":4}.',
    ],
  ],
  [
    "a default of a hidden one, untold",
    run(text({ hideValue: true, defaultValue: "canary-1" })),
    run(text({ hideValue: true, defaultValue: "canary-2" })),
    [
      'compatible parameters.run.region.defaultValue: The default of the run parameter "region" changed.',
    ],
  ],
  [
    "no default any more",
    run(text({ required: true, defaultValue: "eu" })),
    run(text({ required: true })),
    [
      'breaking parameters.run.region.defaultValue: The default of the run parameter "region" was removed, so it needs a value.',
    ],
  ],
  [
    "a default for an optional one",
    run(text()),
    run(text({ defaultValue: "eu" })),
    [
      'compatible parameters.run.region.defaultValue: The run parameter "region" has a default now: "eu".',
    ],
  ],
  [
    "fewer options",
    run(options("eu", "us")),
    run(options("eu")),
    [
      'breaking parameters.run.region.options: The run parameter "region" no longer takes the option "us".',
    ],
  ],
  [
    "more options",
    run(options("eu")),
    run(options("eu", "us", "ap")),
    [
      'compatible parameters.run.region.options: The run parameter "region" also takes the options "us", "ap".',
    ],
  ],
  [
    "other options",
    run(options("eu")),
    run(options("us")),
    [
      'breaking parameters.run.region.options: The run parameter "region" no longer takes the option "eu".',
      'compatible parameters.run.region.options: The run parameter "region" also takes the option "us".',
    ],
  ],
  [
    "options where there were none",
    run(text()),
    run(options("eu")),
    [
      'breaking parameters.run.region.options: The run parameter "region" takes only its options now.',
    ],
  ],
  [
    "no options any more",
    run(options("eu")),
    run(text()),
    [
      'compatible parameters.run.region.options: The run parameter "region" takes any value now, not only options.',
    ],
  ],
  [
    "options in another order",
    run(options("eu", "us")),
    run(options("us", "eu")),
    [
      'cosmetic parameters.run.region.options: The titles or the order of the options of the run parameter "region" changed.',
    ],
  ],
  [
    "a value hidden",
    run(text()),
    run(text({ hideValue: true })),
    [
      'compatible parameters.run.region.hideValue: The values of the run parameter "region" are hidden from now on.',
    ],
  ],
  [
    "a value no longer hidden",
    run(text({ hideValue: true })),
    run(text()),
    [
      'breaking parameters.run.region.hideValue: The values of the run parameter "region" were hidden and are shown from now on.',
    ],
  ],
  [
    "conditions of an optional one",
    run(text()),
    run(text({ conditions: [{ dependsOn: "a" }] })),
    [
      'compatible parameters.run.region.conditions: The conditions of the run parameter "region" changed.',
    ],
  ],
  [
    "conditions of a required one",
    run(text({ required: true, conditions: [1] })),
    run(text({ required: true, conditions: [2] })),
    [
      'breaking parameters.run.region.conditions: The conditions of the run parameter "region" changed, so it may be needed where it was not.',
    ],
  ],
  [
    "title and description",
    run(text({ title: "a" })),
    run(text({ title: "b", description: "c" })),
    [
      'cosmetic parameters.run.region.title: The title of the run parameter "region" changed.',
      'cosmetic parameters.run.region.description: The description of the run parameter "region" was added.',
    ],
  ],
  [
    "another order",
    run(text(), { name: "b", type: "number" }),
    run({ name: "b", type: "number" }, text()),
    ["cosmetic parameters.run: The order of the run parameters changed."],
  ],
  [
    "moved from run to build",
    run(text()),
    { config: {}, parameters: { build: [text()] } },
    [
      'breaking parameters.run.region: The run parameter "region" was removed, so values that are given for it have no effect.',
      'compatible parameters.build.region: The build parameter "region" was added.',
    ],
  ],
  [
    "a list whose names tell nothing apart",
    run(text(), text()),
    run(text()),
    ['breaking parameters.run: The declaration "parameters.run" changed.'],
  ],
];
