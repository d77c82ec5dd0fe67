import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../api/types.js';

/** What the student wrote to the mentor whom she asked. */
export function Message({ proposal: { message, role } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  if (message === '') return null;
  return (
    <section className="card own-words" aria-labelledby="message">
      <h2 id="message" className="card-title">
        {t(role === 'mentor' ? 'request.theirMessage' : 'request.myMessage')}
      </h2>
      <blockquote>{message}</blockquote>
    </section>
  );
}
