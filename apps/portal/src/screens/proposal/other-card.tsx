import { useTranslation } from 'react-i18next';
import { useTopicNames } from '../../api/profiles.js';
import type { Proposal } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLevelName } from '../../i18n/use-level-name.js';

/** The other person, as far as a proposal shows them. */
export function OtherCard({ proposal, isOver }: { proposal: Proposal; isOver: boolean }) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const levelName = useLevelName();
  const topicName = useTopicNames();
  const { other, role, cameFrom } = proposal;
  const otherRole = role === 'student' ? 'mentor' : 'student';
  const eyebrow = () => {
    if (isOver) return t(`roles.${otherRole}`);
    return t(cameFrom === 'request' ? `request.other_${otherRole}` : `proposal.other_${otherRole}`);
  };
  return (
    <article className="card card-roomy other-card" aria-labelledby="other">
      <div className="other-head">
        <span className="other-badge">
          <Icon name={otherRole === 'mentor' ? 'work' : 'university'} />
        </span>
        <div>
          <p className="eyebrow">{eyebrow()}</p>
          <h2 id="other">{other.displayName}</h2>
          {other.headline && <p>{other.headline}</p>}
        </div>
      </div>
      {other.text && (
        <figure className="own-words">
          <figcaption className="visually-hidden">{t('proposal.ownWords')}</figcaption>
          <blockquote>{other.text}</blockquote>
        </figure>
      )}
      {!isOver && (
        <>
          <h3>{t(role === 'student' ? 'proposal.offers' : 'proposal.wishes')}</h3>
          <ul className="tags">
            {other.topics.map((topic) => (
              <li key={topic}>
                <Tag tone="info">{topicName(topic) ?? '…'}</Tag>
              </li>
            ))}
          </ul>
          <h3>{t('proposal.languages')}</h3>
          <ul className="tags">
            {other.languages.map(({ language, level }) => (
              <li key={language}>
                <Tag>{t('common.languageLevel', { language: languageName(language), level: levelName(level) })}</Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
