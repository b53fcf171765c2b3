import { createContext, use } from 'react';
import type { Attachment } from '../prompt/attachments';
import type { TurnMode } from '../events/state';
import type { Composer } from './composer';

export type View = 'chat' | 'preview' | 'code' | 'logs';
export const sideViews = ['preview', 'code', 'logs'] as const;

export interface Position {
  line: number;
  column?: number;
}

/** What goes along with a wish. */
export interface WishOptions {
  mode?: TurnMode;
  attachments?: Attachment[];
  /** What was seen to fail: read by the model as data, shown folded. */
  evidence?: string;
}

/** The panels that open over the workbench. */
export type Overlay = 'palette' | 'files' | 'shortcuts' | 'versions' | 'share';

/** What the parts of the workbench may ask of each other. */
export interface WorkbenchActions {
  view: View;
  show(view: View): void;
  openFile(path: string, position?: Position): void;
  openPath: string | null;
  /** Starts a turn; resolves to true when it was taken. */
  send(text: string, options?: WishOptions): Promise<boolean>;
  /** Where the next wish is written. */
  composer: Composer;
  /** Puts words into the next wish and goes there. */
  compose(text: string, options?: { replace?: boolean }): void;
  overlay: Overlay | null;
  open(overlay: Overlay | null): void;
  /** A model's name for people; its id when it is not set up here. */
  modelName(id: string): string;
  sending: boolean;
  /** The code of the last turn that was not taken. */
  refusal: string | null;
}

export const ActionsContext = createContext<WorkbenchActions | null>(null);

export function useWorkbench(): WorkbenchActions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error('useWorkbench outside of the workbench');
  return actions;
}
