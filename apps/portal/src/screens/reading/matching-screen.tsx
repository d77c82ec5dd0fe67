import { useMatchRules } from '../../api/match-rules.js';
import type { HowMatchingWorks } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { QueryView } from '../../components/query-view.js';
import { type Reading, useReading } from '../../i18n/use-reading.js';

type Words = Reading['matching'];

/** How pairs are found: made from the rules in force, for every round that goes on. */
export function MatchingScreen() {
  const reading = useReading();
  const rules = useMatchRules();
  const words = reading.data?.matching;
  return (
    <Page title={words?.title ?? ''} lead={words?.lead} width="wide">
      <QueryView query={rules} lines={8}>
        {(items) =>
          words && (
            <div className="prose">
              {items.length === 0 && (
                <Empty icon="info" title={words.none}>
                  <p>{words.noneText}</p>
                </Empty>
              )}
              {items.map((item) => (
                <RulesOfRounds key={item.rounds.join()} item={item} words={words} />
              ))}
            </div>
          )
        }
      </QueryView>
    </Page>
  );
}

function RulesOfRounds({ item, words }: { item: HowMatchingWorks; words: Words }) {
  const language = useLanguage();
  const rounds = new Intl.ListFormat(language, { type: 'conjunction' }).format(item.rounds);
  return (
    <section>
      <h2>{words.rounds.replace('{{rounds}}', rounds)}</h2>
      <h3>{words.must}</h3>
      <Sentences texts={item.must} />
      <h3>{words.counts}</h3>
      <p>{words.countsText}</p>
      <Points item={item} words={words} />
      <Sentences texts={item.notes} />
      <h3>{words.order}</h3>
      <p>{words.orderText}</p>
      <ol>
        {item.order.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      <h3>{words.never}</h3>
      <Sentences texts={item.never} />
    </section>
  );
}

function Points({ item, words }: { item: HowMatchingWorks; words: Words }) {
  return (
    <table className="rule-points">
      <caption className="visually-hidden">{words.counts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.points}</th>
        </tr>
      </thead>
      <tbody>
        {item.counts.map(({ text, points }) => (
          <tr key={text}>
            <td>{text}</td>
            <td>{points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sentences({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
