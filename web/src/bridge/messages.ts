// What passes between a previewed page and the workbench, both ways, as `{ forja: 1, ...message }` through postMessage.
// The page is hostile until proven otherwise: the workbench checks every field that it uses.

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

export type BridgeMessage =
  /** A document has begun (again). Everything told about the one before is over. */
  | { type: 'ready'; path: string; title: string }
  /** The page's address or title changed without a new document. */
  | { type: 'navigated'; path: string; title: string }
  /** The first visible content, told once per document. */
  | { type: 'rendered'; textLength: number; afterMs: number }
  | { type: 'console'; level: ConsoleLevel; text: string; source?: string }
  /** Uncaught errors, unhandled rejections, and what the page's own policy blocked. */
  | {
      type: 'error';
      kind: 'uncaught' | 'rejection' | 'policy';
      message: string;
      /** `file:line:column`; the file is a path on the preview's own host (`/src/App.tsx`), or a whole address elsewhere. */
      source?: string;
      stack?: string;
    }
  /** The dev server could not compile a module. */
  | {
      type: 'compile-error';
      message: string;
      source?: string;
      /** The lines around the place, drawn as text. */
      frame?: string;
      plugin?: string;
    }
  /** The dev server has sent a change that compiles. */
  | { type: 'updated' }
  | {
      type: 'request-failed';
      kind: 'fetch' | 'xhr' | 'resource';
      method: string;
      url: string;
      /** 0 when no answer came at all. */
      status: number;
      message?: string;
    }
  /** What the page loaded and asked for since this was last told. */
  | { type: 'requests'; items: RequestTold[] }
  /** The person pointed at an element, or gave up pointing. */
  | { type: 'picked'; element: PickedElement | null }
  /** A picture of what is seen of the page, as a PNG data address; null when the page cannot be drawn. */
  | { type: 'shot'; image: string | null }
  /** So many messages were too many and are not told. */
  | { type: 'dropped'; count: number };

export interface RequestTold {
  /** `fetch`, `xhr`, or what loaded it: `script`, `img`, `css`… */
  kind: string;
  method: string;
  url: string;
  /** 0 when there was no answer, or the browser does not tell. */
  status: number;
  ms: number;
  bytes: number;
}

export interface PickedElement {
  /** `button.primary` and where it stands, for people. */
  selector: string;
  text: string;
  /** Its beginning, cut. */
  html: string;
  /** The component that drew it and its file, when the framework tells in development. */
  component?: string;
  file?: string;
}

export type BridgeCommand =
  /** Asks for `ready` and everything that was told before somebody listened. */
  | { type: 'hello' }
  | { type: 'reload' }
  | { type: 'back' }
  | { type: 'forward' }
  /** A path on the preview's own host. */
  | { type: 'navigate'; path: string }
  /** Starts or ends pointing at an element. */
  | { type: 'pick'; on: boolean }
  | { type: 'shot' };

export type Envelope<T> = { forja: 1 } & T;
