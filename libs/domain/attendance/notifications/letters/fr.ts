import type { Phrases } from './phrases.js';

export const fr: Phrases = {
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  labelled: (label, value) => `${label} : ${value}`,
  labels: {
    student: 'Élève',
    date: 'Date',
    lesson: 'Cours',
    time: 'Heure',
    rule: 'Règle',
    result: 'Résultat',
  },
  absence: {
    subject: (student, date) => `Absence : ${student}, ${date}`,
    intro: ({ school }) =>
      `L’établissement (${school}) a enregistré une absence dont le motif n’est pas encore connu.`,
    missed: {
      one: '{n} cours manqué jusqu’ici :',
      many: '{n} cours manqués jusqu’ici :',
      other: '{n} cours manqués jusqu’ici :',
    },
    ask: 'Si vous en connaissez le motif, merci d’en informer l’établissement. Si votre enfant devrait être en cours maintenant, merci d’appeler l’établissement sans attendre.',
  },
  correction: {
    subject: (student, date) => `Rectification : ${student}, ${date}`,
    present: ({ school }) =>
      `Nous vous avons écrit au sujet d’une absence. L’établissement (${school}) a corrigé son relevé : l’absence avait été notée par erreur.`,
    explained: ({ school }) =>
      `Nous vous avons écrit au sujet d’une absence. L’établissement (${school}) en a enregistré le motif : l’absence est maintenant expliquée.`,
    thanks: 'Vous n’avez rien à faire.',
  },
  reminder: {
    subject: (lesson) => `Appel non fait : ${lesson}`,
    intro: ({ school }) => `L’appel de ce cours n’a pas encore été transmis (${school}).`,
    ask: 'Merci de le faire maintenant : les familles ne sont prévenues d’une absence qu’une fois l’appel transmis.',
  },
  digest: {
    subject: {
      one: '{n} appel non transmis',
      many: '{n} appels non transmis',
      other: '{n} appels non transmis',
    },
    intro: ({ school, date }) => `${school}, ${date} : ces appels n’ont pas encore été transmis :`,
    more: { one: '… et {n} autre', many: '… et {n} autres', other: '… et {n} autres' },
  },
  alert: {
    subject: (student) => `Alerte d’assiduité : ${student}`,
    intro: ({ school }) => `Une règle d’assiduité de l’établissement (${school}) s’applique.`,
    rate: (rate, present, possible) => `assiduité ${rate} (${present} séances sur ${possible})`,
    lastDays: {
      one: 'au cours du dernier jour',
      many: 'au cours des {n} derniers jours',
      other: 'au cours des {n} derniers jours',
    },
    consecutive: {
      one: 'absence pendant {n} jour de classe',
      many: 'absence pendant {n} jours de classe de suite',
      other: 'absence pendant {n} jours de classe de suite',
    },
    lateness: { one: '{n} retard', many: '{n} retards', other: '{n} retards' },
    latenessMinutes: {
      one: '{n} minute de retard au total',
      many: '{n} minutes de retard au total',
      other: '{n} minutes de retard au total',
    },
    ask: 'L’alerte reste ouverte jusqu’à ce que quelqu’un la ferme ou que la règle ne s’applique plus.',
  },
  report: {
    subject: (date, share) => `Assiduité du ${date} : ${share}`,
    intro: ({ school, date }) => `${school}, ${date} : la journée en chiffres.`,
    attached:
      'Le PDF joint donne les chiffres par niveau et par code, ainsi que les derniers jours de classe.',
    title: 'Assiduité du jour',
    attendance: 'Assiduité',
    authorised: 'Absence justifiée',
    unauthorised: 'Absence non justifiée',
    late: 'Retards',
    minutesLate: 'Minutes de retard',
    complete: 'Appels transmis',
    onTime: 'Appels transmis à temps',
    days: 'Assiduité des derniers jours de classe',
    day: 'Jour',
    yearGroup: 'Niveau',
    attended: 'Présence',
    possible: 'Possible',
    code: 'Code',
    marks: 'Saisies',
    share: 'Part',
    missing: 'Appels non transmis',
    counted:
      'L’assiduité et l’absence comptent des demi-séances : suivies ou manquées / possibles sur les appels transmis. Retards : saisies de retard / saisies. Appels : transmis / tous sauf les annulés.',
  },
  zone: (zone) => `Les heures sont celles de l’établissement (${zone}).`,
  guardianBecause: (school, student) =>
    `Vous recevez ce message parce que vous figurez parmi les contacts de l’établissement (${school}). Élève : ${student}.`,
  staffBecause: (school) =>
    `Vous recevez ce message en raison de votre travail dans l’établissement (${school}).`,
  stop: 'Ne plus recevoir ces messages',
  page: {
    title: 'Messages de l’établissement',
    what: {
      absence: 'messages sur les absences',
      register_reminder: 'rappels d’appels non faits',
      registers_not_taken: 'liste quotidienne des appels non transmis',
      alert: 'alertes d’assiduité',
      daily_report: 'rapport du jour',
      announcement: 'annonces des cours en ligne',
    },
    ask: (what, school) => `Voulez-vous ne plus recevoir ces messages : ${what} (${school}) ?`,
    stop: 'Ne plus les recevoir',
    stopped: (what, school) => `Vous ne recevrez plus ces messages : ${what} (${school}).`,
    resume: 'Les recevoir à nouveau',
    resumed: (what, school) => `Vous recevrez à nouveau ces messages : ${what} (${school}).`,
  },
};
