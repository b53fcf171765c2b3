import { ArrowLeft, ArrowRight, ExternalLink, Monitor, RotateCw, Smartphone, Tablet } from 'lucide-react';
import { useEffect, useState } from 'react';
import { previewLink } from '../../api/projects';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';

export type Device = 'full' | 'tablet' | 'phone';
export const deviceWidths: Record<Device, number | null> = { full: null, tablet: 820, phone: 390 };

const devices = [
  { device: 'full', Icon: Monitor },
  { device: 'tablet', Icon: Tablet },
  { device: 'phone', Icon: Smartphone },
] as const;

interface Props {
  path: string;
  ready: boolean;
  device: Device;
  onDevice: (device: Device) => void;
  onGo: (path: string) => void;
  onReload: () => void;
  /** Null while the page does not take commands. */
  onBack: (() => void) | null;
  onForward: (() => void) | null;
}

export function PreviewBar({ path, ready, device, onDevice, onGo, onReload, onBack, onForward }: Props) {
  const { t } = useI18n();
  const id = useProject((state) => state.project.id);

  const openTab = async () => {
    // Opened before the request: a window that opens later would be blocked.
    const tab = open('', '_blank');
    if (!tab) return;
    tab.opener = null;
    try {
      tab.location.href = (await previewLink(id)).openUrl;
    } catch {
      tab.close();
    }
  };

  return (
    <div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
      <IconButton label={t('preview.back')} className="max-sm:hidden" onClick={() => onBack?.()} disabled={!onBack}>
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('preview.forward')}
        className="max-sm:hidden"
        onClick={() => onForward?.()}
        disabled={!onForward}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('preview.reload')} onClick={onReload} disabled={!ready}>
        <RotateCw size={15} aria-hidden />
      </IconButton>
      <AddressField path={path} onGo={onGo} disabled={!ready} />
      <div role="group" aria-label={t('preview.device')} className="ml-1 hidden gap-0.5 lg:flex">
        {devices.map(({ device: name, Icon }) => (
          <IconButton
            key={name}
            label={t(`preview.device.${name}`)}
            pressed={device === name}
            onClick={() => onDevice(name)}
          >
            <Icon size={16} aria-hidden />
          </IconButton>
        ))}
      </div>
      <IconButton label={t('preview.openTab')} onClick={() => void openTab()}>
        <ExternalLink size={15} aria-hidden />
      </IconButton>
    </div>
  );
}

function AddressField({ path, onGo, disabled }: { path: string; onGo: (path: string) => void; disabled: boolean }) {
  const { t } = useI18n();
  const [text, setText] = useState(path);
  useEffect(() => setText(path), [path]);
  return (
    <form
      className="min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        onGo(text.startsWith('/') ? text : `/${text}`);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      <input
        aria-label={t('preview.address')}
        value={text}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setText(path)}
        className="h-8 w-full min-w-0 rounded-full border border-transparent bg-hover px-3.5 font-mono text-xs text-muted focus:border-line-strong focus:text-ink disabled:opacity-60"
      />
    </form>
  );
}
