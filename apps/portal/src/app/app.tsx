import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import { isLanguage, preferredLanguage } from '../i18n/languages.js';
import { NotFound } from '../screens/not-found/not-found.js';
import { Guard } from './guard.js';
import { SCREENS, type ScreenRoute } from './screens.js';
import { Shell } from './shell.js';

function element({ Screen, access }: ScreenRoute) {
  if (access === 'public') return <Screen />;
  return (
    <Guard>
      <Screen />
    </Guard>
  );
}

/** An address without a language gets the one the browser asks for. */
function InLanguage() {
  const { language } = useParams();
  const { pathname, search } = useLocation();
  if (isLanguage(language)) return <Shell />;
  return <Navigate to={`/${preferredLanguage(navigator.languages)}${pathname}${search}`} replace />;
}

export function App() {
  return (
    <Routes>
      <Route path="/:language?" element={<InLanguage />}>
        {SCREENS.map((screen) => (
          <Route key={screen.path} path={screen.path} element={element(screen)} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
