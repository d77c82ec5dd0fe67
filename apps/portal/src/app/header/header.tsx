import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { Icon } from '../../components/icon.js';
import { Mark } from '../../components/mark.js';
import { useLocalPath } from '../language.js';
import { Account } from './account.js';
import { LanguageSwitch } from './language-switch.js';
import { MainNav } from './main-nav.js';
import { useDisclosure } from './use-disclosure.js';

export function Header() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const me = useMe();
  const menu = useDisclosure();
  return (
    <header className="site-header">
      <div className="site-header-row" ref={menu.area}>
        <Link className="brand" to={path(me ? '/home' : '/')}>
          <Mark />
          <span>Luotsi</span>
        </Link>
        <button
          ref={menu.button}
          type="button"
          className="menu-button"
          aria-expanded={menu.isOpen}
          aria-controls="site-menu"
          onClick={menu.toggle}
        >
          <Icon name={menu.isOpen ? 'close' : 'menu'} />
          {t('nav.menu')}
        </button>
        <div id="site-menu" className="site-menu" data-open={menu.isOpen}>
          <MainNav isSignedIn={Boolean(me)} />
          <Account me={me ?? null} />
        </div>
        <LanguageSwitch isSignedIn={Boolean(me)} />
      </div>
    </header>
  );
}
