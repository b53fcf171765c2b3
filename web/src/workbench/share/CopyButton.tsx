import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../design/IconButton';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';

/** How long "copied" is shown. */
const SHOWN_MS = 2_000;

export function CopyButton({ text, className }: { text: string; className?: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Some browsers ask and are told no: the text is there to be marked by hand.
      toast(t('share.copy.failed'), { tone: 'bad' });
    }
  };

  return (
    <IconButton
      data-testid="copy"
      label={t(copied ? 'app.copied' : 'app.copy')}
      className={className}
      onClick={() => void copy()}
    >
      {copied ? <Check size={16} className="text-good" aria-hidden /> : <Copy size={16} aria-hidden />}
    </IconButton>
  );
}
