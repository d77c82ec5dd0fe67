import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { useLocalPath } from '../../app/language.js';
import { focusField } from '../../components/form/field-id.js';
import { useReading } from '../../i18n/use-reading.js';
import { ReadingPage } from './reading-page.js';

export function MentoringScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const me = useMe();
  const reading = useReading().data;
  const text = reading?.mentoring;
  const isHere = text !== undefined;

  // The footer leads to the questions, which come after the page.
  useEffect(() => {
    if (isHere && window.location.hash) focusField(`/${window.location.hash.slice(1)}`);
  }, [isHere]);

  return (
    <ReadingPage name={t('nav.mentoring')} text={text} more={text && { id: 'questions', title: text.questionsTitle }}>
      {reading && (
        <p>
          <Link to={path('/matching')}>{reading.matching.link}</Link>
        </p>
      )}
      {text && (
        <section aria-labelledby="questions">
          <h2 id="questions" tabIndex={-1}>
            {text.questionsTitle}
          </h2>
          {text.questions.map(({ question, answer }) => (
            <details key={question} className="question">
              <summary>{question}</summary>
              <p>{answer}</p>
            </details>
          ))}
          <p className="actions">
            <Link className="button" to={path(me ? '/home' : '/login')}>
              {me ? t('front.toHome') : t('nav.signIn')}
            </Link>
          </p>
        </section>
      )}
    </ReadingPage>
  );
}
