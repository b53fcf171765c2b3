import { useState } from 'react';
import { useProject } from '../useProject';
import { AppErrors } from './AppErrors';
import { Frame } from './Frame';
import { PreviewBar, type Device } from './PreviewBar';
import { PreviewState } from './PreviewState';
import { useAppMessages } from './useAppMessages';
import { useFrameSource } from './useFrameSource';
import { useWakeOnce } from './useWakeOnce';

/** The running app, or why it is not there. */
export function Preview({ visible }: { visible: boolean }) {
  const previewUrl = useProject((state) => state.project.previewUrl);
  const sandbox = useProject((state) => state.sandbox);
  const ready = sandbox.state === 'running' || sandbox.state === 'frozen';
  const source = useFrameSource(ready, sandbox.epoch);
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const app = useAppMessages(frame, previewUrl);
  const [device, setDevice] = useState<Device>('full');
  useWakeOnce(visible);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PreviewBar
        path={app.path}
        ready={ready}
        device={device}
        onDevice={setDevice}
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
            hidden={!ready}
            interactive={visible}
            onLoad={() => app.tell({ type: 'hello' })}
          />
        )}
        {(!ready || source.failure !== null || source.url === null) && (
          <PreviewState failure={ready ? source.failure : null} onRetry={source.renew} />
        )}
        {ready && <AppErrors errors={app.errors} onDismiss={app.dismiss} />}
      </div>
    </div>
  );
}
