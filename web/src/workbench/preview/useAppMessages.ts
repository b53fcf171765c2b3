import { useCallback, useEffect, useRef, useState } from 'react';
import type { BridgeCommand, Envelope, PickedElement } from '../../bridge/messages';
import { useProject } from '../useProject';
import { readAppMessage, type AppMessage } from './app-messages';
import { nextApp, silent } from './app-state';

/** What the workbench does with what a person chose in the app. */
export interface AppAnswers {
  /** What a message means in the project's own files, where the page runs other code. */
  translate?: ((message: AppMessage) => Promise<AppMessage>) | undefined;
  picked(element: PickedElement | null): void;
  shot(image: string | null): void;
}

/** What the app in the frame tells through the bridge, and the way to tell it something. Messages of anything else are not heard. */
export function useAppMessages(frame: HTMLIFrameElement | null, previewUrl: string, answers: AppAnswers) {
  const [app, setApp] = useState(silent);
  const turnCount = useProject((state) => state.turns.length);
  const newest = useRef(answers);
  useEffect(() => {
    newest.current = answers;
  });

  // A new turn makes what was seen before old news; another frame knows nothing yet.
  useEffect(() => setApp((before) => ({ ...before, errors: [] })), [turnCount]);
  useEffect(() => setApp((before) => ({ ...before, listens: false, errors: [], requests: [] })), [frame]);

  const tell = useCallback(
    (command: BridgeCommand) => {
      const message: Envelope<BridgeCommand> = { forja: 1, ...command };
      frame?.contentWindow?.postMessage(message, new URL(previewUrl).origin);
    },
    [frame, previewUrl],
  );

  useEffect(() => {
    const origin = new URL(previewUrl).origin;
    const hear = (event: MessageEvent<unknown>) => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
      const message = readAppMessage(event.data);
      if (message?.type === 'picked') newest.current.picked(message.element);
      else if (message?.type === 'shot') newest.current.shot(message.image);
      else if (message && newest.current.translate && (message.type === 'error' || message.type === 'console'))
        void newest.current.translate(message).then((told) => setApp((before) => nextApp(before, told)));
      else if (message) setApp((before) => nextApp(before, message));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [frame, previewUrl]);

  return {
    ...app,
    tell,
    dismiss: () => setApp((before) => ({ ...before, errors: [] })),
    clear: () => setApp((before) => ({ ...before, lines: [], requests: [] })),
    /** Asks the page in the frame who it is; what it told before somebody listened comes as well. */
    greet: () => {
      setApp((before) => ({ ...before, greeted: true }));
      tell({ type: 'hello' });
    },
  };
}
