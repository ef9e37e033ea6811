import { el } from './dom.mjs';
import { Refused, Session } from './session.mjs';

/**
 * Asks who it is. The address of the page may say the e-mail already: `/learn/#as=student1@…`.
 * @param {string} email
 * @param {(session: Session) => void} signedIn
 */
export function signInView(email, signedIn) {
  const said = el('p', { class: 'problem', role: 'alert' });
  const once = { name: 'code', autocomplete: 'one-time-code', inputMode: 'numeric' };
  const code = field('Code of your authenticator', once);
  code.hidden = true;
  const secret = { name: 'password', type: 'password', autocomplete: 'current-password', required: true };
  const button = el('button', { type: 'submit' }, 'Sign in');
  const form = el(
    'form',
    { class: 'card sign-in' },
    el('h1', { tabIndex: -1 }, 'Learn'),
    el('p', { class: 'muted' }, 'Sign in to your courses.'),
    field('E-mail', { name: 'email', type: 'email', autocomplete: 'username', required: true, value: email }),
    field('Password', secret),
    code,
    said,
    button,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    void attempt(form, code, said)
      .then((session) => session && signedIn(session))
      .finally(() => (button.disabled = false));
  });
  return form;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} code
 * @param {HTMLElement} said
 */
async function attempt(form, code, said) {
  const text = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value;
  const second = text('code').trim();
  const credentials = { email: text('email').trim(), password: text('password') };
  said.textContent = '';
  try {
    return await Session.signIn({ ...credentials, ...(second && { secondFactorCode: second }) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    code.hidden &&= error.code !== 'identity.second_factor_required';
    said.textContent = error.message;
    return null;
  }
}

/**
 * @param {string} name
 * @param {Record<string, import('./dom.mjs').Given>} of
 */
function field(name, of) {
  return el('label', { class: 'field' }, name, el('input', of));
}
