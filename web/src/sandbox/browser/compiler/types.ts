// What the compiler is given and what it gives: values alone, which pass between the page and the worker as they are.

/** A file of the project; null says that it is gone. */
export interface Change {
  path: string;
  bytes: Uint8Array | null;
}

/** The dependency set that the project runs on: import specifier → file below `base` on the preview's own host. */
export interface Packages {
  base: string;
  entries: Readonly<Record<string, string>>;
  /** Icon packs: exported name → the module that has it alone. */
  exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the sources import and package.json does not name. */
  missing: readonly string[];
  /** What is there and cannot be had in a page, and why. */
  unusable?: Readonly<Record<string, string>>;
}

export interface BuildError {
  code: 'syntax' | 'unresolved' | 'missing-package' | 'unsupported';
  message: string;
  /** A path of the project. */
  file: string;
  line: number;
  column: number;
  /** The lines around the place, drawn as text. */
  frame: string;
  /** The package that would have to be added. */
  package?: string;
}

/** What the preview's host answers at an address: a path, with its variant as query (`/src/a.svg?url`). */
export interface Emitted {
  path: string;
  type: string;
  body: string | Uint8Array;
}

/** A module to be imported anew, and who takes it. */
export interface HotUpdate {
  /** The module that takes the update. */
  boundary: string;
  /** The module that is imported again: the boundary itself, or a dependency that it accepts. */
  accepted: string;
  /** Where to import it from. */
  url: string;
}

/** What the page has to do after a build. */
export type Plan =
  { kind: 'none' } | { kind: 'update'; updates: HotUpdate[]; styles: string[] } | { kind: 'reload'; because: string };

export interface Build {
  /** What is new or other than before. */
  files: Emitted[];
  /** Addresses that are no more. */
  removed: string[];
  plan: Plan;
  errors: BuildError[];
  /** Bare specifiers that the sources import. */
  wants: string[];
  /** False while nothing can be shown: no entry page, or packages that are still awaited. */
  complete: boolean;
}

export interface Place {
  /** The address of a module on the preview's host. */
  url: string;
  line: number;
  column: number;
}

/** What a script became. Lines and columns count from one, as editors do. */
export type Compiled = { ok: true; code: string; map: SourceMap | null } | { ok: false; errors: BuildError[] };

export interface SourceMap {
  version: number;
  mappings: string;
  names: string[];
  sources: string[];
}

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx';

export interface ScriptOptions {
  /** React's components are registered, so that an edit keeps their state. */
  refresh: boolean;
  jsxImportSource: string;
}

/** Turns TypeScript and JSX into what browsers run: oxc, or sucrase where WebAssembly cannot be had. */
export interface ScriptCompiler {
  readonly name: 'oxc' | 'sucrase';
  compile(path: string, code: string, language: ScriptLanguage, options: ScriptOptions): Compiled;
}
