export const help = `press-blocks: checks block files of the Peak platform

  press-blocks lint [files, folders, globs]   check block files; all below this folder when none are named
  press-blocks explain RULE                   tell what a rule asks for, and why
  press-blocks graph FILE                     write the step graph of a workflow

Options of lint
  -f, --format NAME         stylish (default), json, sarif, github, junit, unix
  --severity LEVEL          leave out what is less severe: error, warning, information (default), hint
  --max-warnings N          fail when there are more warnings
  --fix                     make the changes that are safe, and report what is left
  --stdin                   check standard input; with --fix the result goes to standard output
  --stdin-filename NAME     the name by which standard input is read, for its kind and its project file
  -c, --config FILE         a project file to use instead of .press-blocks.yaml beside the files
  --print-config FILE       show what holds for a file, as JSON
  --rule ID:LEVEL           severity of a rule for this run, or off; may be repeated

Options of graph
  -f, --format NAME         mermaid (default), dot, json

  -h, --help, -v, --version

Exit status: 0 nothing to complain about, 1 errors (or too many warnings), 2 the command could not be carried out.
`;
