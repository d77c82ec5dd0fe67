import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLetter, useRunLetters } from '../../../api/match-desk/review.js';
import type { DeskPair, DeskRun, PreviewedLetter, RunLetters, LetterPreview as Wanted } from '../../../api/types.js';
import { RadioGroup } from '../../../components/form/choice-group.js';
import { SelectField } from '../../../components/form/select-field.js';
import { QueryView } from '../../../components/query-view.js';
import { useFormat } from '../../../i18n/use-format.js';

type Role = RunLetters['letters'][number]['role'];

/** The letters of one pair as they will be sent, each in the language of who gets it; staff choose whose. */
export function LetterPreview({ run, pairs }: { run: DeskRun; pairs: readonly DeskPair[] }) {
  const { t } = useTranslation();
  const { compare } = useFormat();
  const sorted = [...pairs].sort((one, other) => compare(one.student, other.student));
  const [student, setStudent] = useState(sorted[0]?.studentEnrolmentId ?? '');
  const [role, setRole] = useState<Role>('student');
  const letters = useRunLetters(run, student);
  return (
    <>
      <SelectField pointer="/letter/pair" label={t('desk.letters.pair')} value={student} onChange={setStudent}>
        {sorted.map((pair) => (
          <option key={pair.studentEnrolmentId} value={pair.studentEnrolmentId}>
            {t('desk.letters.option', { student: pair.student, mentor: pair.mentor })}
          </option>
        ))}
      </SelectField>
      <RadioGroup<Role>
        pointer="/letter/reader"
        legend={t('desk.letters.reader')}
        choices={(['student', 'mentor'] as const).map((value) => ({
          value,
          label: t(`desk.letters.readers.${value}`),
        }))}
        value={role}
        onChange={setRole}
      />
      <QueryView query={letters} lines={6}>
        {(found: RunLetters) => <Letter {...found} role={role} />}
      </QueryView>
    </>
  );
}

function Letter({ proposalId, inGroup, answerBy, letters, role }: RunLetters & { role: Role }) {
  const { t } = useTranslation();
  const letter = letters.find((one) => one.role === role);
  if (!letter) return null;
  const { name, language, otherName, otherPlace, reasons } = letter;
  const type = inGroup ? (`group-for-${role}` as const) : (`proposal-for-${role}` as const);
  const wanted = { type, language, name, params: { proposalId, answerBy } };
  return (
    <figure className="desk-letter">
      <figcaption className="hint">
        {t('desk.letters.to', { name, language: t(`desk.letters.languages.${language}`) })}
      </figcaption>
      <Written letter={wanted} />
      <p className="hint">{t('desk.letters.page')}</p>
      <p>
        <strong>{otherName}</strong>
        {otherPlace && <span className="hint desk-line">{otherPlace}</span>}
      </p>
      <p className="hint">{t('desk.publish.why')}</p>
      <ul className="bullets" lang={language}>
        {reasons.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </figure>
  );
}

function Written({ letter }: { letter: Wanted }) {
  const { t } = useTranslation();
  return (
    <QueryView query={useLetter(letter)} lines={4}>
      {({ language, subject, greeting, blocks, button }: PreviewedLetter) => (
        <>
          <div lang={language} className="desk-letter-text">
            <p className="notice-title">{subject}</p>
            <p>{greeting}</p>
            {blocks.map((block) => (
              <Block key={JSON.stringify(block)} block={block} />
            ))}
          </div>
          <p className="hint">
            {t('desk.letters.button')} <span lang={language}>{button}</span>
          </p>
        </>
      )}
    </QueryView>
  );
}

function Block({ block }: { block: PreviewedLetter['blocks'][number] }) {
  if (block.kind !== 'list') return <p>{block.text}</p>;
  return (
    <ul className="bullets">
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
