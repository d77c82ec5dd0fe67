import { useTranslation } from 'react-i18next';
import { useMarking } from '../../api/mentors.js';
import { useTopicNames } from '../../api/profiles.js';
import type { MentorCard as Mentor } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLevelName } from '../../i18n/use-level-name.js';

interface MentorCardProps {
  mentor: Mentor;
  /** Left out where she cannot be asked now. */
  onAsk: (() => void) | undefined;
}

/** A mentor as far as a student sees her before both have said yes. */
export function MentorCard({ mentor, onAsk }: MentorCardProps) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const levelName = useLevelName();
  const topicName = useTopicNames();
  const { id, displayName, headline, text, topics, languages, reasons } = mentor;
  return (
    <article className="card card-roomy mentor-card" aria-labelledby={`mentor-${id}`}>
      <div>
        <h2 id={`mentor-${id}`} className="card-title">
          {displayName}
        </h2>
        {headline && <p>{headline}</p>}
      </div>
      {text && <blockquote>{text}</blockquote>}
      <h3>{t('proposal.offers')}</h3>
      <ul className="tags">
        {topics.map((topic) => (
          <li key={topic}>
            <Tag tone="info">{topicName(topic) ?? '…'}</Tag>
          </li>
        ))}
      </ul>
      <h3>{t('proposal.languages')}</h3>
      <ul className="tags">
        {languages.map(({ language, level }) => (
          <li key={language}>
            <Tag>{t('common.languageLevel', { language: languageName(language), level: levelName(level) })}</Tag>
          </li>
        ))}
      </ul>
      {reasons.length > 0 && (
        <>
          <h3>{t('mentors.common')}</h3>
          <ul className="bullets">
            {reasons.map((reason) => (
              <li key={reason.uses + reason.text}>{reason.text}</li>
            ))}
          </ul>
        </>
      )}
      <Acts mentor={mentor} onAsk={onAsk} />
    </article>
  );
}

function Acts({ mentor: { id, displayName, isMarked }, onAsk }: MentorCardProps) {
  const { t } = useTranslation();
  const marking = useMarking();
  const mark = () => !marking.isPending && marking.mutate({ id, isMarked: !isMarked });
  return (
    <>
      {marking.error ? <ProblemNotice error={marking.error} /> : null}
      <p className="actions mentor-acts">
        {onAsk && (
          <button type="button" className="button" aria-describedby={`mentor-${id}`} onClick={onAsk}>
            {t('mentors.ask')}
          </button>
        )}
        <button
          type="button"
          className="button button-second"
          aria-pressed={isMarked}
          aria-disabled={marking.isPending}
          aria-label={t('mentors.markLabel', { name: displayName })}
          onClick={mark}
        >
          <Icon name={isMarked ? 'check' : 'plus'} />
          {t('mentors.mark')}
        </button>
      </p>
    </>
  );
}
