import { workflow, type RefactoringCase } from "./refactoringCase.js";

export const contentCases: readonly RefactoringCase[] = [
  {
    title: 'Extract to the image "train"',
    kind: "refactor.extract",
    about: "into `images` above the steps",
    before: workflow(`    steps:
      # trains
      train:
        ima<|>ge: # own
          dockerfile: Dockerfile
          context: . # here
        command: python train.py
`),
    after: workflow(`    images:
      train: # own
        dockerfile: Dockerfile
        context: . # here
    steps:
      # trains
      train:
        imageRef: train
        command: python train.py
`),
  },
  {
    title: 'Inline the image "base"',
    kind: "refactor.inline",
    about: "with its last use it leaves `images`",
    before: workflow(`    images:
      base:
        dockerfile: Dockerfile # file
        context: .
    steps:
      train:
        imageRef: ba<|>se # used
        command: python train.py
`),
    after: workflow(`    steps:
      train:
        image: # used
          dockerfile: Dockerfile # file
          context: .
        command: python train.py
`),
  },
  {
    title: 'Extract to the build parameter "storage"',
    kind: "refactor.extract",
    about: "in a list that is there",
    before: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        resources: { storage: 2<|>0GB } # disk
parameters:
  build:
  - name: size
    type: number
    title: Size
    required: false
    defaultValue: 1
`),
    after: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        resources: { storage: "@param:storage" } # disk
parameters:
  build:
  - name: size
    type: number
    title: Size
    required: false
    defaultValue: 1
  - name: storage
    title: storage
    type: string
    required: true
    defaultValue: 20GB
`),
  },
  {
    title: 'Extract to the build parameter "stepTimeout"',
    kind: "refactor.extract",
    about: "with its type, in a new list",
    before: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        stepTimeout: <|>600
`),
    after: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        stepTimeout: "@param:stepTimeout"
parameters:
  build:
    - name: stepTimeout
      title: stepTimeout
      type: number
      required: true
      defaultValue: 600
`),
  },
  {
    title: 'Inline the build parameter "storage"',
    kind: "refactor.inline",
    about: "its declaration goes with the last use",
    before: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        resources: { storage: "@param:st<|>orage" }
parameters:
  build:
    - name: size
      type: number
      title: Size
      required: false
      defaultValue: 1
    - { name: storage, type: string, title: Disk, required: true, defaultValue: "20GB" }
`),
    after: workflow(`    steps:
      a:
        imageDetails: { id: 1 }
        command: a
        resources: { storage: 20GB }
parameters:
  build:
    - name: size
      type: number
      title: Size
      required: false
      defaultValue: 1
`),
  },
  {
    title: "Run only if all parents have succeeded",
    kind: "refactor.rewrite",
    about: "for all parents",
    before: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b: { type: sql, sqlQueryPath: b.sql }
      <|>c:
        type: sql
        sqlQueryPath: c.sql
        parents: [a, b] # both
`),
    after: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b: { type: sql, sqlQueryPath: b.sql }
      c:
        type: sql
        sqlQueryPath: c.sql
        parents: [a, b] # both
        executionParameters:
          parentStatus:
            - condition: all-of
              parents: [a, b]
              status: [success]
`),
  },
  {
    title: 'Run only if "a" has failed',
    kind: "refactor.rewrite",
    about: "in brackets where the step is",
    before: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      <|>b: { type: sql, sqlQueryPath: b.sql, parents: [a] }
`),
    after: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b: { type: sql, sqlQueryPath: b.sql, parents: [a], executionParameters: {parentStatus: [{condition: one-of, parents: [a], status: [failure]}]} }
`),
  },
  {
    title: 'Run only if "rows" of "a" has a certain value',
    kind: "refactor.rewrite",
    about: "beside a condition that is there",
    before: workflow(`    steps:
      a: { imageDetails: { id: 1 }, command: a, outputParameters: { rows: rows.txt } }
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [<|>a]
        executionParameters:
          parentStatus:
            - { condition: all-of, parents: [a], status: [success] }
`),
    after: workflow(`    steps:
      a: { imageDetails: { id: 1 }, command: a, outputParameters: { rows: rows.txt } }
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [a]
        executionParameters:
          parentStatus:
            - { condition: all-of, parents: [a], status: [success] }
          conditional:
            - condition: equals
              paramName: rows
              stepName: a
              value: <value>
`),
  },
  {
    title: 'Change the type to "sql", with "imageRef", "command" and 2 more as comment',
    kind: "refactor.rewrite",
    about: "nothing is lost, and what is needed is added",
    before: workflow(`    steps:
      a:
        ty<|>pe: standard
        imageRef: base
        # runs it
        command: |
          one

          two
        resources:
          storage: 20GB
        parameters:
          env: { A: a }
          secrets:
            - key
`),
    after: workflow(`    steps:
      a:
        type: sql
        # imageRef: base
        # runs it
        # command: |
        #   one

        #   two
        # resources:
        #   storage: 20GB
        parameters:
          env: { A: a }
          # secrets:
          #   - key
        sqlQueryPath: forecasting/prepare_sales.sql
`),
  },
  {
    title: 'Change the type to "sql"',
    kind: "refactor.rewrite",
    about: "a step that fits stays as it is",
    before: workflow(`    steps:
      a: { type: <|>export, parents: [] }
`),
    after: workflow(`    steps:
      a: { type: sql, parents: [], sqlQueryPath: forecasting/prepare_sales.sql }
`),
  },
];
