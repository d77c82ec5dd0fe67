// The reference of sign-in.mjs: what a program has with passport-saml alone, in a process of its own. MultiSamlStrategy with a cache in memory behind a minimal Express app, sessions in memory; signatures and InResponseTo are checked, nothing of what we check besides.
import { MultiSamlStrategy } from '@node-saml/passport-saml';
import express from 'express';
import session from 'express-session';
import passport from 'passport';

// MultiSamlStrategy makes a SAML anew for every request, so that the library's own cache would forget at once.
const asked = new Map();
const cacheProvider = {
  saveAsync: async (key, value) => ({ createdAt: Date.now(), value: asked.set(key, value).get(key) }),
  getAsync: async (key) => asked.get(key) ?? null,
  removeAsync: async (key) => (asked.delete(key) ? key : null),
};

const { publicUrl, ssoUrl, certificate, audience } = JSON.parse(process.argv[2]);
const options = {
  issuer: audience,
  audience,
  callbackUrl: `${publicUrl}/auth/saml/acs`,
  entryPoint: ssoUrl,
  idpCert: [certificate],
  identifierFormat: null,
  disableRequestedAuthnContext: true,
  signatureAlgorithm: 'sha256',
  acceptedClockSkewMs: 180_000,
  wantAssertionsSigned: true,
  wantAuthnResponseSigned: true,
  validateInResponseTo: 'always',
  cacheProvider,
};
const strategy = { getSamlOptions: (_request, done) => done(null, options) };
const keep = (profile, done) => done(null, { id: profile.nameID });
passport.use(new MultiSamlStrategy(strategy, keep, keep));
passport.serializeUser((user, done) => done(null, user.id));

const app = express();
app.use(session({ secret: 'bench', resave: false, saveUninitialized: false }), passport.initialize());
app.get('/auth/saml/login', passport.authenticate('saml'));
app.post(
  '/auth/saml/acs',
  express.urlencoded({ extended: false }),
  passport.authenticate('saml'),
  (_request, response) => response.redirect(303, '/'),
);
app.get('/health/live', (_request, response) => response.send('up'));
app.listen(Number(process.env.PORT), '127.0.0.1');
