import { useTranslation } from 'react-i18next';
import type { DeskPair, DeskRun, WhatIfResult } from '../../../api/types.js';
import { meanOf, worstTenth } from '../run/pair-statistics.js';
import { useNumbers } from '../use-numbers.js';
import { HomeBars } from './home-bars.js';
import { Turned } from './turned.js';

interface WhatIfAnswerProps {
  run: DeskRun;
  pairs: readonly DeskPair[] | undefined;
  answer: WhatIfResult;
}

/** The answer beside the run as it is. */
export function WhatIfAnswer({ run, pairs = [], answer }: WhatIfAnswerProps) {
  const { t } = useTranslation();
  const { number, change } = useNumbers();
  const rows = [
    ['matched', run.matched, answer.matched],
    ['mean', meanOf(pairs), answer.mean],
    ['worstTenth', worstTenth(pairs), answer.worstTenth],
  ] as const;
  const homes = answer.organisations.map(({ name, students, matched }) => ({
    ...{ name, students },
    first: pairs.filter(({ home }) => home === name).length,
    second: matched,
  }));
  const differs = number(Math.abs(answer.matched - run.matched));
  return (
    <div className="card card-roomy">
      <p role="status" className="notice-title">
        {answer.matched === run.matched
          ? t('desk.whatIf.sameMatched', { matched: number(answer.matched) })
          : t(answer.matched > run.matched ? 'desk.whatIf.moreMatched' : 'desk.whatIf.fewerMatched', {
              ...{ matched: number(answer.matched), differs },
            })}{' '}
        {t('desk.whatIf.changed', { count: answer.changed })}
      </p>
      <table className="desk-table">
        <caption className="visually-hidden">{t('desk.whatIf.title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('desk.whatIf.now')}</th>
            <th scope="col">{t('desk.whatIf.then')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, now, then]) => (
            <tr key={name}>
              <th scope="row">{t(`desk.whatIf.${name}`)}</th>
              <td>{number(now)}</td>
              <td>
                <strong>{number(then)}</strong>
                {then === now ? null : ` (${change(then - now)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <HomeBars
        caption={t('desk.balance.homes')}
        rows={homes}
        first={t('desk.whatIf.now')}
        second={t('desk.whatIf.then')}
      />
      <Turned answer={answer} />
    </div>
  );
}
