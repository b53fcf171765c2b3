/** Of a tsconfig.json, what changes how code is understood while it is typed; everything else is the build's affair. */
const taken = [
  'strict',
  'noImplicitAny',
  'strictNullChecks',
  'noUncheckedIndexedAccess',
  'exactOptionalPropertyTypes',
  'jsxImportSource',
  'experimentalDecorators',
  'useDefineForClassFields',
] as const;

/** The checker's options in a tsconfig.json; none when it cannot be read. Paths are taken as they stand below the project's root. */
export function checkerOptions(text: string, root: string): Record<string, unknown> {
  const options = compilerOptionsIn(text);
  const own = Object.fromEntries(taken.flatMap((name) => (name in options ? [[name, options[name]]] : [])));
  if (typeof options.paths === 'object' && options.paths !== null) {
    own.paths = options.paths;
    own.baseUrl = `${root}/${typeof options.baseUrl === 'string' ? options.baseUrl.replace(/^\.?\/?/, '') : ''}`;
  }
  return own;
}

function compilerOptionsIn(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(plainJson(text)) as { compilerOptions?: unknown };
    return typeof value.compilerOptions === 'object' && value.compilerOptions !== null
      ? (value.compilerOptions as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

// A tsconfig.json has comments and trailing commas; inside strings, what looks like either is neither.
const plainJson = (text: string): string =>
  text
    .replaceAll(
      /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_whole, string: string | undefined) => string ?? '',
    )
    .replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_whole, string: string | undefined) => string ?? '');
