import { useTranslation } from 'react-i18next';
import { useTopicNames } from '../../api/profiles.js';
import { useMarkTalk } from '../../api/talks.js';
import type { MyTalk, MyTalkRound, TalkMark } from '../../api/types.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { Icon } from '../../components/icon.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

const MARKS = ['like', 'neutral', 'avoid'] as const;

interface TalkCardProps {
  talk: MyTalk;
  role: MyTalkRound['role'];
  /** Marks can be changed. */
  isOpen: boolean;
}

/** One talk: when, where, with whom, and one's own mark. */
export function TalkCard({ talk, role, isOpen }: TalkCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicName = useTopicNames();
  const { other, table, startsAt } = talk;
  return (
    <li className="card">
      <p className="eyebrow">{t('talks.at', { time: format.moment(startsAt), table })}</p>
      <h3 className="card-title">{other.displayName}</h3>
      {other.headline && <p>{other.headline}</p>}
      {other.topics.length > 0 && (
        <>
          <p className="hint">{t(role === 'student' ? 'proposal.offers' : 'proposal.wishes')}</p>
          <ul className="tags">
            {other.topics.map((topic) => (
              <li key={topic}>
                <Tag tone="info">{topicName(topic) ?? '…'}</Tag>
              </li>
            ))}
          </ul>
        </>
      )}
      {other.text && <p className="own-words">{other.text}</p>}
      {isOpen ? (
        <MarkChoice talk={talk} />
      ) : (
        talk.mark && <p>{t('talks.marked', { mark: t(`talks.mark.${talk.mark}`) })}</p>
      )}
    </li>
  );
}

/** Saved with the choice; what is being saved, and that it is, stands beside it. */
function MarkChoice({ talk }: { talk: MyTalk }) {
  const { t } = useTranslation();
  const save = useMarkTalk(talk.id);
  const chosen = save.isPending ? save.variables : (talk.mark ?? undefined);
  return (
    <>
      <RadioGroup<TalkMark>
        pointer={`/marks/${talk.id}`}
        legend={t('talks.question', { name: talk.other.displayName })}
        look="chips"
        choices={MARKS.map((value) => ({ value, label: t(`talks.mark.${value}`) }))}
        value={chosen}
        onChange={(mark) => save.mutate(mark)}
      />
      <p role="status" className="talk-saved">
        {save.isPending && t('talks.saving')}
        {save.isSuccess && (
          <>
            <Icon name="check" />
            {t('talks.saved')}
          </>
        )}
      </p>
      {save.error ? <ProblemNotice error={save.error} /> : null}
    </>
  );
}
