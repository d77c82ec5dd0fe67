import { parseArgs } from 'node:util';
import { GrantRole, isStaffRole, Organisations, RegisterPerson, readAddress, STAFF_ROLES } from '#identity';
import { CatalogueTexts, errorTextKey } from '#platform';
import { DomainError, isId, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { HOUSE } from '../../../house.js';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';

const USAGE = `Usage: luotsi staff grant (--email ADDRESS | --eppn NAME@SCOPE) --role ROLE [--organisation NAME|ID|all] [--programme ID|all] [--name NAME]

Gives a person a staff role for an organisation (default: all) in a programme (default: all). A person who is not known yet gets an account.
Roles: ${STAFF_ROLES.join(', ')}`;

const ACTOR = { kind: 'command', name: 'luotsi staff grant' } as const;

interface GrantOptions {
  readonly email?: string;
  readonly eppn?: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly programme?: string;
  readonly name?: string;
}

function read(args: readonly string[]): GrantOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        eppn: { type: 'string' },
        role: { type: 'string' },
        organisation: { type: 'string' },
        programme: { type: 'string' },
        name: { type: 'string' },
      },
    });
    if (positionals.join(' ') !== 'grant') return 'The command is: staff grant';
    if (Boolean(values.email) === Boolean(values.eppn)) return 'Give either --email or --eppn.';
    if (!values.role || !isStaffRole(values.role)) return `--role must be one of: ${STAFF_ROLES.join(', ')}`;
    if (values.programme && values.programme !== 'all' && !isId(values.programme))
      return '--programme must be an id or all.';
    if (values.email && 'fault' in readAddress(values.email))
      return '--email is not an address that can sign in: only a-z, digits and plain signs before the @.';
    if (values.eppn && !/^[^\s@]+@[^\s@]+$/.test(values.eppn)) return '--eppn must look like name@university.fi.';
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `luotsi staff grant`: the way in for the first member of staff. Audited as a command. */
export async function staff(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  out: Output,
): Promise<number> {
  const options = read(args);
  if (typeof options === 'string') {
    out.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  try {
    await withHouse(env, async (house) => {
      const organisations = house.get(Organisations, { strict: false });
      const organisationId = await organisationOf(organisations, options.organisation);
      const register = house.get(RegisterPerson, { strict: false });
      const personId: PersonId = options.eppn
        ? await register.byEppn(options.eppn, ACTOR)
        : (
            await register.byAddress(
              { displayName: options.name ?? options.email ?? '', address: options.email ?? '', language: 'fi' },
              ACTOR,
            )
          ).personId;
      // Checked by read(): an id or absent.
      const programmeId = options.programme && options.programme !== 'all' ? (options.programme as ProgrammeId) : null;
      await house
        .get(GrantRole, { strict: false })
        .execute({ personId, role: options.role ?? '', organisationId, programmeId }, ACTOR);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const texts = new CatalogueTexts(HOUSE.filter((lib) => lib.texts).map((lib) => lib.name));
    out.error(texts.t('en', `${errorTextKey(error.code)}.detail`, error.params));
    return 2;
  }
  out.write(`Granted ${options.role} to ${options.eppn ?? options.email}.`);
  return 0;
}

async function organisationOf(
  organisations: Organisations,
  wanted: string | undefined,
): Promise<OrganisationId | null> {
  if (!wanted || wanted === 'all') return null;
  const found = isId(wanted) ? (await organisations.byIds([wanted])).get(wanted) : await organisations.byName(wanted);
  if (!found) throw new DomainError({ code: 'identity.unknown-organisation', kind: 'not-found' }, { name: wanted });
  return found.id;
}
