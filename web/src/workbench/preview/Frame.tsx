import { useEffect, useRef, useState, type Ref } from 'react';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { scaleFor, sizeOf, type Device } from './devices';

interface Props {
  ref: Ref<HTMLIFrameElement>;
  url: string;
  device: Device;
  turned: boolean;
  hidden: boolean;
  interactive: boolean;
  onLoad: () => void;
}

/**
 * The app lives on an origin of its own, so it may keep that origin (storage and its cookies work), run scripts and open windows.
 * It may not navigate this page, and it gets no referrer.
 */
const allowed =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads allow-pointer-lock';

const MARGIN_PX = 16;

export function Frame({ ref, url, device, turned, hidden, interactive, onLoad }: Props) {
  const { t } = useI18n();
  const name = useProject((state) => state.project.name);
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const size = sizeOf(device, turned);
  const scale = size && room.width > 0 ? scaleFor(size, room, MARGIN_PX) : 1;

  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={place} className={cx('absolute inset-0 overflow-hidden', hidden && 'invisible')}>
      <div
        // The same element whatever the device: another one would load the app anew.
        style={
          size
            ? {
                width: size.width,
                height: size.height,
                left: Math.max(0, (room.width - size.width * scale) / 2),
                top: Math.max(0, (room.height - size.height * scale) / 2),
                transform: `scale(${scale})`,
              }
            : { width: '100%', height: '100%', left: 0, top: 0 }
        }
        className={cx(
          'absolute origin-top-left overflow-hidden bg-white',
          size && 'rounded-m shadow-2 outline outline-line-strong',
        )}
      >
        <iframe
          ref={ref}
          data-testid="preview-frame"
          src={url}
          onLoad={onLoad}
          title={t('preview.title', { name })}
          sandbox={allowed}
          allow="clipboard-write; fullscreen"
          referrerPolicy="no-referrer"
          tabIndex={interactive ? 0 : -1}
          className="h-full w-full"
        />
      </div>
    </div>
  );
}
