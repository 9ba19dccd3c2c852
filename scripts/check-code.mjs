/**
 * Types and lint of every file, in one process: the rules that ask for types look them up in the very program that the
 * compiler checks, so that no type is worked out twice. As a command it prints what is wrong and ends with 1.
 */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import eslintConfig from '../eslint.config.mjs';
import { root } from './ensure-installed.mjs';

/** How to print the compiler's words: paths from the root, as tsc does. */
const printed = { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' };

/** The program of tsconfig.json, whole: nothing is taken over from an earlier run. */
function programOf(configFile) {
  const fail = (diagnostic) => {
    throw new Error(ts.formatDiagnostic(diagnostic, printed));
  };
  const read = ts.getParsedCommandLineOfConfigFile(configFile, { incremental: false, tsBuildInfoFile: undefined }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  read.errors.forEach(fail);
  return ts.createProgram(read.fileNames, read.options);
}

/** The same rules; only where they find types is said anew. */
function withTypesOf(program) {
  let told = 0;
  const config = eslintConfig.map((part) => {
    if (part.languageOptions?.parserOptions?.projectService !== true) return part;
    told += 1;
    return { ...part, languageOptions: { ...part.languageOptions, parserOptions: { programs: [program] } } };
  });
  if (told !== 1) throw new Error(`eslint.config.mjs asks for types in ${told} places, one was expected: scripts/check-code.mjs gives them there`);
  return config;
}

const program = programOf(join(root, 'tsconfig.json'));
const wrongTypes = ts.getPreEmitDiagnostics(program);
if (wrongTypes.length > 0) console.log(ts.formatDiagnostics(wrongTypes, printed));

const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: withTypesOf(program) });
const results = await eslint.lintFiles(['.']);
// A warning is an error nobody has decided about: there are none.
const wrongLines = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0);
if (wrongLines.length > 0) console.log(await (await eslint.loadFormatter('stylish')).format(wrongLines));

if (wrongTypes.length + wrongLines.length > 0) process.exitCode = 1;
else console.log(`${program.getRootFileNames().length} files typed, ${results.length} linted`);
