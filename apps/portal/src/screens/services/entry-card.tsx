import { useTranslation } from 'react-i18next';
import type { DirectoryEntry } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { Localised, useLocalised } from '../../components/localised.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { EntryFacts } from './entry-facts.js';
import { useNeedName } from './use-need-name.js';

export function EntryCard({ entry }: { entry: DirectoryEntry }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const needName = useNeedName();
  const nameOf = useLocalised();
  const isClosed = entry.state === 'closed';
  return (
    <article className={isClosed ? 'card entry entry-closed' : 'card entry'}>
      <p className="eyebrow">{t(`services.kindOne.${entry.kind}`)}</p>
      <h2 className="card-title">
        <Localised text={entry.name} />
      </h2>
      {isClosed && (
        <p className="tags">
          <Tag tone="bad">{t('services.closed')}</Tag>
        </p>
      )}
      <p>
        <Localised text={entry.description} />
      </p>
      <ul className="tags">
        {entry.needs.map((need) => (
          <li key={need}>
            <Tag tone="info">{needName(need)}</Tag>
          </li>
        ))}
      </ul>
      {entry.facts.length > 0 && <EntryFacts facts={entry.facts} />}
      <p className="entry-foot">
        {entry.url && !isClosed && (
          <a
            className="button button-second button-small"
            href={entry.url}
            rel="noreferrer"
            aria-label={`${t('services.visit')}: ${nameOf(entry.name)} (${t('common.newPage')})`}
          >
            {t('services.visit')}
            <Icon name="out" />
          </a>
        )}
        <span className="hint">
          {entry.checkedOn ? t('services.checked', { date: day(entry.checkedOn) }) : t('services.unchecked')}
        </span>
      </p>
    </article>
  );
}
