import type { Project } from './resolve';
import type { Styles } from './styles';
import type { ScriptCompiler } from './types';

/** What loaders may ask of the project. */
export interface Host {
  compiler: ScriptCompiler;
  styles: Styles;
  project: Project;
  env: Record<string, string | boolean>;
  /** The project draws with React. */
  refresh: boolean;
  text(path: string): string | null;
  bytes(path: string): Uint8Array | null;
  paths(): readonly string[];
  /** Where the file itself is answered: what lies in `public` is answered from the root. */
  addressOf(path: string): string;
  inlineScript(path: string, index: number): string | null;
}
