import type { Ref } from 'react';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { deviceWidths, type Device } from './PreviewBar';

interface Props {
  ref: Ref<HTMLIFrameElement>;
  url: string;
  device: Device;
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

export function Frame({ ref, url, device, hidden, interactive, onLoad }: Props) {
  const { t } = useI18n();
  const name = useProject((state) => state.project.name);
  const width = deviceWidths[device];
  return (
    <div className={cx('absolute inset-0 flex justify-center', width !== null && 'p-3', hidden && 'invisible')}>
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
        style={width === null ? undefined : { width }}
        className={cx(
          'h-full max-w-full bg-white',
          width === null ? 'w-full' : 'rounded-m border border-line-strong shadow-2',
        )}
      />
    </div>
  );
}
