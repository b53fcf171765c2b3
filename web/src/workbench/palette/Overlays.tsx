import { Commands } from './Commands';
import { QuickOpen } from './QuickOpen';
import { Shortcuts } from './Shortcuts';
import type { Overlay } from '../view';

interface Props {
  overlay: Overlay | null;
  onClose: () => void;
  onSearch: () => void;
}

/** What opens over the workbench by a key; loaded when the first of it is asked for. */
export default function Overlays({ overlay, onClose, onSearch }: Props) {
  if (overlay === 'files') return <QuickOpen onClose={onClose} />;
  if (overlay === 'palette') return <Commands onClose={onClose} onSearch={onSearch} />;
  if (overlay === 'shortcuts') return <Shortcuts onClose={onClose} />;
  return null;
}
