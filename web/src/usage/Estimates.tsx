import { money } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import type { Estimate } from './usage';

const ways = ['browser', 'sandbox', 'docker'] as const;

/** What a month would cost, for each way in which the app can run. */
export function Estimates({ estimates }: { estimates: Estimate[] }) {
  const { t, language } = useI18n();
  return (
    <table className="w-full text-sm" data-testid="estimates">
      <caption className="pb-1.5 text-left font-semibold">
        {t('usage.estimate')}
        <span className="block text-xs font-normal text-muted">{t('usage.estimate.note')}</span>
      </caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            {t('usage.way')}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('usage.models')}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('usage.computing')}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('usage.total')}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {ways.map((way) => {
          const estimate = estimates.find((item) => item.way === way);
          if (!estimate) return null;
          return (
            <tr key={way} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left font-medium">
                {t(`usage.way.${way}`)}
              </th>
              <td className="py-1.5 text-right">
                {estimate.modelsUsd == null ? '–' : money(language, estimate.modelsUsd)}
              </td>
              <td className="py-1.5 text-right">{money(language, estimate.computingUsd)}</td>
              <td className="py-1.5 text-right font-semibold">{money(language, estimate.totalUsd ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
