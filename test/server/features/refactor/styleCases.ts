import { workflow, type RefactoringCase } from "./refactoringCase.js";

export const styleCases: readonly RefactoringCase[] = [
  {
    title: 'Write "parents" in lines',
    kind: "refactor.rewrite",
    about: "comments stay with their items",
    before: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [ # before
          <|>a, # the first
          # of another
          'c',
        ] # behind
      c: { type: sql, sqlQueryPath: c.sql }
`),
    after: workflow(`    steps:
      a: { type: sql, sqlQueryPath: a.sql }
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: # behind
          # before
          - a # the first
          # of another
          - 'c'
      c: { type: sql, sqlQueryPath: c.sql }
`),
  },
  {
    title: 'Write "parents" in brackets',
    kind: "refactor.rewrite",
    about: "quotes stay, and come where a comma needs them",
    before: workflow(`    steps:
      b:
        type: sql
        sqlQueryPath: b.sql
        parents:
          - <|>"a"
          - c,d # end
`),
    after: workflow(`    steps:
      b:
        type: sql
        sqlQueryPath: b.sql
        parents: ["a", "c,d"] # end
`),
  },
  {
    title: 'Write "load" in lines',
    kind: "refactor.rewrite",
    about: "what is in brackets within stays so",
    before: workflow(`    steps:
      loa<|>d: {type: sql,sqlQueryPath: a.sql, "parents":[x] , runConfiguration: {skipConfiguration: {skip: true}}} # load
`),
    after: workflow(`    steps:
      load: # load
        type: sql
        sqlQueryPath: a.sql
        "parents": [x]
        runConfiguration: {skipConfiguration: {skip: true}}
`),
  },
  {
    title: 'Write "env" in lines',
    kind: "refactor.rewrite",
    about: "templates are values like others",
    before: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        parameters:
          env: &env { A: {{ a }}, <|>B: "{{ b }}" }
`),
    after: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        parameters:
          env: &env
            A: {{ a }}
            B: "{{ b }}"
`),
  },
  {
    title: 'Write "env" in brackets',
    kind: "refactor.rewrite",
    about: "an anchor stays",
    before: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        parameters:
          <|>env: &env
            A: a
            B: [1, 2]
`),
    after: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        parameters:
          env: &env { A: a, B: [1, 2] }
`),
  },
  {
    title: "Sort the steps by their parents",
    kind: "refactor.rewrite",
    about: "comments go with their step",
    before: workflow(`    steps:
      # last
      <|>c: { type: sql, sqlQueryPath: c.sql, parents: [b] } # c

      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [a]
        # b ends here

      # first
      a: { type: sql, sqlQueryPath: a.sql }
      d: { type: sql, sqlQueryPath: d.sql }
parameters:
  build: []
`),
    after: workflow(`    steps:
      # first
      a: { type: sql, sqlQueryPath: a.sql }

      d: { type: sql, sqlQueryPath: d.sql }

      b:
        type: sql
        sqlQueryPath: b.sql
        parents: [a]
        # b ends here
      # last
      c: { type: sql, sqlQueryPath: c.sql, parents: [b] } # c
parameters:
  build: []
`),
  },
  {
    title: 'Share "runConfiguration" of 2 steps through an anchor',
    kind: "refactor.extract",
    about: "the first step keeps the value",
    before: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        runConfiguration:
          retryOptions: { duration: 30 } # long
      b:
        type: sql
        sqlQueryPath: b.sql
        run<|>Configuration: { retryOptions: { duration: 30 } } # same
        parents: [a]
      c: { type: sql, sqlQueryPath: c.sql, runConfiguration: { retryOptions: { duration: 31 } } }
`),
    after: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        runConfiguration: &runConfiguration
          retryOptions: { duration: 30 } # long
      b:
        type: sql
        sqlQueryPath: b.sql
        runConfiguration: *runConfiguration # same
        parents: [a]
      c: { type: sql, sqlQueryPath: c.sql, runConfiguration: { retryOptions: { duration: 31 } } }
`),
  },
  {
    title: 'Inline the alias "retry"',
    kind: "refactor.inline",
    about: "the anchor goes with its last alias",
    before: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        runConfiguration: &retry
          retryOptions:
            duration: 30 # long
      b:
        type: sql
        sqlQueryPath: b.sql
        runConfiguration: *re<|>try # same
        parents: [a]
`),
    after: workflow(`    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
        runConfiguration:
          retryOptions:
            duration: 30 # long
      b:
        type: sql
        sqlQueryPath: b.sql
        runConfiguration: # same
          retryOptions:
            duration: 30
        parents: [a]
`),
  },
];
