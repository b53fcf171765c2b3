import { PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { Button } from '../../design/Button';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import type { OpenSession } from './useBrowserSession';

/** Packages that the code imports and the project has not: one click adds and installs them, and the page goes on meanwhile. */
export function MissingPackages({ open }: { open: OpenSession }) {
  const { t, errorText } = useI18n();
  const busy = useProject((state) => runningTurn(state) !== null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { adding, errors } = open.state;
  const names = [...new Set(errors.flatMap((error) => error.package ?? []))];
  // While a turn writes, package.json may be the next file.
  if (names.length === 0 || busy) return null;

  const add = async () => {
    setRefusal(null);
    try {
      await open.session.add(names);
    } catch (error) {
      setRefusal(codeOf(error));
    }
  };

  return (
    <div
      role="status"
      data-testid="missing-packages"
      className="pop absolute inset-x-3 top-3 mx-auto flex max-w-xl items-center gap-3 rounded-m border border-line-strong bg-raised py-2 pr-2 pl-3.5 shadow-2"
    >
      <PackagePlus size={16} aria-hidden className="shrink-0 text-care" />
      <p className="min-w-0 flex-1 text-sm wrap-anywhere">
        {refusal ? errorText(refusal) : t('runtime.missing', { count: names.length, names: names.join(', ') })}
      </p>
      <Button size="s" kind="ember" disabled={adding} onClick={() => void add()}>
        {t(adding ? 'runtime.missing.adding' : 'runtime.missing.add')}
      </Button>
    </div>
  );
}
