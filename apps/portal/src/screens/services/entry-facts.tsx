import { useTranslation } from 'react-i18next';
import type { DirectoryEntry } from '../../api/types.js';
import { Localised } from '../../components/localised.js';
import { isoDay } from '../../i18n/dates.js';
import { useFormat } from '../../i18n/use-format.js';

/** Facts with their source and how long they hold; one that holds no more says so. */
export function EntryFacts({ facts }: { facts: DirectoryEntry['facts'] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const today = isoDay(new Date());
  return (
    <dl className="entry-facts">
      {facts.map(({ label, value, source, validFrom, validTo }) => (
        <div key={label.source + validFrom + source.source + (value.en ?? value.fi ?? value.sv)}>
          <dt>
            <Localised text={label} />
          </dt>
          <dd>
            <strong>
              <Localised text={value} />
            </strong>
            <span className="hint">
              {validFrom && (
                <>
                  {validTo
                    ? t('services.validRange', { from: day(validFrom), to: day(validTo) })
                    : t('services.validFrom', { from: day(validFrom) })}
                  {validTo && validTo < today && ` – ${t('services.expired')}`}
                  <br />
                </>
              )}
              {t('services.source')} <Localised text={source} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
