import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { PickedElement } from '../../bridge/messages';
import { runningTurn } from '../../events/state';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { attachmentOf } from '../../prompt/attachments';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { AppErrors } from './AppErrors';
import { AppPanel, type Panel } from './AppPanel';
import type { Device } from './devices';
import { useEdit } from './edit/useEdit';
import { Frame } from './Frame';
import { PreviewBar } from './PreviewBar';
import { PreviewState } from './PreviewState';
import { useAppMessages } from './useAppMessages';
import { useFrameSource } from './useFrameSource';
import { useWakeOnce } from './useWakeOnce';
import { BrowserPreviewState } from '../runtime/BrowserPreviewState';
import { located } from '../runtime/located';
import { MissingPackages } from '../runtime/MissingPackages';
import { seenErrors } from '../runtime/seen-errors';
import { useBrowserSession } from '../runtime/useBrowserSession';
import { useRuntime } from '../runtime/useProjectRuntime';

const EditCard = lazy(() => import('./edit/EditCard'));

/** The running app, or why it is not there. */
export function Preview({ visible }: { visible: boolean }) {
  const { t } = useI18n();
  const { compose, composer } = useWorkbench();
  const ownUrl = useProject((state) => state.project.previewUrl);
  const sandbox = useProject((state) => state.sandbox);
  const { runtime } = useRuntime();
  const [port, setPort] = useState<number | null>(null);
  // Another port than the page's own is a server's, and those are in the sandbox.
  const inBrowser = runtime?.effective === 'browser' && port === null;
  const { open: browser, failed: noBrowser } = useBrowserSession(inBrowser);
  const sandboxReady = runtime !== null && !inBrowser && (sandbox.state === 'running' || sandbox.state === 'frozen');
  const ready = inBrowser ? browser?.state.status === 'running' : sandboxReady;
  const previewUrl = sandbox.ports.find((item) => item.port === port)?.url ?? ownUrl;
  const bySandbox = useFrameSource(sandboxReady, sandbox.epoch, port);
  const source = inBrowser
    ? {
        url: browser?.state.url ?? null,
        key: `browser-${browser?.state.key}`,
        failure: null,
        go: (url: string) => void browser?.session.renew(new URL(url).pathname),
        renew: () => void browser?.session.renew(),
      }
    : bySandbox;
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const session = browser?.session;
  useEffect(() => session?.attach(frame), [session, frame]);
  const [device, setDevice] = useState<Device>('full');
  const [turned, setTurned] = useState(false);
  // What is pointed at becomes a wish, or is changed by hand.
  const [picking, setPicking] = useState<'wish' | 'edit' | null>(null);
  const reload = useRef(() => {});
  const edit = useEdit(() => reload.current());
  const [panel, setPanel] = useState<Panel | null>(null);
  useWakeOnce(visible && runtime !== null && (!inBrowser || runtime.hybrid));

  const app = useAppMessages(frame, previewUrl, {
    picked: (element) => {
      setPicking(null);
      if (!element) return;
      if (picking === 'edit') void edit.begin(element);
      else compose(wishAbout(element, t));
    },
    shot: (image) => void attachShot(image),
    translate: session && ((message) => located(message, session)),
  });

  // A document that never came up is not mended by the update of a module: when the turn is over, it starts anew.
  const writing = useProject((state) => runningTurn(state) !== null);
  const version = useProject((state) => (runningTurn(state) ? null : state.project.version));
  const mend = useRef(() => {});
  useEffect(() => {
    reload.current = () => app.tell({ type: 'reload' });
    // What runs in this browser is mended when its new code is there, which is after its version.
    session?.hearSound(!(app.listens && app.unsound));
    mend.current = () => !session && app.listens && app.unsound && app.tell({ type: 'reload' });
  });
  const seenVersion = useRef(version);
  useEffect(() => {
    if (version === null || version === seenVersion.current) return;
    seenVersion.current = version;
    mend.current();
  }, [version]);

  const errors = browser ? seenErrors(browser.state.errors, app.errors) : app.errors;

  const attachShot = async (image: string | null) => {
    if (!image) return toast(t('preview.shot.failed'), { tone: 'bad' });
    // A data address cannot be fetched here: the page's own policy lets it load from this server alone.
    const bytes = Uint8Array.from(atob(image.slice(image.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
    composer.attach([await attachmentOf(new Blob([bytes], { type: 'image/png' }), t('preview.shot.name'))]);
    compose('');
  };

  const pick = (wanted: 'wish' | 'edit') => {
    const next = picking === wanted ? null : wanted;
    edit.end();
    app.tell({ type: 'pick', on: next !== null });
    setPicking(next);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PreviewBar
        path={app.path}
        ready={ready}
        ports={sandbox.ports}
        port={port}
        onPort={setPort}
        device={device}
        onDevice={setDevice}
        onTurn={() => setTurned(!turned)}
        picking={picking === 'wish'}
        onPick={app.listens ? () => pick('wish') : null}
        editing={picking === 'edit' || edit.reading || edit.edited !== null}
        onEdit={app.listens && !writing ? () => pick('edit') : null}
        onShot={app.listens ? () => app.tell({ type: 'shot' }) : null}
        panelOpen={panel !== null}
        onPanel={() => setPanel(panel ? null : 'console')}
        onGo={(path) =>
          app.listens ? app.tell({ type: 'navigate', path }) : source.go(new URL(path, previewUrl).href)
        }
        onReload={() => (app.listens ? app.tell({ type: 'reload' }) : source.renew())}
        onBack={app.listens ? () => app.tell({ type: 'back' }) : null}
        onForward={app.listens ? () => app.tell({ type: 'forward' }) : null}
      />
      <div className="relative min-h-0 flex-1 bg-sunken">
        {source.url && (
          <Frame
            key={source.key}
            ref={setFrame}
            url={source.url}
            device={device}
            turned={turned}
            hidden={!ready}
            interactive={visible}
            onLoad={app.greet}
          />
        )}
        {inBrowser && !ready && <BrowserPreviewState open={browser} failed={noBrowser} />}
        {!inBrowser && (!ready || source.failure !== null || source.url === null) && (
          <PreviewState failure={ready ? source.failure : null} onRetry={source.renew} />
        )}
        {picking && (
          <p
            role="status"
            className="pop absolute top-3 left-1/2 -translate-x-1/2 rounded-full bg-ink px-3.5 py-1.5 text-xs font-semibold whitespace-nowrap text-ground shadow-2"
          >
            {t(picking === 'edit' ? 'edit.hint' : 'preview.pick.hint')}
          </p>
        )}
        {edit.edited && (
          <Suspense fallback={null}>
            <EditCard
              key={edit.edited.element.html}
              edited={edit.edited}
              onSave={edit.save}
              onAsk={() => {
                if (edit.edited) compose(wishAbout(edit.edited.element, t));
                edit.end();
              }}
              onClose={edit.end}
            />
          </Suspense>
        )}
        {(ready || errors.length > 0) && <AppErrors errors={errors} onDismiss={app.dismiss} />}
        {browser && <MissingPackages open={browser} />}
      </div>
      {panel && (
        <AppPanel panel={panel} onPanel={setPanel} lines={app.lines} requests={app.requests} onClear={app.clear} />
      )}
    </div>
  );
}

/** The start of a wish about an element: enough that a model finds it, short enough that a person reads it. */
function wishAbout(element: PickedElement, t: ReturnType<typeof useI18n>['t']): string {
  const where = element.file ?? element.component;
  const said = element.text ? ` “${element.text.slice(0, 60)}”` : '';
  return `${t('preview.pick.prompt', { element: `\`${element.selector}\`${said}${where ? ` (${where})` : ''}` })} `;
}
