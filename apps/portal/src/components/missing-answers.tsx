import { Link } from 'react-router';
import type { Role } from '../api/types.js';
import { useLocalPath } from '../app/language.js';
import { fieldId } from './form/field-id.js';
import { usePointerName } from './form/use-pointer-name.js';

interface MissingAnswersProps {
  /** JSON pointers into the profile. */
  missing: readonly string[];
  forRole: Role;
}

/** The answers that a profile still needs, each a link to its question. */
export function MissingAnswers({ missing, forRole }: MissingAnswersProps) {
  const path = useLocalPath();
  const nameOf = usePointerName();
  return (
    <ul className="links">
      {missing.map((pointer) => (
        <li key={pointer}>
          <Link to={path(`/profile?role=${forRole}#${fieldId(pointer)}`)}>{nameOf(pointer)}</Link>
        </li>
      ))}
    </ul>
  );
}
