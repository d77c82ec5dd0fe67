import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useWithoutPair } from '../../api/match-desk/substitutes.js';
import type { Role, WithoutPair } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Empty } from '../../components/empty.js';
import { SelectField } from '../../components/form/select-field.js';
import { TextField } from '../../components/form/text-field.js';
import { QueryView } from '../../components/query-view.js';
import { Tag } from '../../components/tag.js';
import { useSynced } from '../../components/use-synced.js';
import { useFormat } from '../../i18n/use-format.js';

interface WaitingProps {
  rounds: readonly { id: string; name: string; programme: string }[];
  cohort: string;
  role: Role;
  q: string;
}

/** Who is without a pair in a round. */
export function Waiting({ rounds, cohort, role, q }: WaitingProps) {
  const { t } = useTranslation();
  const [, setAddress] = useSearchParams();
  const [text, setText] = useSynced(q);
  const people = useWithoutPair(cohort, role, q);
  const go = (change: { cohort?: string; side?: string }) =>
    setAddress({ cohort, side: role, ...(text.trim() && { q: text.trim() }), ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({});
  };
  return (
    <>
      <search aria-label={t('substitutes.title')}>
        <form className="filter card" onSubmit={submit}>
          <SelectField
            pointer="/cohort"
            label={t('substitutes.cohort')}
            value={cohort}
            onChange={(id) => go({ cohort: id })}
          >
            {rounds.map(({ id, name, programme }) => (
              <option key={id} value={id}>
                {name} ({programme})
              </option>
            ))}
          </SelectField>
          <SelectField pointer="/side" label={t('substitutes.side')} value={role} onChange={(side) => go({ side })}>
            <option value="student">{t('substitutes.students')}</option>
            <option value="mentor">{t('substitutes.mentors')}</option>
          </SelectField>
          <TextField
            pointer="/q"
            type="search"
            label={t('substitutes.search')}
            maxLength={100}
            value={text}
            onChange={setText}
          />
          <button type="submit" className="button button-second">
            {t('substitutes.show')}
          </button>
        </form>
      </search>
      <QueryView query={people} lines={6}>
        {({ items, total }) => (
          <>
            <p role="status" className="found">
              {t('substitutes.found', { count: total })}
              {items.length < total && ` ${t('substitutes.first', { shown: items.length })}`}
            </p>
            {items.length > 0 ? (
              <ul className="stack">
                {items.map((person) => (
                  <Person key={person.id} person={person} />
                ))}
              </ul>
            ) : (
              <Empty icon="people" title={t('substitutes.nobody')}>
                <p>{t('substitutes.nobodyText')}</p>
              </Empty>
            )}
          </>
        )}
      </QueryView>
    </>
  );
}

function Person({ person: { id, name, place, role, pairEndedAt, freeSeats } }: { person: WithoutPair }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { day } = useFormat();
  return (
    <li className="card card-row">
      <div>
        <h2 className="card-title">{name}</h2>
        {place && <p className="hint">{place}</p>}
      </div>
      <p className="tags">
        <Tag tone={pairEndedAt ? 'warning' : 'plain'}>
          {pairEndedAt ? t('substitutes.ended', { date: day(pairEndedAt) }) : t('substitutes.waits')}
        </Tag>
        {role === 'mentor' && <Tag tone="info">{t('substitutes.places', { count: freeSeats })}</Tag>}
      </p>
      <Link
        className="button button-second button-small"
        aria-label={t('substitutes.choose', { name })}
        to={path(`/staff/substitutes?for=${id}`)}
      >
        {t('substitutes.chooseShort')}
      </Link>
    </li>
  );
}
