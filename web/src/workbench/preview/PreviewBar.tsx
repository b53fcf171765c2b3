import {
  ArrowLeft,
  ArrowRight,
  Camera,
  ExternalLink,
  Laptop,
  Monitor,
  MousePointerClick,
  PencilLine,
  RotateCcwSquare,
  RotateCw,
  Smartphone,
  SquareChevronRight,
  Tablet,
} from 'lucide-react';
import { previewLink } from '../../api/projects';
import type { Sandbox } from '../../api/types';
import { IconButton } from '../../design/IconButton';
import { Menu, MenuChoice } from '../../design/Menu';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { AddressField } from './AddressField';
import { devices, type Device } from './devices';

const icons = { full: Monitor, laptop: Laptop, tablet: Tablet, phone: Smartphone };

interface Props {
  path: string;
  ready: boolean;
  ports: Sandbox['ports'];
  port: number | null;
  onPort: (port: number | null) => void;
  device: Device;
  onDevice: (device: Device) => void;
  onTurn: () => void;
  picking: boolean;
  panelOpen: boolean;
  onPanel: () => void;
  onGo: (path: string) => void;
  onReload: () => void;
  editing: boolean;
  /** Starts changing a text or a look by hand; null as for the others below. */
  onEdit: (() => void) | null;
  /** Null while the page does not take commands. */
  onPick: (() => void) | null;
  onShot: (() => void) | null;
  onBack: (() => void) | null;
  onForward: (() => void) | null;
}

export function PreviewBar(props: Props) {
  const { t } = useI18n();
  const { path, ready, device, port, ports } = props;
  const id = useProject((state) => state.project.id);
  const DeviceIcon = icons[device];

  const openTab = async () => {
    // Opened before the request: a window that opens later would be blocked.
    const tab = open('', '_blank');
    if (!tab) return;
    tab.opener = null;
    try {
      tab.location.href = (await previewLink(id, port)).openUrl;
    } catch {
      tab.close();
    }
  };

  return (
    <div className="flex h-11 shrink-0 items-center gap-0.5 border-b border-line px-2">
      <IconButton
        label={t('preview.back')}
        className="max-sm:hidden"
        onClick={() => props.onBack?.()}
        disabled={!props.onBack}
      >
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('preview.forward')}
        className="max-sm:hidden"
        onClick={() => props.onForward?.()}
        disabled={!props.onForward}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('preview.reload')} onClick={props.onReload} disabled={!ready}>
        <RotateCw size={15} aria-hidden />
      </IconButton>
      <AddressField path={path} onGo={props.onGo} disabled={!ready} />
      {ports.length > 1 && (
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t('preview.port')}
              className="h-8 shrink-0 rounded-s px-2 font-mono text-xs text-muted hover:bg-hover"
            >
              :{port ?? ports[0]?.port}
            </button>
          }
        >
          <MenuChoice
            label={t('preview.port')}
            value={String(port ?? ports[0]?.port)}
            onChange={(value) => props.onPort(value === String(ports[0]?.port) ? null : Number(value))}
            options={ports.map((item) => ({ value: String(item.port), text: String(item.port) }))}
          />
        </Menu>
      )}
      <IconButton
        data-testid="pick"
        label={t('preview.pick')}
        pressed={props.picking}
        disabled={!props.onPick}
        onClick={() => props.onPick?.()}
      >
        <MousePointerClick size={16} aria-hidden />
      </IconButton>
      <IconButton
        data-testid="edit"
        label={t('edit.title')}
        pressed={props.editing}
        disabled={!props.onEdit}
        onClick={() => props.onEdit?.()}
      >
        <PencilLine size={16} aria-hidden />
      </IconButton>
      <IconButton
        data-testid="shot"
        label={t('preview.shot')}
        className="max-sm:hidden"
        disabled={!props.onShot}
        onClick={() => props.onShot?.()}
      >
        <Camera size={16} aria-hidden />
      </IconButton>
      <Menu
        trigger={
          <IconButton label={t('preview.device')} data-testid="device" className="max-sm:hidden">
            <DeviceIcon size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuChoice
          name="devices"
          label={t('preview.device')}
          value={device}
          onChange={props.onDevice}
          options={devices.map((value) => ({ value, text: t(`preview.device.${value}`) }))}
        />
      </Menu>
      {device !== 'full' && (
        <IconButton label={t('preview.turn')} className="max-sm:hidden" onClick={props.onTurn}>
          <RotateCcwSquare size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton
        data-testid="open-console"
        label={t('preview.panel')}
        pressed={props.panelOpen}
        onClick={props.onPanel}
      >
        <SquareChevronRight size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('preview.openTab')} onClick={() => void openTab()}>
        <ExternalLink size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
