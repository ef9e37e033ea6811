import { moment } from './dates.mjs';
import { el, sizeOf, written } from './dom.mjs';
import { becameOf, daysLate } from './terms.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').Submission} Submission */

/**
 * Something that was handed in: what it says, when it came, and what has become of it.
 * @param {Place} place
 * @param {Submission} submission
 */
export function submissionCard(place, submission) {
  const { number, submittedAt, daysLate: late, html, links, files, grade, rubric } = submission;
  const heading = el('h3', {}, `Submission ${number} · ${becameOf(submission)}`);
  const criteria = (grade?.criteria ?? []).map((points, n) =>
    el('li', {}, `${rubric[n]?.title ?? ''}: ${points} of ${rubric[n]?.points ?? ''}`),
  );
  return el(
    'li',
    { class: 'card question' },
    heading,
    el('p', { class: 'muted' }, `Handed in ${moment(submittedAt)}, ${daysLate(late)}`),
    html === null ? null : written(html),
    ...links.map((href) =>
      el('p', {}, el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href)),
    ),
    ...files.map((file) => download(place, submission.id, file)),
    criteria.length > 0 ? el('ul', {}, ...criteria) : null,
    grade?.html ? el('div', { class: 'callout' }, el('strong', {}, 'Feedback'), written(grade.html)) : null,
  );
}

/**
 * Its address is asked for when it is wanted: it is good for a while only.
 * @param {Place} place
 * @param {string} submissionId
 * @param {Submission['files'][number]} file
 */
function download({ session, schoolId }, submissionId, { id, name, bytes, removedAt }) {
  if (removedAt !== null)
    return el('p', { class: 'muted' }, `${name}, which was removed when something else counted`);
  const button = el('button', { type: 'button', class: 'quiet' }, `Download ${name}`);
  button.addEventListener('click', () => {
    const path = `/schools/${schoolId}/submissions/${submissionId}/files/${id}/download`;
    void session.get(path).then(
      ({ url }) => el('a', { href: url, download: name }).click(),
      (/** @type {Error} */ error) => {
        button.after(el('span', { class: 'problem', role: 'alert' }, ` ${error.message}`));
        button.disabled = true;
      },
    );
  });
  return el('p', {}, button, el('small', {}, ` ${sizeOf(bytes)}`));
}
