import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProposing, useSubstitutes } from '../../api/match-desk/substitutes.js';
import type { Substitute, Substitutes } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { Empty } from '../../components/empty.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

/** The best who are free for one person; one of them is proposed at once. */
export function ForOne({ id }: { id: string }) {
  const { moment } = useFormat();
  const { t } = useTranslation();
  const found = useSubstitutes(id);
  const proposing = useProposing(id);
  const [chosen, setChosen] = useState<Substitute>();
  const close = () => {
    setChosen(undefined);
    proposing.reset();
  };
  const [answerBy, setAnswerBy] = useState<string>();
  const propose = (other: Substitute) =>
    proposing.mutate(other.id, {
      onSuccess: ({ expiresAt }) => {
        setAnswerBy(expiresAt);
        setChosen(undefined);
      },
    });
  return (
    <QueryView query={found} lines={8}>
      {({ person, options, days }) => (
        <>
          <Head person={person} />
          <div role="status">
            {answerBy && (
              <Notice tone="good" title={t('substitutes.sent')}>
                <p>{t('substitutes.sentText', { date: moment(answerBy) })}</p>
              </Notice>
            )}
          </div>
          {!answerBy && <Options options={options} onChoose={setChosen} />}
          {chosen && (
            <ConfirmDialog
              title={t('substitutes.askTitle', { one: person.name, other: chosen.name })}
              confirm={t('substitutes.confirm')}
              isBusy={proposing.isPending}
              error={proposing.error}
              onConfirm={() => propose(chosen)}
              onClose={close}
            >
              <p>{t('substitutes.askText', { count: days })}</p>
            </ConfirmDialog>
          )}
        </>
      )}
    </QueryView>
  );
}

function Head({ person: { name, place, role, cohortId, cohort } }: Pick<Substitutes, 'person'>) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <div>
      <h2>{t('substitutes.for', { name })}</h2>
      <p className="hint">{[place, t(`roles.${role}`), cohort].filter((text) => text !== '').join(' · ')}</p>
      <p>
        <Link to={path(`/staff/substitutes?cohort=${cohortId}&side=${role}`)}>{t('substitutes.back')}</Link>
      </p>
    </div>
  );
}

interface OptionsProps {
  options: Substitutes['options'];
  onChoose: (option: Substitute) => void;
}

function Options({ options, onChoose }: OptionsProps) {
  const { t } = useTranslation();
  if (options.length === 0) {
    return (
      <Empty icon="people" title={t('substitutes.none')}>
        <p>{t('substitutes.noneText')}</p>
      </Empty>
    );
  }
  return (
    <ol className="stack">
      {options.map((option) => (
        <li key={option.id} className="card">
          <div className="card-row">
            <div>
              <h3 className="card-title">{option.name}</h3>
              {option.place && <p className="hint">{option.place}</p>}
            </div>
            <p className="tags">
              <Tag tone="info">{t('substitutes.score', { score: option.score })}</Tag>
              <Tag>{t('substitutes.places', { count: option.freeSeats })}</Tag>
            </p>
          </div>
          <details>
            <summary>{t('substitutes.why')}</summary>
            <ul className="bullets">
              {option.reasons.map(({ uses, text }) => (
                <li key={uses + text}>{text}</li>
              ))}
            </ul>
          </details>
          <p className="actions">
            <button
              type="button"
              className="button button-small"
              aria-label={t('substitutes.proposeLabel', { name: option.name })}
              onClick={() => onChoose(option)}
            >
              {t('substitutes.propose')}
            </button>
          </p>
        </li>
      ))}
    </ol>
  );
}
