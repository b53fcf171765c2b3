import { createContext, use } from 'react';

export type View = 'chat' | 'preview' | 'code' | 'logs';
export const sideViews = ['preview', 'code', 'logs'] as const;

export interface Position {
  line: number;
  column?: number;
}

/** What the parts of the workbench may ask of each other. */
export interface WorkbenchActions {
  view: View;
  show(view: View): void;
  openFile(path: string, position?: Position): void;
  openPath: string | null;
  /** Starts a turn; resolves to true when it was taken. */
  send(text: string): Promise<boolean>;
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
